import type { UserJSON } from '../wire/index.js';
import type { AccountVerbs } from './client-api.js';
import { toCamel } from './camel.js';
import type { Connection } from './connection.js';
import type { Call } from './http.js';
import { record } from './record.js';
import { actingFor } from './session.js';
import type { User } from './snapshot.js';
import type { Store } from './store.js';

/** The signed-in person's own account. */
export class Account implements AccountVerbs {
  readonly #connection: Connection;
  readonly #store: Store;

  constructor(connection: Connection, store: Store) {
    this.#connection = connection;
    this.#store = store;
  }

  update(input: Parameters<AccountVerbs['update']>[0]): Promise<User> {
    return this.#send({ path: '/me', method: 'PATCH', body: input, repeatable: true });
  }

  changePassword(input: Parameters<AccountVerbs['changePassword']>[0]): Promise<User> {
    const body = { signOutOfOtherSessions: true, ...input };
    return this.#send({ path: '/me/change_password', method: 'POST', body });
  }

  async #send(call: Call): Promise<User> {
    const query = await actingFor(this.#connection, this.#store);
    const json = await this.#connection.send({ ...call, query });
    // These paths answer the user, by the protocol.
    return toCamel(record(json).response as UserJSON);
  }
}
