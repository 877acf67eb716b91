import type { BackupCodesJSON, TotpJSON, UserJSON, Web3WalletJSON } from '../wire/index.js';
import type { AccountVerbs } from './client-api.js';
import { toCamel } from './camel.js';
import type { Connection } from './connection.js';
import { AuthError } from './error.js';
import type { Call } from './http.js';
import { LazyPart } from './lazy-part.js';
import type { OwnPasskeys } from './passkeys.js';
import { record } from './record.js';
import { actingFor } from './session.js';
import type { Passkey, Totp, User, Web3Wallet } from './snapshot.js';
import type { Store } from './store.js';

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
