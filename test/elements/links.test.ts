import { expect } from '@open-wc/testing';
import type { SignIn } from '../../src/core/index.js';
import { FlowClient, mailedCode, refusal } from './flow-client.js';
import { goodPassword, start, type FlowPage } from './flow-page.js';
import { waitUntil } from './wait-until.js';

const ada = 'ada@example.com';

/** A client whose server mails links, too. */
class LinkClient extends FlowClient {
  override signInAttempt(identifier: string): SignIn {
    const attempt = super.signInAttempt(identifier);
    const link = { strategy: 'email_link', emailAddressId: 'address', safeIdentifier: identifier };
    return { ...attempt, supportedFirstFactors: [...(attempt.supportedFirstFactors ?? []), link] };
  }
}

async function atLink(people: Readonly<Record<string, string>> = { [ada]: goodPassword }): Promise<FlowPage> {
  const page = await start(new LinkClient({ people }), 'auth-sign-in');
  page.send({ 'Email address': ada });
  await page.shows('Enter your password');
  page.click('Email me a link');
  await page.shows('Check your email');
  await waitUntil(() => page.client.calls.includes('awaitLink'), 'the link is waited for');
  return page;
}

const attemptOf = ({ client }: FlowPage): SignIn => {
  const attempt = client.snapshot.client?.signIn;
  if (!attempt) throw new Error('There is no attempt.');
  return attempt;
};

describe('a link in the mail', () => {
  it('B7: is offered in place of a code, says that it is in the mail, and the page goes on by itself', async () => {
    const page = await atLink();
    expect(page.ways).not.to.include('Email me a code');
    expect(page.form.textContent).to.contain('You can also press the button in that email.');
    page.client.link.press({ ...attemptOf(page), status: 'complete' });
    await page.shows('You are signed in');
    expect(page.types).to.include('auth-signed-in');
  });

  it('B7: the code in the same mail is taken, and then nobody waits for the link', async () => {
    const page = await atLink();
    page.fill('Code', mailedCode);
    await page.shows('You are signed in');
    expect(page.client.calls).to.include('signIn.attempt email_link');
    await waitUntil(() => page.client.calls.includes('awaitLink aborted'), 'nobody waits any more');
  });

  it('B7, B6: an address that nobody has goes on as a sign-up', async () => {
    const page = await atLink({});
    page.client.proved = ada;
    const verification = { strategy: 'email_link', status: 'transferable' };
    page.client.link.press({ ...attemptOf(page), firstFactorVerification: verification } as unknown as SignIn);
    await page.shows('A little more about you');
    expect(page.client.calls).to.include('signUp.transfer');
  });

  it('B7: where another tab has taken the proof over, this one goes on with the same sign-up', async () => {
    const page = await atLink({});
    const { client } = page;
    client.proved = ada;
    const verification = { strategy: 'email_link', status: 'transferable' };
    const attempt = { ...attemptOf(page), firstFactorVerification: verification } as unknown as SignIn;
    // The answer to the transfer that came too late brings what the other tab has begun.
    const transfer = client.signUp.transfer.bind(client.signUp);
    client.signUp.transfer = async () => {
      await transfer();
      throw refusal('account_transfer_invalid');
    };
    client.link.press(attempt);
    await page.shows('A little more about you');
    expect(page.types).not.to.include('auth-error');
  });

  it('B7: nobody waits for it while the element is not in the page', async () => {
    const page = await atLink();
    page.element.remove();
    await waitUntil(() => page.client.calls.includes('awaitLink aborted'), 'nobody waits any more');
  });
});
