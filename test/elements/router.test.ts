import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/auth-sign-in.js';
import '../../src/elements/auth-sign-out-button.js';
import '../../src/elements/auth-user-button.js';
import type { AuthProvider } from '../../src/elements/auth-provider.js';
import { FlowClient } from './flow-client.js';
import type { FlowSettings } from './flow-environment.js';
import { FlowPage, goodPassword } from './flow-page.js';
import { madeClient, madeEnvironment, madeSession, signedIn } from './made-client.js';
import { MadeRouter } from './made-router.js';
import { countPushes } from './pushes.js';
import { waitUntil } from './wait-until.js';

const ada = 'ada@example.com';
const first = 'Sign in to Analytical Engines';

/** A provider with a router, and a sign-in inside it whose steps have paths. */
async function routed(router: MadeRouter, settings: FlowSettings = {}): Promise<FlowPage> {
  const client = new FlowClient({ people: { [ada]: goodPassword }, ...settings });
  const provider = await fixture<AuthProvider>(
    html`<auth-provider .client=${client} .router=${router}
      ><auth-sign-in routing="path" sign-up-url="/join"></auth-sign-in
    ></auth-provider>`,
  );
  const element = provider.querySelector('auth-sign-in');
  if (!element) throw new Error('There is a sign-in.');
  const page = new FlowPage(client, element);
  await waitUntil(() => page.title !== '', 'a step shows');
  return page;
}

