import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import '../../src/elements/auth-sign-out-button.js';
import type { AuthSignOutButton } from '../../src/elements/auth-sign-out-button.js';
import { AuthSignedOutEvent } from '../../src/elements/events.js';
import { madeClient, madeEnvironment, madeSession, refusal, signedIn } from './made-client.js';
import { waitUntil } from './wait-until.js';

async function start() {
  const client = madeClient({ environment: madeEnvironment(), ...signedIn(madeSession('ada'), madeSession('grace')) });
  const element = await fixture<AuthSignOutButton>(
    html`<auth-sign-out-button .client=${client}></auth-sign-out-button>`,
  );
  const button = (): HTMLElement | null | undefined => element.shadowRoot?.querySelector('button');
  return { client, element, button };
}

describe('<auth-sign-out-button>', () => {
  it('signs out of the active session, says so, and is gone with the last', async () => {
    const { client, element, button } = await start();
    await expect(element).to.be.accessible();
    const told = oneEvent<AuthSignedOutEvent & CustomEvent>(element, 'auth-signed-out');
    button()?.click();
    expect((await told).sessionId).to.equal('ada');
    await waitUntil(() => client.snapshot.session?.id === 'grace');
    await element.updateComplete;
    element.all = true;
    button()?.click();
    await waitUntil(() => button() === null);
    expect(client.calls).to.deep.equal(['signOut ada', 'signOut all']);
  });

  it('B14: says what went wrong, and lets one try again', async () => {
    const { client, element, button } = await start();
    client.refuse = refusal('offline');
    button()?.click();
    const alert = (): string => element.shadowRoot?.querySelector('[role=alert]')?.textContent ?? '';
    await waitUntil(() => alert() !== '');
    button()?.click();
    await waitUntil(() => client.snapshot.session?.id === 'grace');
    expect(alert()).to.equal('');
  });

  it('a double click signs out once', async () => {
    const { client, button } = await start();
    button()?.click();
    button()?.click();
    await waitUntil(() => client.snapshot.session?.id === 'grace');
    expect(client.calls).to.deep.equal(['signOut ada']);
  });

  it('A11: waitUntil holds back what comes next, and a later wait holds it too', async () => {
    const event = new AuthSignedOutEvent('ada');
    const order: string[] = [];
    const late = async (): Promise<void> => {
      await Promise.resolve();
      order.push('second');
    };
    event.waitUntil(
      Promise.resolve().then(() => {
        order.push('first');
        event.waitUntil(late());
      }),
    );
    event.waitUntil(Promise.reject(new Error('of the page')));
    await event.settled();
    order.push('settled');
    expect(order).to.deep.equal(['first', 'second', 'settled']);
  });
});
