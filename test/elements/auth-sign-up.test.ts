import { expect } from '@open-wc/testing';
import type { AuthSignedInEvent } from '../../src/elements/events.js';
import { FlowClient, mailedCode, refusal } from './flow-client.js';
import { goodPassword, start, startSignUp, type FlowPage } from './flow-page.js';
import { waitUntil } from './wait-until.js';

const title = 'Create your Analytical Engines account';
const ada = 'ada@example.com';

async function atCode(page: FlowPage): Promise<void> {
  page.send({ 'Email address': ada, Password: goodPassword });
  await page.shows('Check your email');
}

/** What the password field says of what is typed. */
function hint(page: FlowPage): string {
  return page.form.querySelector('.auth-strength')?.textContent.trim() ?? '';
}

describe('<auth-sign-up>', () => {
  it('B12: asks on one screen for what the instance requires, mails the code unasked, and is done', async () => {
    const page = await startSignUp();
    expect([...page.form.querySelectorAll('input')].map(({ name }) => name)).to.deep.equal([
      'email_address',
      'password',
    ]);
    await atCode(page);
    expect(page.client.calls).to.deep.equal(['signUp.create', 'signUp.prepare email_code']);
    page.fill('Code', mailedCode);
    await page.shows('You are signed in');
    expect(page.client.people.get(ada)).to.equal(goodPassword);
    expect(page.hasForm).to.be.false;
  });

  it('H5: a complete code is checked by itself, and the field says so before (3.2.2)', async () => {
    const page = await startSignUp();
    await atCode(page);
    const described = page.field('Code').getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(described)?.textContent).to.equal('The code is checked as soon as it is complete.');
  });

  it('B12: a username is asked for, or may be given, as the instance says', async () => {
    const required = await startSignUp({ username: 'required' });
    expect(required.field('Username').getAttribute('aria-required')).to.equal('true');
    required.element.remove();
    const page = await startSignUp({ username: 'optional' });
    const input = page.field('Username (Optional)');
    expect(input.getAttribute('aria-required')).to.equal('false');
    expect(input.autocomplete).to.equal('username');
    expect(page.field('Email address').autocomplete).to.equal('email');
    await atCode(page);
    expect(page.client.given).not.to.have.property('username');
  });

  it('B12: a username that cannot be one is told at the field, with the rule', async () => {
    const page = await startSignUp({ username: 'required' });
    page.send({ 'Email address': ada, Username: 'ad', Password: goodPassword });
    await page.says('A username has 4 to 64 characters.');
    page.send({ Username: 'ada lovelace' });
    await page.says('Use only the letters a to z');
    expect(page.client.calls).to.be.empty;
  });

  it('B12: what is agreed to is linked, has to be ticked, and is sent', async () => {
    const page = await startSignUp({
      legal: true,
      display: { termsUrl: 'https://app.example/terms', privacyPolicyUrl: 'https://app.example/privacy' },
    });
    const links = [...page.form.querySelectorAll('a')];
    expect(links.map(({ href, target, rel }) => [href, target, rel])).to.deep.equal([
      ['https://app.example/terms', '_blank', 'noopener'],
      ['https://app.example/privacy', '_blank', 'noopener'],
    ]);
    page.send({ 'Email address': ada, Password: goodPassword });
    await waitUntil(() => page.problems.length > 0, 'the missing consent is told');
    const box = page.field('I agree');
    expect(document.activeElement).to.equal(box);
    expect(page.client.calls).to.be.empty;
    box.click();
    page.click('Continue');
    await page.shows('Check your email');
    expect(page.client.given).to.have.property('legalAccepted', true);
  });

  it('B12: what is agreed to stands last, after what may be left out', async () => {
    const page = await startSignUp({ legal: true, username: 'optional' });
    expect([...page.form.querySelectorAll('input')].map(({ name }) => name)).to.deep.equal([
      'email_address',
      'password',
      'username',
      'legal_accepted',
    ]);
  });

  it('B12: terms that are no web address are not linked', async () => {
    const page = await startSignUp({ legal: true, display: { termsUrl: 'javascript:alert(1)' } });
    expect(page.form.querySelector('a')).to.equal(null);
  });

  it('the mails are asked for in the language that the element speaks', async () => {
    const page = await startSignUp({}, element => (element.lang = 'de'));
    page.fill('E-Mail-Adresse', ada);
    page.fill('Passwort', goodPassword);
    page.form.requestSubmit();
    await waitUntil(() => page.client.given['locale'] === 'de', 'the language is sent');
  });

  it('B14: a field that the server refuses says why, and everything typed stays', async () => {
    const page = await startSignUp({ username: 'required' });
    page.client.refuse = refusal('form_identifier_exists', 'username');
    page.send({ 'Email address': ada, Username: 'countess', Password: goodPassword });
    await page.says('This is taken.');
    expect(page.field('Username').getAttribute('aria-invalid')).to.equal('true');
    expect(page.field('Email address').value).to.equal(ada);
    expect(page.field('Password').value).to.equal(goodPassword);
    page.send({ Username: 'countess2' });
    await page.shows('Check your email');
  });

  it('C1: the password is judged as one types: too short, known, too weak, good', async () => {
    const page = await startSignUp();
    const { form } = page;
    expect(hint(page)).to.equal('At least 8 characters');
    page.fill('Password', 'short');
    await waitUntil(() => hint(page) === 'At least 8 characters');
    page.fill('Password', 'password1');
    await waitUntil(() => form.querySelector('[data-judgement=breached]') !== null, 'a common one is known', {
      timeout: 5000,
    });
    page.fill('Password', 'sunflower1');
    await waitUntil(() => form.querySelector('[data-judgement=weak]') !== null, 'a weak one is weak');
    page.fill('Password', goodPassword);
    await waitUntil(() => hint(page) === 'A good password.');
    expect(form.querySelector('.auth-strength')?.getAttribute('aria-live')).to.equal('polite');
  });

  it('C1: a password that is too short or too weak is not sent, and the field says why', async () => {
    const page = await startSignUp();
    page.send({ 'Email address': ada, Password: 'short' });
    await page.says('Use at least 8 characters.');
    page.fill('Password', 'sunflower1');
    await waitUntil(() => page.form.querySelector('[data-judgement=weak]') !== null, 'it is judged');
    page.click('Continue');
    await page.says('This password is too easy to guess.');
    expect(page.client.calls).to.be.empty;
    expect(page.field('Password').value).to.equal('sunflower1');
  });

  it('C1: a password that only the server knows to be breached is told at the field', async () => {
    const page = await startSignUp();
    page.client.refuse = refusal('form_password_pwned', 'password');
    page.send({ 'Email address': ada, Password: goodPassword });
    await page.says('This password is known from a data breach.');
    expect(page.field('Password').value).to.equal(goodPassword);
  });

  it('C2: characters are counted as code points, and more can be asked for', async () => {
    const page = await startSignUp({ password: { minLength: 12 } });
    expect(hint(page)).to.equal('At least 12 characters');
    page.send({ 'Email address': ada, Password: '🦊🦊🦊🦊🦊🦊' });
    await page.says('Use at least 12 characters.');
  });

  it('C5: rules that the instance has tick off, for eyes and for ears', async () => {
    const page = await startSignUp({ password: { requireUppercase: true, requireNumbers: true } });
    const rules = (): readonly string[] =>
      [...page.form.querySelectorAll('.auth-rule')].map(rule => rule.textContent.replace(/\s+/g, ' ').trim());
    expect(rules()).to.deep.equal(['An uppercase letter: to do', 'A number: to do']);
    page.fill('Password', 'Violet harbour ticket');
    await waitUntil(() => rules()[0] === 'An uppercase letter: done', 'the rule ticks off');
    expect(rules()[1]).to.equal('A number: to do');
    page.send({ 'Email address': ada });
    await page.says('Add a number.');
  });

  it('B6: an address that has an account goes on as a sign-in once it is proved', async () => {
    const page = await startSignUp({ people: { [ada]: 'another one that is kept' } });
    await atCode(page);
    page.fill('Code', mailedCode);
    await page.shows('You are signed in');
    await waitUntil(() => page.types.includes('auth-signed-in'), 'the sign-in is told');
    const event = page.events.find(({ type }) => type === 'auth-signed-in') as AuthSignedInEvent;
    expect(event.isNew).to.be.false;
    expect(page.types).not.to.include('auth-signed-up');
    expect(page.client.people.get(ada)).to.equal('another one that is kept');
  });

  it('A11: a new account is told before the sign-in, and says that it is new', async () => {
    const page = await startSignUp();
    await atCode(page);
    page.fill('Code', mailedCode);
    await page.shows('You are signed in');
    await waitUntil(() => page.types.includes('auth-signed-in'), 'the sign-in is told');
    expect(page.types.filter(type => type.startsWith('auth-signed'))).to.deep.equal([
      'auth-signed-up',
      'auth-signed-in',
    ]);
    const event = page.events.find(({ type }) => type === 'auth-signed-in') as AuthSignedInEvent;
    expect([event.isNew, event.strategy]).to.deep.equal([true, 'email_code']);
  });

  it('A11: goes where the page sends new people', async () => {
    const page = await startSignUp({ display: { afterSignUpUrl: '#instance' } }, element => {
      element.afterSignUpUrl = '#welcome';
    });
    await atCode(page);
    page.fill('Code', mailedCode);
    await waitUntil(() => location.hash === '#welcome', 'the redirect happens');
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('B8: the address can be changed while the code is waited for, and nothing else is asked again', async () => {
    const page = await startSignUp();
    await atCode(page);
    page.click('Change');
    await waitUntil(() => page.form.querySelector('[name=email_address]') !== null, 'the address is asked for');
    await page.element.updateComplete;
    expect(page.field('Email address').value).to.equal(ada);
    expect(page.form.querySelector('[name=password]')).to.equal(null);
    page.send({ 'Email address': 'ada@analytical.example' });
    await page.shows('Check your email');
    expect(page.identity).to.contain('ada@analytical.example');
    expect(page.client.calls).to.include('signUp.update');
  });

  it('B8: a new code can be had after the pause, which is counted down and announced', async () => {
    const page = await startSignUp({ resendSeconds: 1 });
    await atCode(page);
    const button = (): HTMLButtonElement | null => page.form.querySelector('.auth-resend button');
    expect(button()?.textContent).to.match(/Send a new code in \d s/);
    expect(button()?.getAttribute('aria-disabled')).to.equal('true');
    button()?.click();
    expect(page.client.calls).to.have.length(2);
    await waitUntil(() => button()?.textContent.trim() === 'Send a new code', 'the pause is over', { timeout: 3000 });
    button()?.click();
    await waitUntil(() => page.announced === 'A new code is on its way.', 'it is announced');
    expect(page.client.calls.filter(call => call === 'signUp.prepare email_code')).to.have.length(2);
    expect(button()?.getAttribute('aria-disabled')).to.equal('true');
  });

  it('A7: after a reload it goes on where the server says, and asks before it mails again', async () => {
    const client = new FlowClient();
    await client.signUp.create({ emailAddress: ada, password: goodPassword });
    const page = await start(client, 'auth-sign-up');
    expect(page.title).to.equal('Confirm your email address');
    page.click('Send the code');
    await page.shows('Check your email');
  });

  it('A7: what a sign-up began is gone on with in the sign-in element too', async () => {
    const client = new FlowClient();
    await client.signUp.create({ emailAddress: ada, password: goodPassword });
    await client.signUp.prepare({ strategy: 'email_code' });
    const page = await start(client, 'auth-sign-in');
    expect(page.title).to.equal('Check your email');
    page.fill('Code', mailedCode);
    await page.shows('You are signed in');
  });

  it('B13: a lost answer offers to try again with everything still there', async () => {
    const page = await startSignUp();
    page.client.refuse = refusal('timeout', undefined, { status: undefined });
    page.send({ 'Email address': ada, Password: goodPassword });
    await page.says('The service took too long to answer.');
    page.click('Try again');
    await page.shows('Check your email');
  });

  it('B13: a sign-up that is over begins again by itself, and nobody types their address again', async () => {
    const page = await startSignUp();
    await atCode(page);
    page.client.refuse = refusal('client_state_invalid', undefined, { status: 400 });
    page.fill('Code', mailedCode);
    await page.shows(title);
    expect(page.alert).to.equal('This attempt is over. Please start again.');
    expect(page.field('Email address').value).to.equal(ada);
    await atCode(page);
  });

  it('B12: where nobody may sign up it says so, and shows the way to sign-in', async () => {
    const page = await startSignUp({ mode: 'restricted' });
    expect(page.hasForm).to.be.false;
    expect(page.subtitle).to.equal('New accounts are by invitation. If you were invited, open the link in your mail.');
    await expect(page.element).to.be.accessible();
    page.click('Sign in');
    await page.shows('Sign in to Analytical Engines');
  });

  it('B12: in waitlist mode it asks for an address, and says that it was taken', async () => {
    const page = await startSignUp({ mode: 'waitlist' });
    expect(page.title).to.equal('Join the waitlist');
    await expect(page.element).to.be.accessible();
    page.send({}, 'Join the waitlist');
    await page.says('Please fill this in.');
    page.send({ 'Email address': 'ada@example' }, 'Join the waitlist');
    await page.says('This does not look right.');
    expect(page.client.calls).to.deep.equal([]);
    page.send({ 'Email address': ada }, 'Join the waitlist');
    await page.shows('You are on the waitlist');
    expect(page.subtitle).to.equal(`We will write to ${ada} when it is your turn.`);
    expect(page.announced).to.equal('You are on the waitlist');
    expect(page.hasForm).to.be.false;
    await expect(page.element).to.be.accessible();
    expect(page.client.calls).to.deep.equal(['signUp.joinWaitlist']);
    page.click('Sign in');
    await page.shows('Sign in to Analytical Engines');
    expect(page.field('Email address').value).to.equal(ada);
  });

  it('B12: an address that may not join is told at the field', async () => {
    const page = await startSignUp({ mode: 'waitlist' });
    page.client.refuse = refusal('not_allowed_access', 'emailAddress');
    page.send({ 'Email address': ada }, 'Join the waitlist');
    await page.says('This cannot be used to sign up here.');
    expect(page.field('Email address').value).to.equal(ada);
  });

  it('B6: who has an account goes over to sign-in with what was typed', async () => {
    const page = await startSignUp();
    page.fill('Email address', ada);
    page.click('Sign in');
    await page.shows('Sign in to Analytical Engines');
    expect(page.field('Email address').value).to.equal(ada);
    page.click('Sign up');
    await page.shows(title);
    expect(page.field('Email address').value).to.equal(ada);
  });

  it('B6: without enumeration protection a taken address is told at the field, and is not typed again to sign in', async () => {
    const page = await startSignUp({ people: { [ada]: goodPassword } });
    page.client.refuse = refusal('form_identifier_exists', 'emailAddress');
    page.send({ 'Email address': ada, Password: goodPassword });
    await page.says('This is taken.');
    page.click('Sign in');
    await page.shows('Sign in to Analytical Engines');
    page.send({});
    await page.shows('Enter your password');
    expect(page.form.textContent).to.contain(ada);
  });

  it('every step is accessible, in a language that is written from right to left as well', async () => {
    for (const lang of ['en', 'ar']) {
      const page = await startSignUp(
        { legal: true, username: 'optional', password: { requireNumbers: true } },
        element => {
          element.lang = lang;
        },
      );
      await expect(page.element).to.be.accessible();
      page.form.requestSubmit();
      await waitUntil(() => page.problems.length >= 3, 'what is missing is told');
      await expect(page.element).to.be.accessible();
      const [email, password, , consent] = [...page.form.querySelectorAll('input')];
      if (email) email.value = ada;
      if (password) password.value = goodPassword;
      consent?.click();
      page.form.requestSubmit();
      await waitUntil(() => page.form.querySelector('[name=code]') !== null, 'the code is asked for');
      await page.element.updateComplete;
      await expect(page.element).to.be.accessible();
      page.element.remove();
    }
  });
});
