import { css, nothing, type CSSResultGroup } from 'lit';
import {
  AuthError,
  safeRedirect,
  type AuthClient,
  type OneTapRequest,
  type SignIn,
  type SignUp,
} from '../core/index.js';
import { AuthElement } from './auth-element.js';
import { customElement, property } from './element-decorator.js';
import { AuthErrorEvent } from './events.js';
import { finishFlow } from './finish-flow.js';
import { goTo } from './go-to.js';
import { pageAddress } from './own.js';

/** FedCM, as far as it is used here. */
interface IdentityRequest {
  readonly identity: {
    readonly context: 'continue';
    readonly providers: readonly {
      readonly configURL: string;
      readonly clientId: string;
      readonly nonce: string;
      readonly params: { readonly nonce: string };
    }[];
  };
  readonly mediation: 'required';
  readonly signal: AbortSignal;
}

/** Clients that have asked on this page: whoever said no is not asked again by it. */
const asked = new WeakSet<AuthClient>();

/**
 * Has the browser offer a guest their Google accounts by itself, where it can (FedCM) and the instance has it
 * (`AUTH_GOOGLE_ONE_TAP`). No script of Google is loaded. It shows nothing itself, asks once on a page, and whoever says
 * no is left alone; browsers wait longer from time to time before they ask again.
 *
 * @summary Google One Tap.
 * @fires {AuthSignedUpEvent} auth-signed-up - The account was made; preventDefault() keeps the page from going elsewhere.
 * @fires {AuthSignedInEvent} auth-signed-in - Somebody is signed in; preventDefault() keeps the page from going elsewhere.
 * @fires {AuthErrorEvent} auth-error - Somebody agreed, and it did not work.
 * @cssstate pending - The browser asks, or the answer is being looked at.
 */
@customElement('auth-google-one-tap')
export class AuthGoogleOneTap extends AuthElement {
  static override styles: CSSResultGroup = css`
    :host {
      display: none;
    }
  `;

  /** Where to go after signing in, in place of what the instance says. Within the page's own origin. */
  @property({ attribute: 'after-sign-in-url' }) afterSignInUrl?: string;
  /** Where to go after signing up. */
  @property({ attribute: 'after-sign-up-url' }) afterSignUpUrl?: string;

  #stop: AbortController | undefined;

  constructor() {
    super();
    this.addController({ hostDisconnected: () => this.#stop?.abort() });
  }

  protected override render(): typeof nothing {
    return nothing;
  }

  // After it is known who is here, and whenever that changes.
  protected override updated(): void {
    if (!this.isConnected) return;
    if (this.#isWanted()) void this.#ask();
    else if (this.auth.snapshot.session) this.#stop?.abort();
  }

  /** A guest who has begun nothing, in a browser that can ask. */
  #isWanted(): boolean {
    const { status, session, client, environment } = this.auth.snapshot;
    const idle = status === 'ready' && session === null && !client?.signIn && !client?.signUp;
    const offered = Boolean(environment?.displayConfig.googleOneTapClientId) && 'IdentityCredential' in globalThis;
    return idle && offered && !asked.has(this.auth.client);
  }

  async #ask(): Promise<void> {
    const { client } = this.auth;
    asked.add(client);
    const stop = (this.#stop = new AbortController());
    this.setState('pending', true);
    try {
      const token = await tokenOf(await client.signIn.prepareGoogleOneTap(), stop.signal);
      if (token !== undefined) await this.#goOn(client, await comeIn(client, token));
    } catch (error) {
      if (!(error instanceof AuthError)) throw error;
      this.dispatchEvent(new AuthErrorEvent(error));
    } finally {
      this.setState('pending', false);
    }
  }

  async #goOn(client: AuthClient, attempt: SignIn | SignUp): Promise<void> {
    const { snapshot } = client;
    const { signInUrl, signUpUrl } = snapshot.environment?.displayConfig ?? {};
    // What is still asked for is asked by the page's own form, or by the instance's page that has one.
    const isNew = 'verifications' in attempt;
    const form = document.querySelector(isNew ? 'auth-sign-up, auth-sign-in, auth-waitlist' : 'auth-sign-in');
    // A form that stands at its first step takes up what was begun beside it when the page is opened anew.
    if (attempt.status !== 'complete' && isNew && form) {
      document.location.reload();
      return;
    }
    const next = form ? undefined : safeRedirect(isNew ? signUpUrl : signInUrl, pageAddress());
    const url = attempt.status === 'complete' ? await finishFlow(this, snapshot, attempt) : next;
    if (url) goTo(url, this.auth.router);
  }
}

/** Signs in whoever it is, or makes them an account. */
async function comeIn({ signIn, signUp }: AuthClient, token: string): Promise<SignIn | SignUp> {
  const input = { strategy: 'google_one_tap', token } as const;
  try {
    return await signIn.create(input);
  } catch (error) {
    if (!(error instanceof AuthError) || error.code !== 'external_account_not_found') throw error;
    return signUp.create(input);
  }
}

/** Undefined where somebody says no, has no account there, or was asked not long ago: browsers do not tell which. */
async function tokenOf(
  { configUrl, clientId, nonce }: OneTapRequest,
  signal: AbortSignal,
): Promise<string | undefined> {
  // Older browsers read the nonce beside the parameters, newer ones among them.
  const provider = { configURL: configUrl, clientId, nonce, params: { nonce } };
  const request: IdentityRequest = {
    identity: { context: 'continue', providers: [provider] },
    // Nobody is signed in again unasked, just after they have signed out.
    mediation: 'required',
    signal,
  };
  try {
    const credential: unknown = await navigator.credentials.get(request);
    const { token } = (credential ?? {}) as { readonly token?: unknown };
    return typeof token === 'string' ? token : undefined;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'auth-google-one-tap': AuthGoogleOneTap;
  }
}
