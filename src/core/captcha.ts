import { isProviderStrategy, type BotChallengeJSON } from '../wire/index.js';
import { toCamel, type Camel } from './camel.js';
import type { CaptchaVerbs, WidgetChallenge } from './client-api.js';
import type { Connection } from './connection.js';
import { AuthError } from './error.js';
import type { Call } from './http.js';
import { LazyPart } from './lazy-part.js';
import { record } from './record.js';
import type { Store } from './store.js';

/** What is sent along, or to `/client/verify`. */
interface Proof {
  readonly captchaToken: string;
  readonly captchaWidgetType: 'smart' | 'proof_of_work';
}

type Action = BotChallengeJSON['action'];

/** So often the same call is tried with another proof. */
const mostFailures = 3;
/** From then on people are told what they wait for. */
const shortWait = 1000;
/** Our server's challenges are good for 15 minutes. */
const fresh = 14 * 60_000;

/**
 * Shows the server that no program is at work, where it asks for that: by work that is done here, or by a third party's
 * check that the page shows.
 */
export class Captcha implements CaptchaVerbs {
  readonly #connection: Connection;
  readonly #store: Store;
  readonly #work = new LazyPart(() => import('./proof-of-work.js'));
  #ask: ((challenge: WidgetChallenge) => Promise<string>) | undefined;
  /** Whether a person is being asked, who then knows what is waited for. */
  #asking = false;
  #ahead: { readonly proof: Promise<Proof>; readonly until: number } | undefined;

  constructor(connection: Connection, store: Store) {
    this.#connection = connection;
    this.#store = store;
  }

  async prepare(): Promise<void> {
    await this.#connection.ready();
    if (this.#kind !== 'proof_of_work' || this.#bypass) return;
    try {
      await this.#forSignUp();
    } catch (error) {
      // Whoever signs up is told.
      if (!(error instanceof AuthError)) throw error;
    }
  }

  onAsk(ask: (challenge: WidgetChallenge) => Promise<string>): Promise<() => void> {
    this.#ask = ask;
    return Promise.resolve(() => {
      if (this.#ask === ask) this.#ask = undefined;
    });
  }

  /** Makes a call. Where it is refused for want of a proof, proves and makes it again. */
  async send(call: Call): Promise<unknown> {
    if (call.body && 'captchaToken' in call.body) return this.#connection.send(call);
    for (let failures = 0; ;) {
      try {
        if (failures > 0) await this.#verify();
        return await this.#connection.send(call);
      } catch (error) {
        if (!isRefusal(error) || ++failures > mostFailures) throw error;
      }
    }
  }

  /** Begins a sign-up, which is asked for a proof from the start. */
  async begin<Answer>(body: object, send: (body: object) => Promise<Answer>): Promise<Answer> {
    await this.#connection.ready();
    let needed = this.#kind !== undefined && !this.#bypass && !this.#vouchedFor(body);
    for (let failures = 0; ;) {
      const proof = needed ? await this.#awaited(this.#forSignUp()) : {};
      try {
        const answer = await send({ ...body, ...proof });
        this.#ahead = undefined;
        return answer;
      } catch (error) {
        // While nobody has answered it is the same call still, and has to be made of the same.
        if (!(error instanceof AuthError && error.transient)) this.#ahead = undefined;
        if (!isRefusal(error) || ++failures >= mostFailures) throw error;
        needed = true;
      }
    }
  }

  /** What the instance asks for at sign-up; a hosted one knows Turnstile. */
  get #kind(): BotChallengeJSON['kind'] | undefined {
    const { authElements, displayConfig, userSettings } = this.#store.snapshot.environment ?? {};
    if (authElements) return authElements.botProtection ?? undefined;
    const { captchaPublicKey, captchaPublicKeyInvisible } = displayConfig ?? {};
    return userSettings?.signUp.captchaEnabled && captchaPublicKey && captchaPublicKeyInvisible
      ? 'turnstile'
      : undefined;
  }

  get #bypass(): boolean {
    return this.#store.snapshot.client?.captchaBypass ?? false;
  }

