import { expect } from '@open-wc/testing';
import { errors } from '../../src/locales/en-more.js';
import { refusal } from './flow-answers.js';
import { mailedCode } from './flow-client.js';
import { atPassword, goodPassword } from './flow-page.js';
import { waitUntil } from './wait-until.js';

const ada = 'ada@example.com';

/** Somebody whose password was right, and who is asked for more. */
async function asked(...factors: readonly string[]): ReturnType<typeof atPassword> {
  const page = await atPassword();
  page.client.secondFactors.set(ada, factors);
  page.send({ Password: goodPassword });
  return page;
}

function subtitled(page: Awaited<ReturnType<typeof atPassword>>, text: string): Promise<void> {
  return waitUntil(() => page.subtitle === text, `it says "${text}", not "${page.subtitle}"`);
}

describe('second factors', () => {
  it('B3: the code of the app is asked for in a field that takes it from the keyboard, and sends itself', async () => {
    const page = await asked('totp');
    await page.shows('Two-step verification');
    const input = page.field('Code');
    expect(input.getAttribute('autocomplete')).to.equal('one-time-code');
    expect(input.inputMode).to.equal('numeric');
    expect(document.activeElement).to.equal(input);
    expect(page.ways).to.deep.equal(['Start again', 'Continue']);
    page.fill('Code', mailedCode);
    await page.shows('You are signed in');
    expect(page.client.calls.slice(-1)).to.deep.equal(['signIn.attemptSecondFactor totp']);
  });

  it('B14: a wrong code of the app says what to do, and offers no other one', async () => {
    const page = await asked('totp');
    await page.shows('Two-step verification');
    page.fill('Code', '000000');
    await page.says('Wait for the next one');
    expect(page.field('Code').getAttribute('aria-invalid')).to.equal('true');
    page.fill('Code', '');
    await page.clickWhenReady('Continue');
    await page.says('Please fill this in.');
  });

  it('B3: whoever has no app at hand chooses a backup code, and goes back to the app', async () => {
    const page = await asked('totp', 'backup_code');
    await page.shows('Two-step verification');
    await page.clickWhenReady('Use a backup code');
    await page.shows('Use a backup code');
    page.send({ 'Backup code': 'wrong' });
    await page.says('This backup code is incorrect');
    await page.clickWhenReady('Use your authenticator app');
    await page.shows('Two-step verification');
    await page.clickWhenReady('Use a backup code');
    await page.shows('Use a backup code');
    page.send({ 'Backup code': mailedCode });
    await page.shows('You are signed in');
  });

  it('B3: on a new device a code is mailed in the same breath, and another one can be', async () => {
    const page = await asked('email_code');
    await page.shows('Confirm this device');
    expect(page.client.calls).to.include('signIn.prepareSecondFactor email_code');
    page.fill('Code', mailedCode);
    await page.shows('You are signed in');
  });

  it('B3: a code is sent to the phone in the same breath as the password is right, and sends itself', async () => {
    const page = await asked('+49 ••• 89', 'backup_code');
    await page.shows('Two-step verification');
    await subtitled(page, 'We sent a 6-digit code to +49 ••• 89');
    expect(page.client.calls.at(-1)).to.equal('signIn.prepareSecondFactor phone_code +49 ••• 89');
    expect(page.field('Code').getAttribute('autocomplete')).to.equal('one-time-code');
    page.fill('Code', '000000');
    await page.says('This code is incorrect');
    page.fill('Code', mailedCode);
    await page.shows('You are signed in');
    expect(page.client.calls.slice(-1)).to.deep.equal(['signIn.attemptSecondFactor phone_code']);
  });

  it('B3: whoever is asked for the app chooses one of their phones, or another one, and goes back', async () => {
    const page = await asked('totp', '+49 ••• 89', '+44 ••• 12', 'backup_code');
    await page.shows('Two-step verification');
    expect(page.client.calls.filter(call => call.includes('prepareSecondFactor'))).to.deep.equal([]);
    await page.clickWhenReady('Text a code to +44 ••• 12');
    await subtitled(page, 'We sent a 6-digit code to +44 ••• 12');
    await page.clickWhenReady('Text a code to +49 ••• 89');
    await subtitled(page, 'We sent a 6-digit code to +49 ••• 89');
    await page.clickWhenReady('Use your authenticator app');
    await subtitled(page, 'Enter the code that your authenticator app shows.');
    await page.clickWhenReady('Use a backup code');
    await page.shows('Use a backup code');
    await page.clickWhenReady('Text a code to +49 ••• 89');
    await page.shows('Two-step verification');
    page.fill('Code', mailedCode);
    await page.shows('You are signed in');
  });

  it('B13: where no message could be sent the step says so, and sends one when it is asked', async () => {
    const page = await asked('totp', '+49 ••• 89');
    await page.shows('Two-step verification');
    page.client.refuse = refusal('too_many_requests');
    await page.clickWhenReady('Text a code to +49 ••• 89');
    await subtitled(page, 'We will send a code to +49 ••• 89.');
    expect(page.ways).to.include('Use your authenticator app');
    await page.clickWhenReady('Send the code');
    await subtitled(page, 'We sent a 6-digit code to +49 ••• 89');
    page.fill('Code', mailedCode);
    await page.shows('You are signed in');
  });

  it('B3, B9: a passkey is asked for on a click, and what it signs is ready before', async () => {
    const page = await asked('passkey', 'backup_code');
    await page.shows('Two-step verification');
    expect(page.subtitle).to.equal('Confirm with your passkey that it is you.');
    expect(page.ways).to.deep.equal(['Use a backup code', 'Start again', 'Use a passkey']);
    await waitUntil(() => page.client.calls.at(-1) === 'signIn.preparePasskey', 'it is ready');
    await page.clickWhenReady('Use a passkey');
    await page.shows('You are signed in');
    expect(page.client.calls.at(-1)).to.equal('signIn.authenticateWithPasskey');
  });

  for (const code of [
    'passkey_retrieval_cancelled',
    'passkey_not_supported',
    'passkey_not_registered',
    'passkey_authentication_failure',
    'passkey_invalid_rpID_or_domain',
    'verification_expired',
  ] as const)
    it(`B3, B9: ${code} is said, the next try works, and so does every other second step`, async () => {
      const page = await asked('passkey', 'totp');
      await page.shows('Two-step verification');
      await waitUntil(() => page.client.calls.at(-1) === 'signIn.preparePasskey', 'it is ready');
      page.client.refuse = refusal(code);
      await page.clickWhenReady('Use a passkey');
      await page.says(String(errors[code]));
      await page.clickWhenReady('Use your authenticator app');
      await subtitled(page, 'Enter the code that your authenticator app shows.');
      await page.clickWhenReady('Use a passkey');
      await subtitled(page, 'Confirm with your passkey that it is you.');
      await page.clickWhenReady('Use a passkey');
      await page.shows('You are signed in');
    });

  it('B3, B9: a browser without passkeys is asked for another second step, and offered none', async () => {
    const page = await asked('passkey', 'totp', 'backup_code');
    page.client.set({ passkeys: false });
    await subtitled(page, 'Enter the code that your authenticator app shows.');
    expect(page.ways).not.to.include('Use a passkey');
  });

  it('B3, B13: where a passkey is all there is, and the browser has none, that is said with a way back', async () => {
    const page = await asked('passkey');
    page.client.set({ passkeys: false });
    await page.shows('One more step is needed');
    expect(page.subtitle).to.equal(
      'It is your passkey, which this browser cannot use. Please sign in with another browser or device.',
    );
    await page.clickWhenReady('Start again');
    await page.shows('Sign in to Analytical Engines');
  });

  it('B13: who can prove nothing more begins again, with the address that was typed', async () => {
    const page = await asked('totp');
    await page.shows('Two-step verification');
    await page.clickWhenReady('Start again');
    await page.shows('Sign in to Analytical Engines');
    expect(page.field('Email address').value).to.equal(ada);
  });
});
