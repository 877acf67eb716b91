import type {
  EmailAddressJSON,
  ExternalAccountJSON,
  PhoneNumberJSON,
  PublicUserDataJSON,
  UserJSON,
} from 'auth-elements/wire';
import type { Selectable } from 'kysely';
import { connectionFor, connectionIdIn } from '../enterprise/connection.js';
import { enterpriseAccounts } from '../enterprise/enterprise-account-json.js';
import { imageUrl } from '../images/image-id.js';
import type { Instance } from '../instance.js';
import {
  externalAccounts,
  externalAccountsOf,
  failedTripsOf,
  unconnectedJSON,
} from '../oauth/external-account-json.js';
import type { ExternalAccountRow } from '../oauth/external-accounts.js';
import { madePasskeyJSON } from '../passkey/passkey-json.js';
import { passkeysOf } from '../passkey/passkey-row.js';
import { walletJSON } from '../wallet/wallet-json.js';
import type { Settings } from '../settings.js';
import type { Database, Schema } from '../store/schema.js';
import { verificationObject } from '../strategies/verification-object.js';

type UserRow = Selectable<Schema['users']> & { readonly totp: unknown; readonly backup_code: unknown };
type AddressRow = Selectable<Schema['email_addresses']>;

/** Users with what they have enrolled: one question for all of them. */
function readUsers(database: Database, ids: readonly string[]): Promise<readonly UserRow[]> {
  return database
    .selectFrom('users')
    .selectAll()
    .select(from => [
      from
        .exists(
          from
            .selectFrom('authenticators')
            .select('authenticators.id')
            .whereRef('authenticators.user_id', '=', 'users.id')
            .where('authenticators.verified_at', 'is not', null),
        )
        .as('totp'),
      from
        .exists(
          from
            .selectFrom('backup_codes')
            .select('backup_codes.id')
            .whereRef('backup_codes.user_id', '=', 'users.id')
            .where('backup_codes.used_at', 'is', null),
        )
        .as('backup_code'),
    ])
    .where('users.id', 'in', ids)
    .execute();
}

/** Users as their own browsers see them, by id. Private metadata and hashes stay here. */
export async function usersJSON(instance: Instance, ids: readonly string[]): Promise<ReadonlyMap<string, UserJSON>> {
  if (ids.length === 0) return new Map();
  const { database, settings, clock } = instance;
  const now = clock.now();
  const [users, addresses, numbers, wallets, passkeys, accounts, failed] = await Promise.all([
    readUsers(database, ids),
    database.selectFrom('email_addresses').selectAll().where('user_id', 'in', ids).orderBy('created_at').execute(),
    database.selectFrom('phone_numbers').selectAll().where('user_id', 'in', ids).orderBy('created_at').execute(),
    database.selectFrom('web3_wallets').selectAll().where('user_id', 'in', ids).orderBy('created_at').execute(),
    passkeysOf(database, ids),
    externalAccountsOf(database, ids),
    failedTripsOf(instance, ids, now),
  ]);
  return new Map(
    users.map(user => [
      user.id,
      userJSON(
        user,
        {
          email_addresses: addresses
            .filter(address => address.user_id === user.id)
            .map(address => addressJSON(settings, address)),
          phone_numbers: numbers.filter(number => number.user_id === user.id).map(phoneNumberJSON),
          web3_wallets: wallets.filter(wallet => wallet.user_id === user.id).map(wallet => walletJSON(wallet)),
          passkeys: passkeys.filter(passkey => passkey.user_id === user.id).map(madePasskeyJSON),
          ...accountsJSON(
            settings,
            accounts.filter(account => account.user_id === user.id),
            failed.filter(trip => trip.user_id === user.id).map(trip => unconnectedJSON(instance, trip, now)),
          ),
        },
        now,
        settings,
      ),
    ]),
  );
}

type Owned = Pick<
  UserJSON,
  | 'email_addresses'
  | 'phone_numbers'
  | 'web3_wallets'
  | 'passkeys'
  | 'external_accounts'
  | 'enterprise_accounts'
  | 'saml_accounts'
>;

/** Those at other sites, and those at an organization's identity provider. */
function accountsJSON(settings: Settings, rows: readonly ExternalAccountRow[], failed: readonly ExternalAccountJSON[]) {
  const others = rows.filter(({ provider }) => connectionIdIn(provider) === undefined);
  return { external_accounts: externalAccounts(others, failed), ...enterpriseAccounts(settings, rows) };
}

