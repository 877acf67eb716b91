import { expect } from '@open-wc/testing';
import '../../src/elements/auth-sign-in.js';
import type { AuthSignedInEvent } from '../../src/elements/events.js';
import { FlowClient } from './flow-client.js';
import { FlowPage, goodPassword } from './flow-page.js';
import { waitUntil } from './wait-until.js';

/** Opens sign-in in a dialog as a page's script does, and answers who signed in. */
function openSignIn(client: FlowClient, save: (userId: string) => Promise<void>) {
  const dialog = document.createElement('dialog');
  const element = document.createElement('auth-sign-in');
  element.client = client;
  element.lang = 'en';
  dialog.ariaLabel = 'Sign in';
  dialog.append(element);
  document.body.append(dialog);
  dialog.showModal();
  dialog.addEventListener('close', () => dialog.remove());
  const done = new Promise<AuthSignedInEvent>(resolve => {
    element.addEventListener('auth-signed-in', event => {
      event.preventDefault();
      event.waitUntil(save(event.user.id).then(() => dialog.close()));
      resolve(event);
    });
  });
  return { dialog, done, page: new FlowPage(client, element) };
}

describe('A8: elements from JavaScript', () => {
  it('A8: one that a script makes, mounts and opens works, calls back, and is gone when it is closed', async () => {
    const client = new FlowClient({ people: { 'ada@example.com': goodPassword } });
    const saved: string[] = [];
    const { dialog, done, page } = openSignIn(client, async id => void saved.push(id));
    await page.shows('Sign in to Analytical Engines');
    page.send({ 'Email address': 'ada@example.com' });
    await page.shows('Enter your password');
    page.send({ Password: goodPassword });
    const event = await done;
    expect(event.isNew).to.be.false;
    expect(event.strategy).to.equal('password');
    await waitUntil(() => !dialog.isConnected, 'the dialog is closed');
    expect(saved).to.deep.equal([event.user.id]);
    expect(client.listeners).to.equal(0);
  });

  it('A8: closed in the middle and opened once more, it goes on where the attempt is', async () => {
    const client = new FlowClient({ people: { 'ada@example.com': goodPassword } });
    const first = openSignIn(client, async () => undefined);
    await first.page.shows('Sign in to Analytical Engines');
    first.page.send({ 'Email address': 'ada@example.com' });
    await first.page.shows('Enter your password');
    first.dialog.close();
    await waitUntil(() => !first.dialog.isConnected, 'the dialog is closed');
    const second = openSignIn(client, async () => undefined);
    await second.page.shows('Enter your password');
    second.page.send({ Password: goodPassword });
    expect((await second.done).session.id).to.equal('ada');
    await waitUntil(() => !second.dialog.isConnected, 'the dialog is closed');
  });
});
