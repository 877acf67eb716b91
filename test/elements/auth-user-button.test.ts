import { aTimeout, expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/elements/auth-user-button.js';
import type { AuthUserButton } from '../../src/elements/auth-user-button.js';
import type { AuthErrorEvent, AuthSignedOutEvent } from '../../src/elements/events.js';
import { madeClient, madeEnvironment, madeSession, refusal, signedIn, signedOut } from './made-client.js';
import { waitUntil } from './wait-until.js';

const ada = madeSession('ada', { firstName: 'Ada', lastName: 'Lovelace' });
const grace = madeSession('grace');

async function start(known: Parameters<typeof madeClient>[0] = signedIn(ada), display = {}) {
  const client = madeClient({ environment: madeEnvironment(display), ...known });
  const element = await fixture<AuthUserButton>(html`<auth-user-button .client=${client}></auth-user-button>`);
  const root = element.shadowRoot;
  if (!root) throw new Error('The element has a shadow root.');
  const trigger = (): HTMLElement | null => root.querySelector('button[aria-haspopup]');
  const items = (): readonly HTMLElement[] => [...root.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const names = (): readonly string[] =>
    items().map(item => item.getAttribute('aria-label') ?? item.textContent.trim());
  const item = (name: string): HTMLElement | undefined => items()[names().indexOf(name)];
  const isOpen = (): boolean => root.querySelector('[popover]')?.matches(':popover-open') ?? false;
  const focused = (): string => {
    const at = root.activeElement;
    return at?.getAttribute('aria-label') ?? at?.textContent.trim() ?? '';
  };
  const open = async (): Promise<void> => {
    trigger()?.click();
    await waitUntil(() => element.matches(':state(open)'), 'the menu is open');
    await element.updateComplete;
  };
  return { client, element, root, trigger, items, names, item, isOpen, focused, open };
}

describe('<auth-user-button>', () => {
  it('E1: says whose account it is, and is accessible closed and open', async () => {
    const { element, trigger, open } = await start();
    expect(trigger()?.getAttribute('aria-label')).to.equal('Account: Ada Lovelace');
    await expect(element).to.be.accessible();
    await open();
    await expect(element).to.be.accessible();
  });

  it('takes no space for a guest, and keeps its place where somebody is expected', async () => {
    const { client, element } = await start(signedOut);
    expect(element.getBoundingClientRect().width).to.equal(0);
    client.set({ session: undefined, user: undefined, expectsSession: true });
    await element.updateComplete;
    const { width, height } = element.getBoundingClientRect();
    expect([width, height]).to.deep.equal([44, 44]);
    client.set(signedIn(ada));
    await element.updateComplete;
    expect(element.getBoundingClientRect().width).to.equal(44);
    expect(element.getBoundingClientRect().height).to.equal(44);
  });

  it('E1: manages the account in a dialog, or on the page that is named', async () => {
    const { names: without, item: inDialog, element: bare } = await start();
    expect(without()).to.deep.equal(['Manage account', 'Sign out']);
    expect(inDialog('Manage account')?.localName).to.equal('button');
    bare.profileMode = 'navigation';
    await bare.updateComplete;
    expect(without()).to.deep.equal(['Sign out']);
    const { names, element, item } = await start(signedIn(ada), { userProfileUrl: 'https://accounts.example/user' });
    expect(names()).to.deep.equal(['Manage account', 'Sign out']);
    element.userProfileUrl = '/me';
    await element.updateComplete;
    expect(item('Manage account')?.getAttribute('href')).to.equal(new URL('/me', location.href).href);
    element.userProfileUrl = 'javascript:alert(1)';
    await element.updateComplete;
    expect(names()).to.deep.equal(['Sign out']);
    element.profileMode = 'modal';
    await element.updateComplete;
    expect(item('Manage account')?.localName).to.equal('button');
  });

  it('E1: the dialog holds the account as a child of the element, closes by its button and by Back, and gives the focus back', async () => {
    const { element, root, item, open, focused } = await start();
    const dialog = (): boolean => root.querySelector('dialog')?.matches(':modal') ?? false;
    const profile = () => element.querySelector(':scope > auth-user-profile[slot=profile]');
    for (const close of [
      () => root.querySelector<HTMLElement>('button[part=dialog-close]')?.click(),
      () => history.back(),
    ]) {
      await open();
      item('Manage account')?.click();
      await waitUntil(dialog, 'the dialog opens');
      expect(profile()).not.to.equal(null);
      expect(document.documentElement.style.overflow).to.equal('hidden');
      close();
      await waitUntil(() => !dialog(), 'the dialog closes');
      expect(profile()).to.equal(null);
      expect(focused()).to.equal('Account: Ada Lovelace');
      expect(document.documentElement.style.overflow).to.equal('');
    }
  });

  it('D2: lists the other accounts, switches without a reload, and signs out of one or of all', async () => {
    const { client, names, item, element, open, isOpen } = await start(signedIn(ada, grace), { signInUrl: '/sign-in' });
    expect(names()).to.deep.equal([
      'Manage account',
      'Sign out',
      'Switch to grace@example.com',
      'Add another account',
      'Sign out of all accounts',
    ]);
    await open();
    item('Switch to grace@example.com')?.click();
    await waitUntil(() => !isOpen(), 'the menu closes');
    await element.updateComplete;
    expect(names()).to.include('Switch to Ada Lovelace');

    const told = oneEvent<AuthSignedOutEvent & CustomEvent>(element, 'auth-signed-out');
    item('Sign out')?.click();
    expect((await told).sessionId).to.equal('grace');
    await element.updateComplete;
    expect(names()).to.deep.equal(['Manage account', 'Sign out', 'Add another account']);
    client.set(signedIn(ada, grace));
    await element.updateComplete;
    item('Sign out of all accounts')?.click();
    await waitUntil(() => client.snapshot.session === null);
    expect(client.calls).to.deep.equal(['setActive grace', 'signOut grace', 'signOut all']);
  });

  it('H5: opens, moves, closes and gives the focus back by keyboard alone', async () => {
    const { trigger, focused, isOpen } = await start(signedIn(ada, grace), { userProfileUrl: '/user' });
    trigger()?.focus();
    await sendKeys({ press: 'ArrowDown' });
    await waitUntil(() => focused() === 'Manage account');
    await sendKeys({ press: 'ArrowDown' });
    expect(focused()).to.equal('Sign out');
    await sendKeys({ press: 'End' });
    expect(focused()).to.equal('Sign out of all accounts');
    await sendKeys({ press: 'ArrowDown' });
    expect(focused()).to.equal('Manage account');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !isOpen());
    expect(focused()).to.equal('Account: Ada Lovelace');
  });

  it('E1: whoever signs in again after a sign-out by the menu finds it closed, and is told so', async () => {
    const { client, element, item, isOpen, open, trigger } = await start();
    await open();
    item('Sign out')?.click();
    await waitUntil(() => trigger() === null, 'the button goes');
    await element.updateComplete;
    expect(element.matches(':state(open)')).to.be.false;
    client.set(signedIn(ada));
    await element.updateComplete;
    expect(isOpen()).to.be.false;
    expect(trigger()?.getAttribute('aria-expanded')).to.equal('false');
    await open();
    expect(trigger()?.getAttribute('aria-expanded')).to.equal('true');
  });

  it('says what went wrong in the menu, by an event too, and stays', async () => {
    const { client, element, root, item, open, isOpen } = await start();
    await open();
    client.refuse = refusal('network_error');
    const told = oneEvent<AuthErrorEvent & CustomEvent>(element, 'auth-error');
    item('Sign out')?.click();
    expect((await told).error.code).to.equal('network_error');
    await waitUntil(() => /could not reach/.test(root.querySelector('[role=alert]')?.textContent ?? ''));
    expect(isOpen()).to.be.true;
    await expect(element).to.be.accessible();
  });

  it('shows the initials where there is no picture, or it does not load', async () => {
    const pictured = madeSession('ada', { firstName: 'Ada', hasImage: true, imageUrl: '/no/such/picture.png' });
    const { root } = await start(signedIn(pictured));
    expect(root.querySelector('.initials')?.textContent).to.equal('A');
    await waitUntil(() => root.querySelector('img')?.hidden === true, 'the broken picture goes');
  });

  it('AC-171: shows names as text, whatever is in them', async () => {
    const { root } = await start(signedIn(madeSession('x', { firstName: '<img src=x onerror=alert(1)>' })));
    expect(root.querySelector('.avatar img, .name img')).to.equal(null);
    expect(root.querySelector('.name')?.textContent).to.equal('<img src=x onerror=alert(1)>');
  });

  it('A6: survives being moved while the menu is open', async () => {
    const { element, open, isOpen, trigger } = await start();
    await open();
    const other = await fixture<HTMLElement>(html`<div></div>`);
    other.append(element);
    await element.updateComplete;
    await aTimeout(0);
    expect(isOpen()).to.be.false;
    trigger()?.click();
    await waitUntil(() => isOpen());
  });
});
