import type { AccountVerbs, SessionVerbs } from './client-api.js';
import { LazyPart } from './lazy-part.js';
import type { Member, MemberParts } from './member.js';

/** The verbs of members, loaded with the first member or the first call. */
export class Members {
  readonly #parts: MemberParts;
  readonly #member: LazyPart<Member>;
  readonly session: SessionVerbs;
  readonly account: AccountVerbs;

  constructor(parts: MemberParts) {
    this.#parts = parts;
    this.#member = new LazyPart(async () => new (await import('./member.js')).Member(parts));
    const member = (): Promise<Member> => this.#member.load();
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
      createPasskey: async options => (await member()).account.createPasskey(options),
      renamePasskey: async (id, input) => (await member()).account.renamePasskey(id, input),
      deletePasskey: async id => (await member()).account.deletePasskey(id),
      createTotp: async () => (await member()).account.createTotp(),
      verifyTotp: async code => (await member()).account.verifyTotp(code),
      deleteTotp: async () => (await member()).account.deleteTotp(),
      createBackupCodes: async () => (await member()).account.createBackupCodes(),
    };
  }

  /** In how many milliseconds something is to be done for the tab's session; `undefined` when nobody is signed in. */
  due(): number | undefined {
    if (!this.#parts.store.snapshot.session) return undefined;
    const { loaded } = this.#member;
    return loaded ? loaded.tokens.due() : 0;
  }

  async refresh(): Promise<void> {
    await (await this.#member.load()).tokens.refresh();
  }
}
