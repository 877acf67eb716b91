import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import '../../src/elements/auth-impersonation-banner.js';
import type { AuthImpersonationBanner } from '../../src/elements/auth-impersonation-banner.js';
import type { AuthSignedOutEvent } from '../../src/elements/events.js';
import type { Session } from '../../src/core/index.js';
import { madeClient, madeEnvironment, madeSession, refusal, signedIn } from './made-client.js';
import { waitUntil } from './wait-until.js';

const acting = (id: string, name: Parameters<typeof madeSession>[1] = {}): Session => ({
  ...madeSession(id, name),
  actor: { sub: 'user_support' },
});

async function start(...sessions: readonly Session[]) {
  const client = madeClient({ environment: madeEnvironment(), ...signedIn(...sessions) });
  const element = await fixture<AuthImpersonationBanner>(
    html`<auth-impersonation-banner .client=${client}>Ticket 1842</auth-impersonation-banner>`,
  );
  const find = (selector: string): HTMLElement | null | undefined => element.shadowRoot?.querySelector(selector);
  return { client, element, find };
}

describe('<auth-impersonation-banner>', () => {
  it('AC-196: says as whom somebody acts, and stops on a click', async () => {
    const { client, element, find } = await start(acting('ada', { firstName: 'Ada', lastName: 'Lovelace' }));
    await expect(element).to.be.accessible();
    expect(find('[part=text]')?.textContent?.replace(/\s+/g, ' ').trim()).to.equal(
      'You are signed in as Ada Lovelace (ada@example.com)',
    );
    expect(element.matches(':state(active)')).to.be.true;
    const told = oneEvent<AuthSignedOutEvent & CustomEvent>(element, 'auth-signed-out');
    find('button')?.click();
    expect((await told).sessionId).to.equal('ada');
    await waitUntil(() => find('button') === null, 'the banner goes');
    expect(client.calls).to.deep.equal(['signOut ada']);
  });

  it('AC-196: shows nothing to whoever is signed in as themselves, or not at all', async () => {
    for (const sessions of [[madeSession('ada')], []]) {
      const { element, find } = await start(...sessions);
      expect(find('*')).to.be.null;
      expect(element.getBoundingClientRect().height).to.equal(0);
    }
  });

  it('AC-196: says what went wrong, and lets one try again', async () => {
    const { client, find } = await start(acting('ada'));
    client.refuse = refusal('offline');
    find('button')?.click();
    await waitUntil(() => Boolean(find('[role=alert]')?.textContent?.includes('You are offline.')), 'what went wrong');
    find('button')?.click();
    await waitUntil(() => find('button') === null, 'the banner goes');
  });
});
