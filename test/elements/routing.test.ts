import { expect, fixture, html } from '@open-wc/testing';
import { AuthStepEvent } from '../../src/elements/events.js';
import type { AuthSignIn } from '../../src/elements/auth-sign-in.js';
import type { Routing } from '../../src/elements/router.js';
import { FlowClient, mailedCode } from './flow-client.js';
import type { FlowSettings } from './flow-environment.js';
import { FlowPage, goodPassword, start } from './flow-page.js';
import { countPushes } from './pushes.js';
import { waitUntil } from './wait-until.js';

const ada = 'ada@example.com';
const people = { [ada]: goodPassword };
const first = 'Sign in to Analytical Engines';
const own = location.pathname + location.search;
const address = (): string => location.pathname + location.search + location.hash;

/** A page at an address of this origin, with a sign-in that keeps its steps there. */
async function at(
  path: string,
  routing: Routing,
  settings: FlowSettings = {},
  change: (element: AuthSignIn, client: FlowClient) => void = () => {},
): Promise<FlowPage> {
  history.replaceState(null, '', path);
  const client = new FlowClient({ people, ...settings });
  return start(client, 'auth-sign-in', element => {
    element.routing = routing;
    change(element, client);
  });
}

const begun = (_element: AuthSignIn, client: FlowClient): void => client.begin({ signIn: client.signInAttempt(ada) });
const shows = async (page: FlowPage, title: string, where: string): Promise<void> => {
  await page.shows(title);
  await waitUntil(() => address() === where, `the address is ${where}, not ${address()}`);
};
/** Does something, and waits until the address has changed by it. */
async function popped(deed: () => void): Promise<void> {
  const changed = new Promise(resolve => addEventListener('popstate', resolve, { once: true }));
  deed();
  await changed;
}

/** Does something, and waits until the history has a new entry for it. */
async function noted(deed: () => void): Promise<void> {
  const before = JSON.stringify(history.state);
  deed();
  await waitUntil(() => JSON.stringify(history.state) !== before, 'the history has an entry for it');
}

