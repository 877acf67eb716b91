import type { BackupCodesJSON, TotpJSON, UserJSON, Web3WalletJSON } from '../wire/index.js';
import type { AccountVerbs } from './client-api.js';
import { toCamel } from './camel.js';
import type { Connection } from './connection.js';
import { AuthError } from './error.js';
import type { Call } from './http.js';
import { LazyPart } from './lazy-part.js';
import type { OwnPasskeys } from './passkeys.js';
import type { OwnIdentifiers } from './own-identifiers.js';
import { record } from './record.js';
import { actingFor } from './session.js';
import type { EmailAddress, ExternalAccount, Passkey, PhoneNumber, Totp, User, Web3Wallet } from './snapshot.js';
import type { Store } from './store.js';

type Given<Verb extends keyof AccountVerbs> = Parameters<AccountVerbs[Verb]>;

/** The signed-in person's own account. */
export class Account implements AccountVerbs {
  readonly #connection: Connection;
  readonly #store: Store;
  readonly #passkeys: LazyPart<OwnPasskeys>;
  readonly #owned: LazyPart<OwnIdentifiers>;

  constructor(connection: Connection, store: Store) {
    this.#connection = connection;
    this.#store = store;
    this.#passkeys = new LazyPart(async () => new (await import('./passkeys.js')).OwnPasskeys(connection, store));
    const ask = (call: Call): Promise<unknown> => this.#ask(call);
    this.#owned = new LazyPart(async () => new (await import('./own-identifiers.js')).OwnIdentifiers(ask));
  }

  async update(input: Parameters<AccountVerbs['update']>[0]): Promise<User> {
    const user = await this.#send({ path: '/me', method: 'PATCH', body: input, repeatable: true });
    // Managers show a passkey by the account's name.
    if (hasPasskeys(user)) await (await this.#passkeys.load()).signal();
    return user;
  }

  changePassword(input: Parameters<AccountVerbs['changePassword']>[0]): Promise<User> {
    const body = { signOutOfOtherSessions: true, ...input };
    return this.#send({ path: '/me/change_password', method: 'POST', body });
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

  async createPhoneNumber(...given: Given<'createPhoneNumber'>): Promise<PhoneNumber> {
    return (await this.#owned.load()).createPhoneNumber(...given);
  }

  async preparePhoneNumber(...given: Given<'preparePhoneNumber'>): Promise<PhoneNumber> {
    return (await this.#owned.load()).preparePhoneNumber(...given);
  }

  async verifyPhoneNumber(...given: Given<'verifyPhoneNumber'>): Promise<PhoneNumber> {
    return (await this.#owned.load()).verifyPhoneNumber(...given);
  }

  async updatePhoneNumber(...given: Given<'updatePhoneNumber'>): Promise<PhoneNumber> {
    return (await this.#owned.load()).updatePhoneNumber(...given);
  }

  async deletePhoneNumber(id: string): Promise<void> {
    return (await this.#owned.load()).delete('phone_numbers', id);
  }

  async createEmailAddress(...given: Given<'createEmailAddress'>): Promise<EmailAddress> {
    return (await this.#owned.load()).createEmailAddress(...given);
  }

  async prepareEmailAddress(...given: Given<'prepareEmailAddress'>): Promise<EmailAddress> {
    return (await this.#owned.load()).prepareEmailAddress(...given);
  }

  async verifyEmailAddress(...given: Given<'verifyEmailAddress'>): Promise<EmailAddress> {
    return (await this.#owned.load()).verifyEmailAddress(...given);
  }

  async reloadEmailAddress(id: string): Promise<EmailAddress> {
    return (await this.#owned.load()).reloadEmailAddress(id);
  }

  async deleteEmailAddress(id: string): Promise<void> {
    return (await this.#owned.load()).delete('email_addresses', id);
  }

  async connectExternalAccount(...given: Given<'connectExternalAccount'>): Promise<ExternalAccount> {
    return (await this.#owned.load()).connectExternalAccount(...given);
  }

  async reauthorizeExternalAccount(...given: Given<'reauthorizeExternalAccount'>): Promise<ExternalAccount> {
    return (await this.#owned.load()).reauthorizeExternalAccount(...given);
  }

  async deleteExternalAccount(id: string): Promise<void> {
    return (await this.#owned.load()).delete('external_accounts', id);
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
