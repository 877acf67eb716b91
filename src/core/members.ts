import type { AccountVerbs, AuthClient, SessionVerbs, VerificationVerbs } from './client-api.js';
import { LazyPart, lazyVerbs, lazyVerbsOf } from './lazy-part.js';
import type { Member, MemberParts } from './member.js';
import type { AskingOnes } from './verification.js';

/** The verbs of members, loaded with the first member or the first call. */
export class Members {
  readonly #parts: MemberParts;
  readonly #member: LazyPart<Member>;
  readonly verbs: Pick<AuthClient, 'session' | 'account' | 'reverify' | 'onReverify'>;

  constructor(parts: MemberParts) {
    this.#parts = parts;
    this.#member = new LazyPart(async () => new (await import('./member.js')).Member(parts));
    const member = (): Promise<Member> => this.#member.load();
    const session = {
      ...lazyVerbs<Omit<SessionVerbs, keyof VerificationVerbs>>(async () => (await member()).sessions, {
        getToken: true,
        setActive: true,
        signOut: true,
        list: true,
        revoke: true,
      }),
      ...lazyVerbs<VerificationVerbs>(async () => (await member()).verifications, {
        startVerification: true,
        prepareVerification: true,
        attemptVerification: true,
        verifyWithPasskey: true,
      }),
    };
    const account = lazyVerbsOf<AccountVerbs>(async () => (await member()).account);
    this.verbs = { session, account, ...stepUp(member) };
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

/** The member's part knows how to ask, and this who does. */
function stepUp(member: () => Promise<Member>): Pick<AuthClient, 'reverify' | 'onReverify'> {
  const asking: AskingOnes = new Set();
  return {
    reverify: async (...given) => (await member()).reverified(asking, ...given),
    onReverify: ask => (asking.add(ask), () => void asking.delete(ask)),
  };
}
