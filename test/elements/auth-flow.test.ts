import { expect, oneEvent } from '@open-wc/testing';
import { AuthStepEvent, type AuthSignedInEvent } from '../../src/elements/events.js';
import { FlowClient } from './flow-client.js';
import { atPassword, goodPassword, start, startSignIn } from './flow-page.js';
import { countPushes } from './pushes.js';
import { waitUntil } from './wait-until.js';

const ada = 'ada@example.com';
const people = { [ada]: goodPassword };

describe('a flow', () => {
  it('A7: each step is one entry of the history, at the same address, with nothing in it that was typed', async () => {
    const address = location.href;
    const pushes = countPushes();
    const page = await atPassword();
    // What keeps the history is loaded with the first step that needs it.
    await waitUntil(() => pushes.made > 0, 'the step is an entry');
    pushes.stop();
    expect(pushes.made).to.equal(1);
    expect(location.href).to.equal(address);
    expect(JSON.stringify(history.state)).not.to.contain('ada');
    history.back();
    await page.shows('Sign in to Analytical Engines');
    history.forward();
    await page.shows('Enter your password');
  });

  it('A7: what the page keeps in the state of the history stays there', async () => {
    history.replaceState({ own: 'state' }, '');
    await atPassword();
    expect(history.state).to.have.property('own', 'state');
  });

  it('A7: after a reload the step that the server says is shown', async () => {
    const client = new FlowClient({ people });
    client.begin({ signIn: client.signInAttempt(ada) });
    const page = await start(client, 'auth-sign-in');
    expect(page.title).to.equal('Enter your password');
    expect(page.form.textContent).to.contain(ada);
  });

  it('A11: the events say which step, who it is, whether they are new, and how it was proved', async () => {
    const page = await atPassword();
    page.send({ Password: goodPassword });
    const { session, user, isNew, strategy } = await oneEvent<AuthSignedInEvent>(page.element, 'auth-signed-in');
    expect({ id: session.id, user: user.id, isNew, strategy }).to.deep.equal({
      id: 'ada',
      user: 'user of ada',
      isNew: false,
      strategy: 'password',
    });
    const steps = page.events.filter(event => event instanceof AuthStepEvent);
    expect(steps.map(({ flow, step }) => `${flow} ${step}`).slice(0, 2)).to.deep.equal([
      'sign-in identifier',
      'sign-in password',
    ]);
    for (const event of page.events) expect([event.bubbles, event.composed]).to.deep.equal([true, true]);
  });

  it('A11: what a listener waits for holds the redirect back, and preventDefault() cancels it', async () => {
    const page = await atPassword({ display: { afterSignInUrl: '#elsewhere' } });
    let release: () => void = () => {};
    const promise = new Promise<void>(resolve => (release = resolve));
    page.element.addEventListener('auth-signed-in', event => event.waitUntil(promise));
    page.send({ Password: goodPassword });
    await page.shows('You are signed in');
    expect(location.hash).to.equal('');
    release();
    await waitUntil(() => location.hash === '#elsewhere', 'the redirect happens');
    history.replaceState(null, '', location.pathname + location.search);

    const stays = await atPassword({ display: { afterSignInUrl: '#elsewhere' } });
    stays.element.addEventListener('auth-signed-in', event => event.preventDefault());
    stays.send({ Password: goodPassword });
    await stays.shows('You are signed in');
    expect(location.hash).to.equal('');
  });

  it('A11: the page says where to go afterwards, before the instance does', async () => {
    const page = await startSignIn(
      { people, display: { afterSignInUrl: '#instance' } },
      element => (element.afterSignInUrl = '#page'),
    );
    page.send({ 'Email address': ada });
    await page.shows('Enter your password');
    page.send({ Password: goodPassword });
    await waitUntil(() => location.hash === '#page', 'the redirect of the page happens');
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('a redirect to another origin is not followed', async () => {
    const address = location.href;
    for (const target of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
      const page = await startSignIn({ people }, element => (element.afterSignInUrl = target));
      page.send({ 'Email address': ada });
      await page.shows('Enter your password');
      page.send({ Password: goodPassword });
      await page.shows('You are signed in');
      expect(page.ways).not.to.include('Continue');
      page.element.remove();
    }
    expect(location.href).to.equal(address);
  });

  it('D2: who is signed in may go on, or use another account', async () => {
    const page = await atPassword();
    page.send({ Password: goodPassword });
    await page.shows('You are signed in');
    expect(page.subtitle).to.contain('ada@example.com');
    await page.clickWhenReady('Use another account');
    await page.shows('Sign in to Analytical Engines');
  });

  it('D9: another account is not offered where there can be one only', async () => {
    const page = await atPassword({ singleSession: true });
    page.send({ Password: goodPassword });
    await page.shows('You are signed in');
    expect(page.ways).not.to.include('Use another account');
  });
});
