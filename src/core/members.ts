import type { AccountVerbs, SessionVerbs } from './client-api.js';
import { AuthError } from './error.js';
import type { Member, MemberParts } from './member.js';

/** The verbs of members, loaded with the first member or the first call. */
export class Members {
  readonly #parts: MemberParts;
  #loading: Promise<Member> | undefined;
  #member: Member | undefined;
  readonly session: SessionVerbs;
  readonly account: AccountVerbs;

  constructor(parts: MemberParts) {
    this.#parts = parts;
    const member = (): Promise<Member> => this.#load();
    this.session = {
      getToken: async options => (await member()).sessions.getToken(options),
      setActive: async sessionId => (await member()).sessions.setActive(sessionId),
      signOut: async options => (await member()).sessions.signOut(options),
      list: async () => (await member()).sessions.list(),
      revoke: async sessionId => (await member()).sessions.revoke(sessionId),
    };
    this.account = {
      update: async input => (await member()).account.update(input),
      changePassword: async input => (await member()).account.changePassword(input),
    };
  }

  /** In how many milliseconds something is to be done for the tab's session; `undefined` when nobody is signed in. */
  due(): number | undefined {
    if (!this.#parts.store.snapshot.session) return undefined;
    return this.#member ? this.#member.tokens.due() : 0;
  }

  async refresh(): Promise<void> {
    await (await this.#load()).tokens.refresh();
  }

  async #load(): Promise<Member> {
    try {
      this.#loading ??= import('./member.js').then(({ Member }) => new Member(this.#parts));
      return (this.#member ??= await this.#loading);
    } catch (cause) {
      this.#loading = undefined;
      throw new AuthError([{ code: 'network_error', message: 'A part of the client could not be loaded.' }], { cause });
    }
  }
}
