import { expect } from '@open-wc/testing';
import { AuthError } from '../../src/core/index.js';
import type { AuthErrorEvent } from '../../src/elements/events.js';
import { FlowClient, mailedCode, refusal } from './flow-client.js';
import { atPassword, goodPassword, start, startSignIn } from './flow-page.js';
import { waitUntil } from './wait-until.js';

const ada = 'ada@example.com';
const people = { [ada]: goodPassword };

describe('<auth-sign-in>', () => {
  it('A2: shows by itself, with the name of the application, and says that it is ready', async () => {
    const page = await startSignIn();
    expect(page.title).to.equal('Sign in to Analytical Engines');
    expect(page.types).to.include('auth-ready');
  });

  it('B1: asks first who it is, then for the password, then is done', async () => {
    const page = await atPassword();
    page.send({ Password: goodPassword });
    await page.shows('You are signed in');
    expect(page.client.calls).to.deep.equal(['signIn.create', 'signIn.attempt password']);
    expect(page.hasForm).to.be.false;
  });

  it('B1: takes an address or a username where the instance takes both', async () => {
    const page = await startSignIn({ username: 'optional', people: { countess: goodPassword } });
    page.send({ 'Email address or username': 'countess' });
    await page.shows('Enter your password');
    expect(page.form.textContent).to.contain('countess');
  });

  it('B1: takes a username alone where there are no addresses', async () => {
    const page = await startSignIn({ username: 'required', email: false, people: { countess: goodPassword } });
    expect(page.field('Username').type).to.equal('text');
  });

  it('B14: an address that cannot be one is told at the field, and nothing is asked of the server', async () => {
    const page = await startSignIn();
    page.send({ 'Email address': 'ada at example' });
    await page.says('This does not look right.');
    const input = page.field('Email address');
    expect(input.getAttribute('aria-invalid')).to.equal('true');
    expect(document.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent).to.contain('right');
    expect(document.activeElement).to.equal(input);
    expect(input.value).to.equal('ada at example');
    expect(page.client.calls).to.be.empty;
  });

  it('B14: an empty field is told at the field', async () => {
    const page = await startSignIn();
    page.send({});
    await page.says('Please fill this in.');
  });

  it('B14: a wrong password is told at the field, which keeps it, in the same form', async () => {
    const page = await atPassword();
    const { form } = page;
    page.send({ Password: 'not the right one' });
    await page.says('This password is incorrect.');
    expect(page.form).to.equal(form);
    expect(page.field('Password').value).to.equal('not the right one');
    expect(document.activeElement).to.equal(page.field('Password'));
    expect(page.form.querySelector('.auth-error[role=alert]')?.textContent).to.contain('incorrect');
    page.send({ Password: goodPassword });
    await page.shows('You are signed in');
  });

  it('B14: what is wrong with no field stands at the top of the card, and leaves the form as it is', async () => {
    const page = await atPassword();
    page.client.refuse = refusal('user_locked', undefined, { status: 403 });
    page.send({ Password: goodPassword });
    await page.says('Too many tries.');
    expect(page.alert).to.contain('locked');
    expect(page.field('Password').value).to.equal(goodPassword);
  });

  it('B14: an error that nobody has words for is said in the words of the server', async () => {
    const page = await atPassword();
    const problem = { code: 'of_tomorrow', message: 'for developers', longMessage: 'Come back tomorrow.' };
    page.client.refuse = new AuthError([problem], { status: 422 });
    page.send({ Password: goodPassword });
    await page.says('Come back tomorrow.');
    expect(page.alert).not.to.contain('for developers');
  });

  it('a second submit while the first is under way is dropped', async () => {
    const page = await atPassword();
    const release = page.client.hold();
    page.send({ Password: goodPassword });
    page.click('Continue');
    page.form.requestSubmit();
    await page.element.updateComplete;
    expect(page.element.matches(':state(pending)')).to.be.true;
    expect(page.form.querySelector('[type=submit]')?.getAttribute('aria-disabled')).to.equal('true');
    release();
    await page.shows('You are signed in');
    expect(page.client.calls.filter(call => call.startsWith('signIn.attempt'))).to.have.length(1);
  });

  it('B13: a lost network offers to try again, with what was typed still there', async () => {
    const page = await atPassword();
    page.client.refuse = refusal('network_error', undefined, { status: undefined });
    page.send({ Password: goodPassword });
    await page.says('We could not reach the service.');
    expect(page.field('Password').value).to.equal(goodPassword);
    page.click('Try again');
    await page.shows('You are signed in');
  });

  it('B2: a code can be had in place of the password', async () => {
    const page = await atPassword();
    page.click('Email me a code');
    await page.shows('Check your email');
    expect(page.identity).to.contain(ada);
    page.fill('Code', mailedCode);
    await page.shows('You are signed in');
    expect(page.client.calls).to.include('signIn.prepare email_code');
  });

  it('B2: where codes are preferred, one is mailed in the same breath as the address is given', async () => {
    const page = await startSignIn({ people, preferred: 'otp' });
    page.send({ 'Email address': ada });
    await page.shows('Check your email');
    expect(page.client.calls).to.deep.equal(['signIn.create', 'signIn.prepare email_code']);
    expect(page.ways).to.include('Use your password');
  });

  it('B4: a forgotten password is replaced after a mailed code', async () => {
    const page = await atPassword();
    page.click('Forgot password?');
    await page.shows('Reset your password');
    page.fill('Code', mailedCode);
    await page.shows('Choose a new password');
    expect(page.field('Sign out of all other devices').checked).to.be.true;
    page.send({ 'New password': 'saffron orbit lantern 52' });
    await page.shows('You are signed in');
    expect(page.client.people.get(ada)).to.equal('saffron orbit lantern 52');
  });

  it('B8: a wrong code stays to be read, is not sent twice by itself, and a new one can be typed', async () => {
    const page = await atPassword();
    page.click('Email me a code');
    await page.shows('Check your email');
    page.fill('Code', '111111');
    await page.says('This code is incorrect.');
    expect(page.field('Code').value).to.equal('111111');
    expect(page.client.calls.filter(call => call === 'signIn.attempt email_code')).to.have.length(1);
    page.fill('Code', mailedCode);
    await page.shows('You are signed in');
  });

  it('B8: a pasted code works with words, spaces and dashes around it', async () => {
    for (const pasted of ['424 242', '424-242', ' Your code: 424242.']) {
      const page = await atPassword();
      page.click('Email me a code');
      await page.shows('Check your email');
      page.fill('Code', pasted);
      await page.shows('You are signed in');
      page.element.remove();
    }
  });

  it('B8: fewer digits than a code has are told at the field', async () => {
    const page = await atPassword();
    page.click('Email me a code');
    await page.shows('Check your email');
    page.send({ Code: '123' });
    await page.says('Please fill this in.');
  });

  it('B8: the address can be changed without starting over', async () => {
    const page = await atPassword();
    page.click('Change');
    await page.shows('Sign in to Analytical Engines');
    expect(page.field('Email address').value).to.equal(ada);
  });

  it('B6: without enumeration protection an unknown address leads to sign-up, and is not typed again', async () => {
    const page = await startSignIn({ protection: false });
    page.send({ 'Email address': 'grace@example.com' });
    await page.shows('Create your Analytical Engines account');
    expect(page.field('Email address').value).to.equal('grace@example.com');
  });

  it('B6: with enumeration protection an unknown address that was proved goes on as a sign-up', async () => {
    const page = await startSignIn();
    page.send({ 'Email address': 'grace@example.com' });
    await page.shows('Enter your password');
    page.click('Email me a code');
    await page.shows('Check your email');
    page.fill('Code', mailedCode);
    await page.shows('A little more about you');
    expect(page.form.querySelector('[name=email_address]')).to.equal(null);
    page.send({ Password: goodPassword });
    await page.shows('You are signed in');
    await waitUntil(() => page.types.includes('auth-signed-up'), 'the new account is told');
  });

  it('B6: where nobody may sign up, an unknown address is told and no sign-up is offered', async () => {
    const page = await startSignIn({ protection: false, mode: 'restricted' });
    expect(page.ways).not.to.include('Sign up');
    page.send({ 'Email address': 'grace@example.com' });
    await page.says('There is no account with this address.');
  });

  it('B12: in waitlist mode the way to sign-up is the way to the waitlist', async () => {
    const page = await startSignIn({ mode: 'waitlist', display: { waitlistUrl: '/waitlist' } });
    expect(page.ways).to.include('Join the waitlist');
    expect(page.ways).not.to.include('Sign up');
    const link = page.card.querySelector('footer a');
    expect(link?.getAttribute('href')).to.equal(new URL('/waitlist', location.href).href);
  });

  it('B6: the way to sign-up takes along what was typed, or leads to the address of the page', async () => {
    const page = await startSignIn();
    page.fill('Email address', 'grace@example.com');
    page.click('Sign up');
    await page.shows('Create your Analytical Engines account');
    expect(page.field('Email address').value).to.equal('grace@example.com');
    const linked = await startSignIn({}, element => (element.signUpUrl = '/join'));
    expect(linked.card.querySelector('a')?.getAttribute('href')).to.equal(new URL('/join', location.href).href);
  });

  it('B6: a way to sign-up that is no web address is not linked', async () => {
    const page = await startSignIn({}, element => element.setAttribute('sign-up-url', 'javascript:alert(1)'));
    expect(page.card.querySelector('a')).to.equal(null);
    expect(page.ways).to.include('Sign up');
  });

  it('H5: the focus goes to what is asked next, and what the step is called is announced', async () => {
    const page = await atPassword();
    expect(document.activeElement).to.equal(page.field('Password'));
    expect(page.announced).to.equal('Enter your password');
    page.send({ Password: goodPassword });
    await page.shows('You are signed in');
    expect(page.card.activeElement?.textContent).to.equal('You are signed in');
  });

  it('H5: the first step leaves the focus where it is', async () => {
    await startSignIn();
    expect(document.activeElement).to.equal(document.body);
  });

  it('C2: the password can be shown, and is hidden before it is sent', async () => {
    const page = await atPassword();
    const release = page.client.hold();
    const toggle = page.form.querySelector<HTMLButtonElement>('[aria-label="Show password"]');
    toggle?.click();
    expect(page.field('Password').type).to.equal('text');
    expect(toggle?.getAttribute('aria-pressed')).to.equal('true');
    page.send({ Password: goodPassword });
    expect(page.field('Password').type).to.equal('password');
    expect(toggle?.getAttribute('aria-pressed')).to.equal('false');
    release();
    await page.shows('You are signed in');
  });

  it('B13: where nothing could be loaded, a card says so calmly, tells the page, and tries again', async () => {
    const client = new FlowClient(
      {},
      {
        status: 'error',
        error: refusal('network_error'),
        client: undefined,
        environment: undefined,
      },
    );
    const { environment } = new FlowClient().snapshot;
    client.onLoad = () => client.set({ status: 'ready', error: undefined, client: null, environment });
    const page = await start(client, 'auth-sign-in');
    expect(page.title).to.equal('Sign-in is not available');
    // These tests are served by the developer's own machine, and there the cause is told as well.
    expect(page.subtitle).to.match(/^We could not reach the service\. .* network_error$/);
    expect(page.events.map(event => (event as AuthErrorEvent).error?.code)).to.deep.equal(['network_error']);
    page.click('Try again');
    await page.shows('Sign in to Analytical Engines');
  });

  it('A3: a broken key is said to the developer, in the language of the page', async () => {
    const message = 'The key is none.';
    const error = new AuthError([
      { code: 'configuration_invalid', message },
      { code: 'key_broken', message },
    ]);
    const known = { status: 'error', error, client: undefined, environment: undefined } as const;
    const page = await start(new FlowClient({}, known), 'auth-sign-in');
    await page.shows('This page is not set up yet');
    expect(page.subtitle).to.match(/^The publishable key is broken: .* Copy it again as the server printed it\.$/);
  });

  it('B13: a step of tomorrow offers to start again', async () => {
    const client = new FlowClient();
    client.begin({ signIn: { ...client.signInAttempt(ada), status: 'needs_second_factor' } });
    const page = await start(client, 'auth-sign-in');
    expect(page.title).to.equal('One more step is needed');
    page.click('Start again');
    await page.shows('Sign in to Analytical Engines');
  });

  it('B13: an attempt that is over begins again by itself, and nobody types their address again', async () => {
    for (const gone of [
      refusal('client_state_invalid', undefined, { status: 400 }),
      refusal('resource_not_found', undefined, { status: 404 }),
    ]) {
      const page = await atPassword();
      page.client.refuse = gone;
      page.send({ Password: goodPassword });
      await page.shows('Sign in to Analytical Engines');
      expect(page.alert).not.to.equal('');
      expect(page.field('Email address').value).to.equal(ada);
      page.send({});
      await page.shows('Enter your password');
      page.element.remove();
    }
  });

  it('B13: who is signed in here already goes on as they are', async () => {
    const page = await atPassword();
    page.send({ Password: goodPassword });
    await page.shows('You are signed in');
    await page.clickWhenReady('Use another account');
    await page.shows('Sign in to Analytical Engines');
    page.send({ 'Email address': ada });
    await page.shows('Enter your password');
    const problem = { code: 'identifier_already_signed_in', message: 'for developers', sessionId: 'ada' };
    page.client.refuse = new AuthError([problem], { status: 400 });
    page.send({ Password: goodPassword });
    await page.shows('You are signed in');
    expect(page.client.calls.at(-1)).to.equal('session.setActive ada');
    const told = (): number => page.types.filter(type => type === 'auth-signed-in').length;
    await waitUntil(() => told() >= 2, 'both are told');
    expect(told()).to.equal(2);
  });

  it('B13: a server that wants a pause is waited for by people: how long is said, and the next try is sent', async () => {
    const page = await atPassword();
    page.client.refuse = refusal('too_many_requests', undefined, { status: 429, retryAfter: 30 });
    page.send({ Password: goodPassword });
    await page.says('Too many tries. Please wait a moment. Try again in 30 seconds.');
    page.click('Continue');
    await page.shows('You are signed in');
  });

  it('every step is accessible, also with something wrong in it', async () => {
    const page = await startSignIn({ people });
    await expect(page.element).to.be.accessible();
    page.send({ 'Email address': 'nobody' });
    await page.says('This does not look right.');
    await expect(page.element).to.be.accessible();
    page.send({ 'Email address': ada });
    await page.shows('Enter your password');
    await expect(page.element).to.be.accessible();
    page.click('Forgot password?');
    await page.shows('Reset your password');
    await expect(page.element).to.be.accessible();
    page.fill('Code', '111111');
    await page.says('This code is incorrect.');
    await expect(page.element).to.be.accessible();
    page.fill('Code', mailedCode);
    await page.shows('Choose a new password');
    await expect(page.element).to.be.accessible();
    page.send({ 'New password': goodPassword });
    await page.shows('You are signed in');
    await expect(page.element).to.be.accessible();
  });
});