describe('an application’s own router', () => {
  let before: readonly unknown[] = [];
  let pushes = countPushes();
  const browser = (): readonly unknown[] => [location.href, JSON.stringify(history.state)];
  beforeEach(() => {
    before = browser();
    pushes.stop();
    pushes = countPushes();
  });
  afterEach(() => {
    pushes.stop();
    expect([...browser(), pushes.made], 'what the browser’s history says').to.deep.equal([...before, 0]);
  });

  for (const slow of [false, true])
    it(`A7: has each step, and leads Back and Forward, when it goes ${slow ? 'in its own time' : 'at once'}`, async () => {
      const router = new MadeRouter('/sign-in?theme=dark', { slow });
      const page = await routed(router);
      page.send({ 'Email address': ada });
      await page.shows('Enter your password');
      page.click('Email me a code');
      await page.shows('Check your email');
      await waitUntil(() => router.entries.length === 3, 'the router has gone there');
      expect(router.sent).to.deep.equal(['push /sign-in/password?theme=dark', 'push /sign-in/code?theme=dark']);
      router.go(-1);
      await page.shows('Enter your password');
      router.go(-1);
      await page.shows(first);
      router.go(2);
      await page.shows('Check your email');
      expect(router.sent).to.have.length(2);
    });

  it('A7: is corrected where the flow is elsewhere, and left alone where it shows something else', async () => {
    const router = new MadeRouter('/sign-in/code');
    const page = await routed(router);
    expect([page.title, router.entries]).to.deep.equal([first, ['/sign-in']]);
    router.navigate('/elsewhere', { replace: false });
    page.send({ 'Email address': ada });
    await page.shows('Enter your password');
    expect(router.entries).to.deep.equal(['/sign-in', '/elsewhere']);
  });

  it('A7: leads to where the page wants people afterwards, within this origin only', async () => {
    for (const [target, sent] of [
      ['/members?a=1#top', ['push /members?a=1#top']],
      ['https://evil.example/', []],
    ] as const) {
      const router = new MadeRouter('/sign-in');
      const page = await routed(router, { display: { afterSignInUrl: target } });
      page.send({ 'Email address': ada });
      await page.shows('Enter your password');
      router.sent.length = 0;
      page.send({ Password: goodPassword });
      await page.shows('You are signed in');
      await waitUntil(() => !page.element.matches(':state(pending)'), 'the flow is over');
      await waitUntil(() => sent.every(one => router.sent.includes(one)), `it is sent: ${router.sent.join()}`);
      expect(router.sent.filter(one => !one.endsWith('/sign-in/account'))).to.deep.equal(sent);
    }
  });

  it('A7: leads there also when it takes its time, and tells of what it has given up for it', async () => {
    const router = new MadeRouter('/sign-in', { slow: true });
    const page = await routed(router, { display: { afterSignInUrl: '/members' } });
    page.send({ 'Email address': ada });
    await page.shows('Enter your password');
    await waitUntil(() => router.current() === '/sign-in/password', 'the router has gone there');
    page.send({ Password: goodPassword });
    await waitUntil(() => router.current() === '/members', 'it has gone on');
    expect(router.sent.slice(1)).to.deep.equal(['replace /sign-in/account', 'push /members']);
  });

  it('A7: follows a plain click on a link of the element, and no other click', async () => {
    const router = new MadeRouter('/sign-in');
    const page = await routed(router);
    const link = page.card.querySelector('a');
    // What nobody has taken would leave this page.
    const stopped: boolean[] = [];
    const stop = (event: Event): void => {
      stopped.push(event.defaultPrevented);
      event.preventDefault();
    };
    addEventListener('click', stop);
    link?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, ctrlKey: true }));
    link?.click();
    removeEventListener('click', stop);
    expect([stopped, router.sent]).to.deep.equal([[false, true], ['push /join']]);
  });

  it('A7: without addresses for the steps they are kept in memory, and the router has what comes after them', async () => {
    const router = new MadeRouter('/sign-in');
    const page = await routed(router, { display: { afterSignInUrl: '/members' } });
    page.element.routing = 'none';
    page.send({ 'Email address': ada });
    await page.shows('Enter your password');
    expect(router.sent).to.be.empty;
    page.send({ Password: goodPassword });
    await waitUntil(() => router.current() === '/members', 'the router has gone on');
  });

  it('A7: may be set late, or on the element itself, which listens to it while it is on the page', async () => {
    const router = new MadeRouter('/elsewhere');
    const page = await routed(router);
    const own = new MadeRouter('/sign-in');
    page.element.router = own;
    await page.element.updateComplete;
    expect([router.listeners, own.listeners]).to.deep.equal([0, 1]);
    page.send({ 'Email address': ada });
    await page.shows('Enter your password');
    expect(own.current()).to.equal('/sign-in/password');
    const place = page.element.parentElement;
    page.element.remove();
    expect(own.listeners).to.equal(0);
    place?.append(page.element);
    await page.element.updateComplete;
    expect(own.listeners).to.equal(1);
    const provider = page.element.closest('auth-provider');
    const late = new MadeRouter('/sign-in/password');
    if (provider) provider.router = late;
    Reflect.set(page.element, 'router', undefined);
    await waitUntil(() => late.listeners === 1, 'the provider’s new router is followed');
  });

  it('A7: has what comes after signing out and after a switch of accounts, and the links of the menu', async () => {
    const router = new MadeRouter('/home');
    const environment = madeEnvironment({ userProfileUrl: '/profile', afterSwitchSessionUrl: '/switched' });
    const known = { environment, ...signedIn(madeSession('ada'), madeSession('grace')) };
    const client = madeClient(known);
    const provider = await fixture<AuthProvider>(html`
      <auth-provider .client=${client} .router=${router}>
        <auth-user-button></auth-user-button>
        <auth-sign-out-button all after-sign-out-url="/bye"></auth-sign-out-button>
      </auth-provider>
    `);
    const menu = provider.querySelector('auth-user-button')?.shadowRoot;
    const press = async (name: string): Promise<void> => {
      menu?.querySelector<HTMLElement>('[aria-haspopup]')?.click();
      const find = (): HTMLElement | undefined =>
        [...(menu?.querySelectorAll<HTMLElement>('[role=menuitem], [role=menuitemradio]') ?? [])].find(item =>
          item.textContent.includes(name),
        );
      await waitUntil(find, `the menu has ${name}`);
      find()?.click();
    };
    await press('Manage account');
    await press('grace');
    await waitUntil(() => router.current() === '/switched', 'it is switched');
    provider.querySelector('auth-sign-out-button')?.shadowRoot?.querySelector('button')?.click();
    await waitUntil(() => router.current() === '/bye', 'it is signed out');
    expect(router.entries).to.deep.equal(['/home', '/profile', '/switched', '/bye']);
  });
});
