import { expect } from '@open-wc/testing';
import { FlowClient, refusal } from './flow-client.js';
import { start } from './flow-page.js';
import { waitUntil } from './wait-until.js';

const place = location.href;

/** The page's address as the link of a mail leaves it. */
function comeBy(status: string, ticket = 'a_ticket'): void {
  const url = new URL(place);
  url.searchParams.set('__clerk_ticket', ticket);
  url.searchParams.set('__clerk_status', status);
  url.hash = 'top';
  history.replaceState({ of: 'the page' }, '', url);
}

describe('a ticket in the address', () => {
  afterEach(() => history.replaceState(null, '', place));

  it('B2: is taken out of it before anything is asked, and what the page keeps there stays', async () => {
    comeBy('sign_up');
    const client = new FlowClient();
    const release = client.hold();
    const page = await start(client, 'auth-sign-up');
    expect(page.title).to.equal('One moment …');
    expect(page.hasForm).to.be.false;
    expect(location.href).to.equal(`${place}#top`);
    expect(history.state).to.deep.equal({ of: 'the page' });
    await waitUntil(() => client.calls.includes('signUp.create'), 'the sign-up begins');
    release();
  });

  for (const [status, name, call] of [
    ['sign_up', 'auth-sign-in', 'signUp.create'],
    ['sign_in', 'auth-sign-up', 'signIn.create ticket'],
    ['', 'auth-sign-up', 'signUp.create'],
  ] as const)
    it(`B2: <${name}> goes on as the link says: "${status}"`, async () => {
      comeBy(status);
      const client = new FlowClient();
      const release = client.hold();
      await start(client, name);
      await waitUntil(() => client.calls.length > 0, 'the attempt begins');
      expect(client.calls).to.deep.equal([call]);
      release();
    });

  it('B12: an invitation for somebody who has an account goes on with their sign-in', async () => {
    comeBy('sign_up');
    const client = new FlowClient({ people: { 'ada@example.com': 'x' } });
    client.refuse = refusal('invitation_account_exists');
    await start(client, 'auth-sign-up');
    await waitUntil(() => client.calls.length === 2, 'both were tried');
    expect(client.calls).to.deep.equal(['signUp.create', 'signIn.create ticket']);
  });

  for (const [code, words] of [
    ['ticket_invalid_code', 'This link is not valid.'],
    ['ticket_expired_code', 'This link has expired.'],
    ['revoked_invitation', 'This invitation was taken back.'],
    ['sign_in_token_already_used_code', 'This link has been used already.'],
  ] as const)
    it(`B14: one that is refused leads to the first step, with words: ${code}`, async () => {
      comeBy('sign_in');
      const client = new FlowClient();
      client.refuse = refusal(code);
      const page = await start(client, 'auth-sign-in');
      await page.shows('Sign in to Analytical Engines');
      await page.says(words);
      await expect(page.element).to.be.accessible();
      expect(page.types).to.include('auth-error');
    });

  it('B14: one that did not reach the server can be tried again, though it is in the address no more', async () => {
    comeBy('sign_in');
    const client = new FlowClient();
    client.refuse = refusal('network_error');
    const page = await start(client, 'auth-sign-in');
    await page.says('We could not reach the service.');
    await page.clickWhenReady('Try again');
    await waitUntil(() => client.calls.length === 2, 'it is tried again');
    expect(client.calls).to.deep.equal(['signIn.create ticket', 'signIn.create ticket']);
  });

  it('B2: of two elements one takes it, and the other shows its first step', async () => {
    comeBy('sign_in');
    const client = new FlowClient();
    client.hold();
    const [first, second] = await Promise.all([start(client, 'auth-sign-in'), start(client, 'auth-sign-in')]);
    await waitUntil(() => client.calls.length > 0, 'the attempt begins');
    await waitUntil(
      () => [first, second].some(({ title }) => title === 'Sign in to Analytical Engines'),
      'one shows its first step',
    );
    expect(client.calls).to.deep.equal(['signIn.create ticket']);
  });
});