describe('steps in the address', () => {
  afterEach(() => history.replaceState(null, '', own));

  it('A7: each has a path, and Back and Forward move between them', async () => {
    const page = await at('/sign-in', 'path');
    const pushes = countPushes();
    page.send({ 'Email address': ada });
    await shows(page, 'Enter your password', '/sign-in/password');
    page.click('Email me a code');
    await shows(page, 'Check your email', '/sign-in/code');
    pushes.stop();
    expect(pushes.made).to.equal(2);
    history.back();
    await shows(page, 'Enter your password', '/sign-in/password');
    history.back();
    await shows(page, first, '/sign-in');
    history.go(2);
    await shows(page, 'Check your email', '/sign-in/code');
  });

  it('A7: each has a hash, and the page’s own hash before them is come back to', async () => {
    const page = await at(`${own}#prices`, 'hash');
    page.send({ 'Email address': ada });
    await shows(page, 'Enter your password', `${own}#/sign-in/password`);
    history.back();
    await shows(page, first, `${own}#prices`);
    history.forward();
    await shows(page, 'Enter your password', `${own}#/sign-in/password`);
  });

  it('A7: where the server says that the flow is elsewhere, the address follows and the history does not grow', async () => {
    for (const [path, change, title, where] of [
      ['/sign-in/code', () => {}, first, '/sign-in'],
      ['/sign-in/sign-up/code', () => {}, 'Create your Analytical Engines account', '/sign-in/sign-up/fields'],
      ['/sign-in/new-password', begun, 'Enter your password', '/sign-in/password'],
      ['/sign-in/sign-up/fields', begun, 'Enter your password', '/sign-in/password'],
      ['/sign-in', begun, 'Enter your password', '/sign-in/password'],
    ] as const) {
      const pushes = countPushes();
      const page = await at(path, 'path', {}, change);
      await shows(page, title, where);
      pushes.stop();
      expect(pushes.made).to.equal(0);
      page.element.remove();
    }
  });

  it('A7: a link leads to a step beside the one that the server asks for, where it allows that', async () => {
    const page = await at('/sign-in/methods', 'path', {}, begun);
    await shows(page, 'Choose how to sign in', '/sign-in/methods');
    const hashed = await at(`${own}#/sign-in/methods`, 'hash', {}, begun);
    expect(hashed.title).to.equal('Choose how to sign in');
    location.hash = '#/sign-in/password';
    await hashed.shows('Enter your password');
    page.element.remove();
  });

  it('A7: who is signed in finds their account at every step, and the way back to it', async () => {
    const page = await at('/sign-in', 'path');
    page.send({ 'Email address': ada });
    await page.shows('Enter your password');
    page.send({ Password: goodPassword });
    await shows(page, 'You are signed in', '/sign-in/account');
    await popped(() => history.back());
    await shows(page, 'You are signed in', '/sign-in/account');
    await page.clickWhenReady('Use another account');
    await shows(page, first, '/sign-in');
    await popped(() => history.back());
    await shows(page, 'You are signed in', '/sign-in/account');
  });

  it('A7: the other flow has its steps below, and what its view is called', async () => {
    const page = await at('/account/enter/', 'path', {}, element => (element.path = '/account/enter'));
    page.click('Sign up');
    await shows(page, 'Create your Analytical Engines account', '/account/enter/sign-up/fields');
    page.send({ 'Email address': 'grace@example.com', Password: goodPassword });
    await shows(page, 'Check your email', '/account/enter/sign-up/code');
    history.go(-2);
    await page.shows(first);
  });

  it('A7: what is not the element’s in address and history stays as it is', async () => {
    for (const [path, routing] of [
      ['/sign-in/help', 'path'],
      ['/elsewhere?a=1#part', 'path'],
      [`${own}#part`, 'hash'],
    ] as const) {
      const page = await at(path, routing, {}, begun);
      await page.shows('Enter your password');
      expect(address()).to.equal(path);
      page.element.remove();
    }
    const page = await at('/sign-in?theme=dark', 'path');
    history.replaceState({ own: 'state' }, '');
    page.send({ 'Email address': ada });
    await shows(page, 'Enter your password', '/sign-in/password?theme=dark');
    expect(history.state).to.have.property('own', 'state');
    history.pushState({ own: 'other' }, '', '/elsewhere');
    page.click('Email me a code');
    await page.shows('Check your email');
    expect(address()).to.equal('/elsewhere');
    expect(history.state).to.deep.equal({ own: 'other' });
  });

  it('A7: a link within the page leaves the step and what was typed as they are', async () => {
    for (const routing of ['none', 'hash'] as const) {
      const page = await at(own, routing);
      page.send({ 'Email address': ada });
      await page.shows('Enter your password');
      page.fill('Password', 'half of');
      const link = await fixture<HTMLAnchorElement>(html`<a href="#part">A part of the page</a>`);
      await popped(() => link.click());
      await page.element.updateComplete;
      expect(location.hash).to.equal('#part');
      expect(page.title).to.equal('Enter your password');
      expect(page.field('Password').value).to.equal('half of');
      page.element.remove();
    }
  });

  it('A7: two elements on a page each keep their own steps', async () => {
    for (const routing of ['none', 'hash'] as const) {
      const page = await at(own, routing);
      const other = await start(new FlowClient({ people }), 'auth-sign-up', element => (element.routing = routing));
      const titles = (): readonly string[] => [page.title, other.title];
      const show = (...wanted: readonly string[]): Promise<void> =>
        waitUntil(() => String(titles()) === String(wanted), `${wanted.join(' and ')}, not ${titles().join(' and ')}`);
      await noted(() => page.send({ 'Email address': ada }));
      await page.shows('Enter your password');
      await noted(() => other.click('Sign in'));
      await other.shows(first);
      await noted(() => page.click('Email me a code'));
      await page.shows('Check your email');
      history.back();
      await show('Enter your password', first);
      history.back();
      await show('Enter your password', 'Create your Analytical Engines account');
      history.go(2);
      await show('Check your email', first);
      history.go(-2);
      await show('Enter your password', 'Create your Analytical Engines account');
      history.back();
      await show(first, 'Create your Analytical Engines account');
      page.element.remove();
      other.element.remove();
    }
  });

  it('A7: an element that was taken off the page while it was answered adds nothing to the history', async () => {
    for (const routing of ['none', 'path'] as const) {
      const page = await at('/sign-in', routing);
      // Where steps are kept comes with the first of them.
      page.click('Sign up');
      await page.shows('Create your Analytical Engines account');
      page.click('Sign in');
      await page.shows(first);
      const release = page.client.hold();
      page.send({ 'Email address': ada });
      await waitUntil(() => page.element.matches(':state(pending)'), 'it is under way');
      page.element.remove();
      const pushes = countPushes();
      release();
      await waitUntil(() => !page.element.matches(':state(pending)'), 'the answer is there');
      pushes.stop();
      expect([address(), pushes.made]).to.deep.equal(['/sign-in', 0]);
    }
  });

  it('AC-104: nothing that was typed and nothing that a link carried is in any step’s address or entry', async () => {
    const page = await at('/sign-in?__clerk_ticket=secret&theme=dark', 'path');
    const seen: string[] = [];
    const look = (): number => seen.push(address(), JSON.stringify(history.state));
    page.send({ 'Email address': ada });
    await shows(page, 'Enter your password', '/sign-in/password?theme=dark');
    look();
    page.click('Email me a code');
    await page.shows('Check your email');
    look();
    page.fill('Code', mailedCode);
    await page.shows('You are signed in');
    look();
    expect(seen.join(' ')).not.to.match(/ada|example|secret|424242/);
  });

  it('AC-185: an address is put into the field by the page’s word alone, and is not sent by itself', async () => {
    const query = '?email_address=eve@example.com&identifier=eve&code=424242';
    const page = await at(`/sign-in${query}`, 'path');
    expect(page.field('Email address').value).to.equal('');
    page.element.remove();
    const filled = await at('/sign-in', 'path', {}, element => (element.initialIdentifier = ada));
    expect(filled.field('Email address').value).to.equal(ada);
    expect(filled.client.calls).to.be.empty;
    filled.click('Sign up');
    await filled.shows('Create your Analytical Engines account');
    expect(filled.field('Email address').value).to.equal(ada);
    expect(filled.form.querySelectorAll('[name=username]')).to.have.length(0);
  });

  it('A11: each step is told once', async () => {
    const page = await at('/sign-in', 'path');
    for (let round = 0; round < 2; round++) {
      page.send({ 'Email address': ada });
      await page.shows('Enter your password');
      page.click('Change');
      await page.shows(first);
    }
    const told = page.events.filter(event => event instanceof AuthStepEvent).map(({ step }) => step);
    expect(told).to.deep.equal(['identifier', 'password', 'identifier', 'password', 'identifier']);
  });
});
