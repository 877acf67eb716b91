import type {
  ActivitiesJSON,
  BackupCodesJSON,
  EmailAddressJSON,
  ExternalAccountJSON,
  ImageJSON,
  PhoneNumberJSON,
  TotpJSON,
  UserJSON,
  Web3WalletJSON,
} from '../wire/index.js';
import { awaitLink } from './await-link.js';
import type { AccountVerbs } from './client-api.js';
import { toCamel } from './camel.js';
import type { Camel } from './camel.js';
import type { Connection } from './connection.js';
import { AuthError } from './error.js';
import type { Call } from './http.js';
import { LazyPart } from './lazy-part.js';
import type { OwnPasskeys } from './passkeys.js';
import { record } from './record.js';
import { actingFor } from './session.js';
import type {
  Activities,
  EmailAddress,
  ExternalAccount,
  Image,
  Passkey,
  PhoneNumber,
  Totp,
  User,
  Web3Wallet,
} from './snapshot.js';
import type { Store } from './store.js';

type Given<Verb extends keyof AccountVerbs, Which extends 0 | 1 = 0> = Parameters<AccountVerbs[Verb]>[Which];

const numbers = '/me/phone_numbers';
const addresses = '/me/email_addresses';
const picture = '/me/profile_image';
const sites = '/me/external_accounts';

const at = (id: string): string => `/${encodeURIComponent(id)}`;
const preparationOf = (id: string): string => `${at(id)}/prepare_verification`;
const attemptOf = (id: string): string => `${at(id)}/attempt_verification`;

/** The signed-in person's own account. */
export class Account implements AccountVerbs {
  readonly #connection: Connection;
  readonly #store: Store;
  readonly #passkeys: LazyPart<OwnPasskeys>;

  constructor(connection: Connection, store: Store) {
    this.#connection = connection;
    this.#store = store;
    this.#passkeys = new LazyPart(async () => new (await import('./passkeys.js')).OwnPasskeys(connection, store));
  }

