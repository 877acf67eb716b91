import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/elements/auth-user-button.js';
import type { AuthUserButton } from '../../src/elements/auth-user-button.js';
import { madeClient, madeEnvironment, madeSession, signedIn } from './made-client.js';
import { waitUntil } from './wait-until.js';

async function start() {
  const known = signedIn(madeSession('ada', { firstName: 'Ada' }));
  const client = madeClient({ environment: madeEnvironment({ userProfileUrl: '/user' }), ...known });
  const element = await fixture<AuthUserButton>(html`<auth-user-button .client=${client}></auth-user-button>`);
  element.setHTMLUnsafe(`
    <a slot="items" href="#billing">Billing</a>
    <button slot="items" type="button" id="theme" role="menuitemcheckbox" aria-checked="false">Dark</button>
    <hr slot="items">
    <button slot="items" type="button" disabled>Not today</button>
    <button slot="items" type="button" id="invite">Invite</button>`);
  await element.updateComplete;
  const root = element.shadowRoot;
  if (!root) throw new Error('The element has a shadow root.');
  const trigger = root.querySelector<HTMLElement>('[aria-haspopup]');
  const own = (selector: string): HTMLElement => {
    const found = element.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`There is no ${selector}.`);
    return found;
  };
  const isOpen = (): boolean => root.querySelector('[popover]')?.matches(':popover-open') ?? false;
  const focused = (): string => (root.activeElement ?? document.activeElement)?.textContent?.trim() ?? '';
  const open = async (): Promise<void> => {
    trigger?.focus();
    await sendKeys({ press: 'ArrowDown' });
    await waitUntil(() => focused() === 'Manage account', 'the first item has the focus');
  };
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await sendKeys({ press: key });
  };
  return { element, root, own, trigger, isOpen, focused, open, press };
}

describe("A9: items of the page's own in the user button's menu", () => {
  it('A9: the arrow keys, Home and End go through them in the order that is seen, past what is disabled', async () => {
    const { open, press, focused } = await start();
    await open();
    const seen = [focused()];
    for (let step = 0; step < 5; step++) {
      await press('ArrowDown');
      seen.push(focused());
    }
    expect(seen).to.deep.equal(['Manage account', 'Billing', 'Dark', 'Invite', 'Sign out', 'Manage account']);
    await press('End', 'ArrowUp');
    expect(focused()).to.equal('Invite');
    await press('Home', 'ArrowDown');
    expect(focused()).to.equal('Billing');
  });

  it('A9: a letter finds them', async () => {
    const { open, press, focused } = await start();
    await open();
    await press('i');
    expect(focused()).to.equal('Invite');
    await press('d');
    expect(focused()).to.equal('Dark');
  });

  it('A9: they are items of the menu for assistive technology, and what the page says of them stays', async () => {
    const { element, own, open } = await start();
    await open();
    expect(own('a').getAttribute('role')).to.equal('menuitem');
    expect(own('a').tabIndex).to.equal(-1);
    expect(own('#theme').getAttribute('role')).to.equal('menuitemcheckbox');
    expect(own('hr').hasAttribute('role')).to.be.false;
    await expect(element).to.be.accessible();
  });

  it('A9: whoever chooses one has the menu closed and the focus on its button, after the page has heard of it', async () => {
    const { open, press, own, isOpen, root, trigger } = await start();
    const heard: boolean[] = [];
    own('#invite').addEventListener('click', () => heard.push(isOpen()));
    await open();
    await press('i', 'Enter');
    await waitUntil(() => !isOpen(), 'the menu closes');
    expect(heard).to.deep.equal([true]);
    expect(root.activeElement).to.equal(trigger);
    await open();
    await press('b', 'Enter');
    await waitUntil(() => !isOpen(), 'the menu closes');
    expect(location.hash).to.equal('#billing');
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('A9: the page may put the focus elsewhere, into a dialog for example', async () => {
    const { open, press, own, isOpen } = await start();
    const field = await fixture<HTMLInputElement>(html`<input aria-label="A field of the page" />`);
    own('#invite').addEventListener('click', () => field.focus());
    await open();
    await press('i', 'Enter');
    await waitUntil(() => !isOpen(), 'the menu closes');
    expect(document.activeElement).to.equal(field);
  });

  it('A9: Escape on one of them closes the menu, and the focus is on its button again', async () => {
    const { open, press, isOpen, root, trigger } = await start();
    await open();
    await press('b', 'Escape');
    await waitUntil(() => !isOpen(), 'the menu closes');
    expect(root.activeElement).to.equal(trigger);
  });

  it('A9: one that the page takes away is as it was, and one that comes later takes part', async () => {
    const { element, own, open, press, focused } = await start();
    const [link, theme] = [own('a'), own('#theme')];
    const later = document.createElement('button');
    later.slot = 'items';
    later.textContent = 'Later';
    link.remove();
    theme.remove();
    element.append(later);
    await waitUntil(() => later.getAttribute('role') === 'menuitem', 'the new item takes part');
    expect(link.getAttributeNames()).to.deep.equal(['slot', 'href']);
    expect(theme.getAttribute('role')).to.equal('menuitemcheckbox');
    await open();
    await press('l');
    expect(focused()).to.equal('Later');
  });
});