  #vouchedFor(body: object): boolean {
    const { strategy, transfer } = record(body);
    if (transfer === true || strategy === 'ticket' || strategy === 'google_one_tap') return true;
    const { authElements, displayConfig } = this.#store.snapshot.environment ?? {};
    return (
      typeof strategy === 'string' &&
      isProviderStrategy(strategy) &&
      Boolean(authElements ?? displayConfig?.captchaOauthBypass.includes(strategy))
    );
  }

  /** The proof that is on its way, or a new one. */
  #forSignUp(): Promise<Proof> {
    const { platform } = this.#connection;
    if (this.#ahead && this.#ahead.until > platform.monotonic()) return this.#ahead.proof;
    const proof = this.#prove('signup');
    const ahead = (this.#ahead = { proof, until: platform.monotonic() + fresh });
    proof.catch(() => {
      if (this.#ahead === ahead) this.#ahead = undefined;
    });
    return proof;
  }

  async #verify(): Promise<void> {
    const body = { ...(await this.#awaited(this.#prove('verify'))), captchaAction: 'verify' };
    await this.#connection.send({ path: '/client/verify', method: 'POST', body });
  }

  async #prove(action: Action): Promise<Proof> {
    const challenge = await this.#challenge(action);
    if (challenge.kind === 'proof_of_work') return this.#solve(challenge);
    try {
      return { captchaToken: await this.#asked(challenge), captchaWidgetType: 'smart' };
    } catch (error) {
      if (!(error instanceof AuthError) || error.code !== 'captcha_unavailable') throw error;
      // If the third party is away for everybody, the server asks for work in its place.
      const instead = await this.#challenge(action, error.code);
      if (instead.kind !== 'proof_of_work') throw error;
      return this.#solve(instead);
    }
  }

  async #challenge(action: Action, failure?: string): Promise<Camel<BotChallengeJSON>> {
    const { authElements, displayConfig } = this.#store.snapshot.environment ?? {};
    if (!authElements && displayConfig?.captchaPublicKey)
      return { object: 'bot_challenge', kind: 'turnstile', action, siteKey: displayConfig.captchaPublicKey };
    const body = { captchaAction: action, captchaError: failure };
    const call = { path: '/client/bot_challenges', method: 'POST', body, repeatable: true } as const;
    const answer = await this.#connection.send(call);
    // The path answers a challenge; it is our own server's.
    return toCamel(record(answer).response as BotChallengeJSON);
  }

  async #asked(challenge: WidgetChallenge): Promise<string> {
    const message = 'Nobody shows the check: call client.captcha.onAsk() first.';
    if (!this.#ask) throw new AuthError([{ code: 'captcha_unavailable', message }]);
    this.#asking = true;
    try {
      return await this.#ask(challenge);
    } finally {
      this.#asking = false;
    }
  }

  async #solve(challenge: Extract<Camel<BotChallengeJSON>, { readonly kind: 'proof_of_work' }>): Promise<Proof> {
    const connection = this.#connection;
    const { solveWork } = await this.#work.load();
    const captchaToken = await solveWork(challenge, connection.platform, () => connection.closed);
    return { captchaToken, captchaWidgetType: 'proof_of_work' };
  }

  /** Waits for a proof, and says so when it takes its time. */
  async #awaited(proof: Promise<Proof>): Promise<Proof> {
    const stop = this.#connection.platform.timer(shortWait, () => {
      if (!this.#asking) this.#store.replace({ proving: true });
    });
    try {
      return await proof;
    } finally {
      stop();
      this.#store.replace({ proving: false });
    }
  }
}

function isRefusal(error: unknown): boolean {
  const code = error instanceof AuthError ? error.code : '';
  return code === 'requires_captcha' || code === 'captcha_invalid' || code === 'captcha_missing_token';
}
