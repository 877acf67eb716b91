import { expect, oneEvent } from '@open-wc/testing';
import { AuthError } from '../../src/core/index.js';
import {
  AuthErrorEvent,
  AuthReadyEvent,
  AuthSignedInEvent,
  AuthSignedOutEvent,
  AuthSignedUpEvent,
  AuthStepEvent,
} from '../../src/elements/events.js';
import { mailedCode } from './flow-client.js';
import { atPassword, goodPassword, startSignIn, startSignUp, type FlowPage } from './flow-page.js';
import { madeSession } from './made-client.js';
import { waitUntil } from './wait-until.js';

const ada = 'ada@example.com';
const session = madeSession('ada');
const details = { session, user: session.user, isNew: false, strategy: 'password' };

/** One of each, by the types that listeners get. */
const told: { readonly [Type in Extract<keyof HTMLElementEventMap, `auth-${string}`>]: HTMLElementEventMap[Type] } = {
  'auth-ready': new AuthReadyEvent(),
  'auth-step': new AuthStepEvent('sign-in', 'code'),
  'auth-error': new AuthErrorEvent(new AuthError([{ code: 'network_error', message: 'for developers' }])),
  'auth-signed-in': new AuthSignedInEvent(details),
  'auth-signed-up': new AuthSignedUpEvent(details),
  'auth-signed-out': new AuthSignedOutEvent('ada'),
};

/** What the sign-in says of itself, once it is told. */
async function provedBy(page: FlowPage, deed: () => void): Promise<readonly unknown[]> {
  const event = oneEvent<AuthSignedInEvent>(page.element, 'auth-signed-in');
  deed();
  const { isNew, strategy } = await event;
  return [isNew, strategy];
}

describe('A11: the events', () => {
  it('bubble out of shadow roots, and can be cancelled where something follows', () => {
    for (const [type, event] of Object.entries(told)) {
      expect([event.type, event.bubbles, event.composed]).to.deep.equal([type, true, true]);
      expect(event.cancelable, type).to.equal(type.startsWith('auth-signed-'));
      expect('waitUntil' in event, type).to.equal(event.cancelable);
    }
  });

  it('say that it was a password, and that it was a code', async () => {
    const byPassword = await atPassword();
    const password = await provedBy(byPassword, () => byPassword.send({ Password: goodPassword }));
    expect(password).to.deep.equal([false, 'password']);
    const byCode = await atPassword();
    byCode.click('Email me a code');
    await byCode.shows('Check your email');
    expect(await provedBy(byCode, () => byCode.fill('Code', mailedCode))).to.deep.equal([false, 'email_code']);
  });

  it('say that it was a new password', async () => {
    const page = await atPassword();
    page.click('Forgot password?');
    await page.shows('Reset your password');
    page.fill('Code', mailedCode);
    await page.shows('Choose a new password');
    const proved = await provedBy(page, () => page.send({ 'New password': 'saffron orbit lantern 52' }));
    expect(proved).to.deep.equal([false, 'reset_password_email_code']);
  });

  it('say how somebody was proved who turns out to be signed in here already', async () => {
    const page = await atPassword();
    page.client.complete('signUp', ada);
    const problem = { code: 'identifier_already_signed_in', message: 'for developers', sessionId: 'ada' };
    page.client.refuse = new AuthError([problem], { status: 400 });
    expect(await provedBy(page, () => page.send({ Password: goodPassword }))).to.deep.equal([false, 'password']);
  });

  it('say of a new person that a code was proved, or, where nothing is to be proved, that there is a password', async () => {
    const page = await startSignUp();
    page.send({ 'Email address': ada, Password: goodPassword });
    await page.shows('Check your email');
    expect(await provedBy(page, () => page.fill('Code', mailedCode))).to.deep.equal([true, 'email_code']);

    const unproved = await startSignUp();
    const { client } = unproved;
    const create = client.signUp.create.bind(client.signUp);
    client.signUp.create = async input => {
      const attempt = await create(input);
      const { id } = client.complete('signUp', ada);
      const verifications = { ...attempt.verifications, emailAddress: null };
      return { ...attempt, verifications, status: 'complete', createdSessionId: id, createdUserId: 'user' };
    };
    const proved = await provedBy(unproved, () => unproved.send({ 'Email address': ada, Password: goodPassword }));
    expect(proved).to.deep.equal([true, 'password']);
  });

  it('are heard by the page also where it takes the element away at once', async () => {
    const page = await atPassword();
    page.client.subscribe(({ session: there }) => {
      if (there) page.element.remove();
    });
    const heard = oneEvent<AuthSignedInEvent>(document, 'auth-signed-in');
    page.send({ Password: goodPassword });
    expect((await heard).user.id).to.equal('user of ada');
  });

  it('hold the redirect back for as long as any listener waits, in whatever order', async () => {
    const page = await startSignIn({ people: { [ada]: goodPassword } }, element => (element.afterSignInUrl = '#there'));
    const releases: (() => void)[] = [];
    const wait = (event: AuthSignedInEvent): void =>
      event.waitUntil(
        new Promise<void>(resolve => {
          releases.push(resolve);
        }),
      );
    page.element.addEventListener('auth-signed-in', wait);
    document.addEventListener('auth-signed-in', wait as EventListener, { once: true });
    page.send({ 'Email address': ada });
    await page.shows('Enter your password');
    page.send({ Password: goodPassword });
    await page.shows('You are signed in');
    // The end of a flow may still be on its way when the card says that it is over.
    await waitUntil(() => releases.length === 2, 'both listeners are told');
    releases[1]?.();
    await page.element.updateComplete;
    expect(location.hash).to.equal('');
    releases[0]?.();
    await waitUntil(() => location.hash === '#there', 'the redirect happens');
    history.replaceState(null, '', location.pathname + location.search);
  });
});