  async update(input: Parameters<AccountVerbs['update']>[0]): Promise<User> {
    const user = await this.#send({ path: '/me', method: 'PATCH', body: input, repeatable: true });
    // Managers show a passkey by the account's name.
    if (hasPasskeys(user)) await (await this.#passkeys.load()).signal();
    return user;
  }

  async setProfileImage({ file }: Given<'setProfileImage'>): Promise<Image> {
    const form = new FormData();
    form.append('file', file);
    const body = { upload: this.#connection.platform.randomId() };
    // A photograph over a slow line takes its time.
    const call: Call = { path: picture, method: 'POST', body, form, repeatable: true, patience: 60_000 };
    return toCamel((await this.#ask(call)) as ImageJSON);
  }

  deleteProfileImage(): Promise<void> {
    return this.#delete(picture);
  }

  changePassword(input: Parameters<AccountVerbs['changePassword']>[0]): Promise<User> {
    const body = { signOutOfOtherSessions: true, ...input };
    return this.#send({ path: '/me/change_password', method: 'POST', body });
  }

  updateMetadata(input: Given<'updateMetadata'>): Promise<User> {
    return this.#send({ path: '/me/metadata', method: 'PATCH', body: input });
  }

  removePassword(input: Given<'removePassword'> = {}): Promise<User> {
    return this.#send({ path: '/me/remove_password', method: 'POST', body: input });
  }

  delete(): Promise<void> {
    return this.#delete('/me');
  }

  async createPasskey(options?: Parameters<AccountVerbs['createPasskey']>[0]): Promise<Passkey> {
    return (await this.#passkeys.load()).create(options);
  }

  async renamePasskey(id: string, { name }: Parameters<AccountVerbs['renamePasskey']>[1]): Promise<Passkey> {
    return (await this.#passkeys.load()).rename(id, name);
  }

  async deletePasskey(id: string): Promise<void> {
    return (await this.#passkeys.load()).delete(id);
  }

  createPhoneNumber(input: Given<'createPhoneNumber'>): Promise<PhoneNumber> {
    return this.#own<PhoneNumberJSON>(numbers, input);
  }

  preparePhoneNumber(id: string): Promise<PhoneNumber> {
    return this.#own<PhoneNumberJSON>(numbers + preparationOf(id), { strategy: 'phone_code' });
  }

  verifyPhoneNumber(id: string, code: string): Promise<PhoneNumber> {
    return this.#own<PhoneNumberJSON>(numbers + attemptOf(id), { code });
  }

  updatePhoneNumber(id: string, input: Given<'updatePhoneNumber', 1>): Promise<PhoneNumber> {
    return this.#own<PhoneNumberJSON>(numbers + at(id), input, 'PATCH');
  }

  deletePhoneNumber(id: string): Promise<void> {
    return this.#delete(numbers + at(id));
  }

  createEmailAddress(input: Given<'createEmailAddress'>): Promise<EmailAddress> {
    return this.#own<EmailAddressJSON>(addresses, input);
  }

  prepareEmailAddress(id: string, input: Given<'prepareEmailAddress', 1>): Promise<EmailAddress> {
    return this.#own<EmailAddressJSON>(addresses + preparationOf(id), input ?? { strategy: 'email_code' });
  }

  verifyEmailAddress(id: string, code: string): Promise<EmailAddress> {
    return this.#own<EmailAddressJSON>(addresses + attemptOf(id), { code });
  }

  async reloadEmailAddress(id: string, options: Given<'reloadEmailAddress', 1> = {}): Promise<EmailAddress> {
    const read = (): Promise<EmailAddress> => this.#own<EmailAddressJSON>(addresses + at(id));
    if (!options.awaitLink) return read();
    const isMoved = ({ verification }: EmailAddress): boolean => verification?.status !== 'unverified';
    return awaitLink(this.#connection.platform, read, isMoved, options.signal);
  }

  deleteEmailAddress(id: string): Promise<void> {
    return this.#delete(addresses + at(id));
  }

  connectExternalAccount(input: Given<'connectExternalAccount'>): Promise<ExternalAccount> {
    return this.#own<ExternalAccountJSON>(sites, input);
  }

  reauthorizeExternalAccount(id: string, input: Given<'reauthorizeExternalAccount', 1>): Promise<ExternalAccount> {
    return this.#own<ExternalAccountJSON>(`${sites}${at(id)}/reauthorize`, input, 'PATCH');
  }

  deleteExternalAccount(id: string): Promise<void> {
    return this.#delete(sites + at(id));
  }

  async createTotp(): Promise<Totp> {
    return toCamel((await this.#ask({ path: '/me/totp', method: 'POST' })) as TotpJSON);
  }

  async verifyTotp(code: string): Promise<Totp> {
    const call: Call = { path: '/me/totp/attempt_verification', method: 'POST', body: { code } };
    return toCamel((await this.#ask(call)) as TotpJSON);
  }

  async deleteTotp(): Promise<void> {
    await this.#ask({ path: '/me/totp', method: 'DELETE' });
  }

  async createBackupCodes(): Promise<readonly string[]> {
    return ((await this.#ask({ path: '/me/backup_codes', method: 'POST' })) as BackupCodesJSON).codes;
  }

  async listActivity({ limit = 10, offset = 0 }: Given<'listActivity'> = {}): Promise<Activities> {
    const query = await actingFor(this.#connection, this.#store);
    const page = { limit: String(limit), offset: String(offset) };
    // This path answers a bare list with its length.
    return toCamel(
      (await this.#connection.send({ path: '/me/activity', query: { ...query, ...page } })) as ActivitiesJSON,
    );
  }

  async addWeb3Wallet({
    web3Wallet,
    strategy,
    sign,
  }: Parameters<AccountVerbs['addWeb3Wallet']>[0]): Promise<Web3Wallet> {
    const { id } = await this.#wallet('', { web3Wallet });
    const { verification } = await this.#wallet(`/${id}/prepare_verification`, { strategy });
    if (!verification?.message)
      throw new AuthError([{ code: 'verification_missing', message: 'The server gave nothing to sign.' }]);
    return this.#wallet(`/${id}/attempt_verification`, { signature: await sign(verification.message) });
  }

  async deleteWeb3Wallet(id: string): Promise<void> {
    await this.#ask({ path: `/me/web3_wallets/${id}`, method: 'DELETE' });
  }

  async #wallet(below: string, body: object): Promise<Web3Wallet> {
    return toCamel((await this.#ask({ path: `/me/web3_wallets${below}`, method: 'POST', body })) as Web3WalletJSON);
  }

  async #send(call: Call): Promise<User> {
    return toCamel((await this.#ask(call)) as UserJSON);
  }

  async #own<Resource>(path: string, body?: object, method: Call['method'] = 'POST'): Promise<Camel<Resource>> {
    return toCamel((await this.#ask(body ? { path, method, body } : { path })) as Resource);
  }

  async #delete(path: string): Promise<void> {
    await this.#ask({ path, method: 'DELETE' });
  }

  /** What a path answers is said by the protocol. */
  async #ask(call: Call): Promise<unknown> {
    const query = await actingFor(this.#connection, this.#store);
    return record(await this.#connection.send({ ...call, query })).response;
  }
}

// A hosted server may leave the list out.
function hasPasskeys({ passkeys }: Partial<User>): boolean {
  return Boolean(passkeys?.length);
}
