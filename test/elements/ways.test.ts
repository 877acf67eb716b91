import { expect } from '@open-wc/testing';
import type { FlowPage } from './flow-page.js';
import { startSignIn, startSignUp } from './flow-page.js';
import { waitUntil } from './wait-until.js';

const providers = { google: 'Google', custom_acme: 'Acme' };

/** Comes back, as somebody does whom the browser leads back to the page. */
async function leavesTo(page: FlowPage, hash: string): Promise<void> {
  await waitUntil(() => document.location.hash === hash, `the page goes to ${hash}`);
  dispatchEvent(new PageTransitionEvent('pagehide'));
  history.replaceState(history.state, '', document.location.href.replace(/#.*/, ''));
  await page.element.updateComplete;
}

describe('ways beside the form', () => {
  it('B2: stand above the form of sign-in, by their names', async () => {
    const page = await startSignIn({ providers });
    expect(page.ways.slice(0, 2)).to.deep.equal(['Continue with Google', 'Continue with Acme']);
    const ways = page.card.querySelector('.ways');
    const form = page.card.querySelector('slot[name=form]');
    expect(ways?.compareDocumentPosition(form as Node)).to.equal(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it('B2: are not there, nor what separates them from the form, where the instance has none', async () => {
    const page = await startSignIn();
    expect(page.card.querySelector('.ways, .divider')).to.equal(null);
    expect(page.ways).to.deep.equal(['Continue', 'Sign up'].reverse());
  });

  it('B10: a site is asked with where to come back to, and the page goes there', async () => {
    const page = await startSignIn({ providers }, element => (element.afterSignInUrl = '/inside'));
    const here = document.location.href;
    page.click('Continue with Google');
    await leavesTo(page, '#oauth_google');
    expect(page.client.calls).to.deep.equal(['signIn.create oauth_google']);
    expect(page.client.given).to.deep.include({
      redirectUrl: here,
      actionCompleteRedirectUrl: new URL('/inside', here).href,
    });
  });

  it('B10: sign-up asks the same sites', async () => {
    const page = await startSignUp({ providers });
    page.click('Continue with Acme');
    await leavesTo(page, '#oauth_custom_acme');
    expect(page.client.calls).to.deep.equal(['signUp.create oauth_custom_acme']);
  });

  it('B13: a server that does not say where to go leaves the form as it was, with a sentence', async () => {
    const page = await startSignIn({ providers });
    page.client.signIn.create = async () => page.client.signInAttempt('');
    page.click('Continue with Google');
    await page.says('The network gave an unexpected answer.');
    expect(page.hasForm).to.equal(true);
  });

  it('B15: the one that was used last on this device says so', async () => {
    const page = await startSignIn({ providers });
    page.client.set({ client: { sessions: [], lastAuthenticationStrategy: 'oauth_google' } as never });
    await page.element.updateComplete;
    expect(page.ways.slice(0, 2)).to.deep.equal(['Continue with Google Last used', 'Continue with Acme']);
  });
});

describe("an app's own browser", () => {
  const agent = navigator.userAgent;
  const pretend = (text: string): void => {
    Object.defineProperty(navigator, 'userAgent', { value: text, configurable: true });
  };
  afterEach(() => pretend(agent));

  it('B15: gets a sentence and the other ways in place of a site that refuses it', async () => {
    pretend(
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Instagram 350.0',
    );
    const page = await startSignIn({ providers });
    expect(page.card.querySelector('.notice')?.textContent).to.contain(
      'Google cannot be used in this app’s own browser.',
    );
    expect(page.ways[0]).to.equal('Continue with Acme');
    expect(page.hasForm).to.equal(true);
  });

  it('B15: shows no line to nothing where the refused site was the only one', async () => {
    pretend('Mozilla/5.0 (Linux; Android 15; Pixel; wv) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36');
    const page = await startSignIn({ providers: { google: 'Google' } });
    expect(page.card.querySelector('.notice')).not.to.equal(null);
    expect(page.card.querySelector('.ways, .divider')).to.equal(null);
  });
});
