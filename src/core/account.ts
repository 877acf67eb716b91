import type { UserJSON } from '../wire/index.js';
import type { AccountVerbs } from './client-api.js';
import { toCamel } from './camel.js';
import type { Connection } from './connection.js';
import type { Call } from './http.js';
import { LazyPart } from './lazy-part.js';
import type { OwnPasskeys } from './passkeys.js';
import { record } from './record.js';
import { actingFor } from './session.js';
import type { Passkey, User } from './snapshot.js';
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

  update(input: Parameters<AccountVerbs['update']>[0]): Promise<User> {
    return this.#send({ path: '/me', method: 'PATCH', body: input, repeatable: true });
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

  async #send(call: Call): Promise<User> {
    const query = await actingFor(this.#connection, this.#store);
    const json = await this.#connection.send({ ...call, query });
    // These paths answer the user, by the protocol.
    return toCamel(record(json).response as UserJSON);
  }
}