/** What no user of this server has, said in the protocol's words. */
const notOffered = {
  organization_memberships: [],
  create_organization_enabled: false,
  create_organizations_limit: null,
} as const satisfies Partial<UserJSON>;

function userJSON(user: UserRow, owned: Owned, now: number, settings: Settings): UserJSON {
  const lockedFor = user.locked_until !== null && user.locked_until > now ? user.locked_until - now : 0;
  return {
    object: 'user',
    id: user.id,
    external_id: user.external_id,
    username: user.username,
    first_name: user.first_name,
    last_name: user.last_name,
    image_url: imageUrl(settings, user.id, user.image_id),
    has_image: user.image_id !== null,
    primary_email_address_id: user.primary_email_address_id,
    primary_phone_number_id: user.primary_phone_number_id,
    primary_web3_wallet_id: user.primary_web3_wallet_id,
    password_enabled: user.password_hash !== null,
    ...secondStep(user, owned, settings),
    ...notOffered,
    delete_self_enabled: settings.deleteSelf,
    ...owned,
    public_metadata: user.public_metadata,
    unsafe_metadata: user.unsafe_metadata,
    last_sign_in_at: user.last_sign_in_at,
    last_active_at: user.last_active_at,
    banned: user.banned_at !== null,
    locked: lockedFor > 0,
    lockout_expires_in_seconds: lockedFor > 0 ? Math.ceil(lockedFor / 1000) : null,
    verification_attempts_remaining: Math.max(0, settings.lockout.lockAfter - user.failed_passwords),
    legal_accepted_at: user.legal_accepted_at,
    password_last_updated_at: user.password_updated_at,
    created_at: user.created_at,
    updated_at: user.updated_at,
  };
}

export function phoneNumberJSON(number: Selectable<Schema['phone_numbers']>): PhoneNumberJSON {
  return {
    object: 'phone_number',
    id: number.id,
    phone_number: number.phone_number,
    reserved: false,
    reserved_for_second_factor: number.reserved_for_second_factor,
    default_second_factor: number.default_second_factor,
    verification: {
      object: 'verification_otp',
      status: number.verified_at === null ? 'unverified' : 'verified',
      strategy: 'phone_code',
      attempts: null,
      // The code was over when it had been used; where none is on its way, nothing is good.
      expire_at: number.verified_at ?? number.created_at,
    },
    linked_to: [],
    created_at: number.created_at,
    updated_at: number.updated_at,
  };
}

function secondStep(user: UserRow, { phone_numbers: numbers, passkeys }: Owned, { secondFactors }: Settings) {
  const byPhone = numbers.some(
    ({ reserved_for_second_factor: reserved, verification }) => reserved && verification?.status === 'verified',
  );
  return {
    // Passkeys become second factors, and are none any more, by a setting: no moment of the account's says so.
    two_factor_enabled: Boolean(user.totp) || byPhone || (secondFactors.passkey && passkeys.length > 0),
    totp_enabled: Boolean(user.totp),
    backup_code_enabled: Boolean(user.backup_code),
    mfa_enabled_at: user.mfa_enabled_at,
    mfa_disabled_at: user.mfa_disabled_at,
  } as const satisfies Partial<UserJSON>;
}

export function addressJSON(settings: Settings, address: AddressRow): EmailAddressJSON {
  const strategy = address.verification_strategy ?? 'email_code';
  return {
    object: 'email_address',
    id: address.id,
    email_address: address.email_address,
    reserved: false,
    verification: {
      object: verificationObject(strategy),
      status: address.verified_at === null ? 'unverified' : 'verified',
      strategy,
      attempts: null,
      // As with a number.
      expire_at: address.verified_at ?? address.created_at,
    },
    linked_to: [],
    matches_sso_connection: connectionFor(settings, address.email_key) !== undefined,
    created_at: address.created_at,
    updated_at: address.updated_at,
  };
}

/** What others may see of a user. */
export function publicUserData(user: UserJSON): PublicUserDataJSON {
  const primary = user.email_addresses.find(({ id }) => id === user.primary_email_address_id);
  const number = user.phone_numbers.find(({ id }) => id === user.primary_phone_number_id);
  return {
    first_name: user.first_name,
    last_name: user.last_name,
    image_url: user.image_url,
    has_image: user.has_image,
    identifier:
      primary?.email_address ?? user.username ?? number?.phone_number ?? user.web3_wallets[0]?.web3_wallet ?? '',
    user_id: user.id,
    username: user.username,
    banned: user.banned,
  };
}
