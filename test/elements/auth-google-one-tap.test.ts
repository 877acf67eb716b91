import { expect, fixture, html } from '@open-wc/testing';
import { AuthError, type AuthClient } from '../../src/core/index.js';
import type { AuthGoogleOneTap } from '../../src/elements/auth-google-one-tap.js';
import '../../src/elements/auth-google-one-tap.js';
import { FlowClient } from './flow-client.js';
import { oneTapRequest, signUpAttempt } from './flow-answers.js';
import type { FlowSettings } from './flow-environment.js';
import { waitUntil } from './wait-until.js';

type Asked = { readonly identity: { readonly providers: readonly unknown[] }; readonly mediation: string } & {
  readonly signal: AbortSignal;
};

const display = { googleOneTapClientId: oneTapRequest.clientId };

/** A browser that asks, and what the person in front of it does. */
function browser(answer: (asked: Asked) => Promise<unknown>): {
  readonly asked: Asked[];
  readonly restore: () => void;
} {
  const asked: Asked[] = [];
  const { credentials } = navigator;
  const own = Object.getOwnPropertyDescriptor(globalThis, 'IdentityCredential');
  Object.defineProperty(globalThis, 'IdentityCredential', { value: class {}, configurable: true });
  Object.defineProperty(navigator, 'credentials', {
    configurable: true,
    value: { get: (options: Asked) => (asked.push(options), answer(options)) },
  });
  return {
    asked,
    restore: () => {
      Object.defineProperty(navigator, 'credentials', { configurable: true, value: credentials });
      if (own) Object.defineProperty(globalThis, 'IdentityCredential', own);
      else Reflect.deleteProperty(globalThis, 'IdentityCredential');
    },
  };
}

/** A client whose server knows somebody by their token, or does not. */
function clientThat(knows: boolean, settings: FlowSettings = { display }): FlowClient {
  const client = new FlowClient(settings);
  const session = (): string => client.complete(knows ? 'signIn' : 'signUp', 'ada').id;
  const refusal = new AuthError([{ code: 'external_account_not_found', message: 'nobody' }], { status: 422 });
  const complete = { status: 'complete', firstFactorVerification: { strategy: 'google_one_tap' } };
  Object.assign(client.signIn, {
    create: async ({ token }: { readonly token: string }) => {
      await client.ask(`signIn.create ${token}`);
      if (!knows) throw refusal;
      return { ...complete, createdSessionId: session() };
    },
  });
  Object.assign(client.signUp, {
    create: async ({ token }: { readonly token: string }) => {
      await client.ask(`signUp.create ${token}`);
      return {
        ...signUpAttempt({ emailAddress: 'ada@example.com' }),
        status: 'complete',
        createdUserId: 'u',
        createdSessionId: session(),
      };
    },
  });
  return client;
}

async function show(client: AuthClient): Promise<{ readonly element: AuthGoogleOneTap; readonly events: Event[] }> {
  const element = await fixture<AuthGoogleOneTap>(html`<auth-google-one-tap .client=${client}></auth-google-one-tap>`);
  const events: Event[] = [];
  for (const type of ['auth-signed-in', 'auth-signed-up', 'auth-error'])
    element.addEventListener(type, event => events.push(event));
  return { element, events };
}

const agrees = () => Promise.resolve({ token: 'a.token' });
const never = (): Promise<never> => new Promise(() => {});

describe('<auth-google-one-tap>', () => {
  it('B2: asks the browser as the server says, and signs in who is known', async () => {
    const { asked, restore } = browser(agrees);
    const client = clientThat(true);
    const { events } = await show(client);
    await waitUntil(() => events.length === 1, 'somebody is signed in');
    expect(events[0]).to.have.property('strategy', 'google_one_tap');
    expect(client.calls).to.deep.equal(['signIn.create a.token']);
    const { configUrl, clientId, nonce } = oneTapRequest;
    expect(asked).to.have.length(1);
    expect(asked[0]?.identity.providers).to.deep.equal([{ configURL: configUrl, clientId, nonce, params: { nonce } }]);
    expect(asked[0]?.mediation).to.equal('required');
    restore();
  });

  it('B2: makes an account for who is not known', async () => {
    const { restore } = browser(agrees);
    const client = clientThat(false);
    const { events } = await show(client);
    await waitUntil(() => events.length === 2, 'somebody is signed up');
    expect(events.map(({ type }) => type)).to.deep.equal(['auth-signed-up', 'auth-signed-in']);
    expect(client.calls).to.deep.equal(['signIn.create a.token', 'signUp.create a.token']);
    restore();
  });

  it('who says no is asked once on a page, and nothing is said of it', async () => {
    const { asked, restore } = browser(() => Promise.reject(new DOMException('no', 'NetworkError')));
    const client = clientThat(true);
    const { element, events } = await show(client);
    await waitUntil(() => asked.length === 1, 'the browser asks');
    client.set({ online: false });
    await element.updateComplete;
    await show(client);
    expect(asked).to.have.length(1);
    expect(events).to.deep.equal([]);
    expect(client.calls).to.deep.equal([]);
    restore();
  });

  it('asks nobody where it is off, who is signed in, or who has begun something', async () => {
    const { asked, restore } = browser(agrees);
    await show(clientThat(true, {}));
    const member = clientThat(true);
    member.complete('signIn', 'ada');
    await show(member);
    const busy = clientThat(true);
    busy.begin({ signIn: busy.signInAttempt('ada@example.com') });
    await show(busy);
    expect(asked).to.deep.equal([]);
    restore();
  });

  it('asks nothing of a browser that cannot', async () => {
    const { asked, restore } = browser(agrees);
    Reflect.deleteProperty(globalThis, 'IdentityCredential');
    const client = clientThat(true);
    await show(client);
    expect(asked).to.deep.equal([]);
    expect(client.calls).to.deep.equal([]);
    restore();
  });

  it('A6: the browser stops asking when the element goes, or somebody is signed in otherwise', async () => {
    const { asked, restore } = browser(never);
    const { element } = await show(clientThat(true));
    await waitUntil(() => asked.length === 1, 'the browser asks');
    element.remove();
    expect(asked[0]?.signal.aborted).to.be.true;
    const other = clientThat(true);
    await show(other);
    await waitUntil(() => asked.length === 2, 'the browser asks again');
    other.complete('signIn', 'ada');
    await waitUntil(() => asked[1]?.signal.aborted, 'it stops');
    restore();
  });

  it('what the server refuses is an error of the element', async () => {
    const { restore } = browser(agrees);
    const client = clientThat(true);
    client.refuse = new AuthError([{ code: 'oauth_callback_invalid', message: 'no' }]);
    const { events } = await show(client);
    await waitUntil(() => events.length === 1, 'it says so');
    expect(events[0]).to.have.nested.property('error.code', 'oauth_callback_invalid');
    restore();
  });
});
