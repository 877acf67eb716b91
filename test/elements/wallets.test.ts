import { expect } from '@open-wc/testing';
import { startSignIn, type FlowPage } from './flow-page.js';
import { waitUntil } from './wait-until.js';

const stop = 'Stop waiting';

/** Announces a wallet that never answers, as browsers have it (EIP-6963). */
function announce(): void {
  const provider = { request: () => new Promise(() => {}) };
  const info = { uuid: 'a wallet', name: 'MetaMask', rdns: 'io.metamask', icon: '' };
  dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail: { info, provider } }));
}

const button = ({ card }: FlowPage, name: string): HTMLElement | undefined =>
  [...card.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name);

const focused = ({ card }: FlowPage): string | undefined => card.activeElement?.textContent.trim();

/** Goes to the wallets and presses the one that there is, which does not answer. */
async function waitForWallet(): Promise<FlowPage> {
  const page = await startSignIn({ wallets: ['web3_metamask_signature'] });
  page.click('Continue with a wallet');
  await waitUntil(() => button(page, 'MetaMask') !== undefined, 'the wallet is offered');
  button(page, 'MetaMask')?.focus();
  page.click('MetaMask');
  await waitUntil(() => button(page, stop) !== undefined, 'it is waited for');
  return page;
}

const isOver = (page: FlowPage): Promise<void> =>
  waitUntil(() => button(page, stop) === undefined, 'nobody waits any more');

describe('a wallet that does not answer', () => {
  before(() => addEventListener('eip6963:requestProvider', announce));
  after(() => removeEventListener('eip6963:requestProvider', announce));

  it('H5 B2: whoever stops waiting for it from the keyboard is at the wallet again, and nothing is said to be wrong', async () => {
    const page = await waitForWallet();
    button(page, stop)?.focus();
    page.click(stop);
    await isOver(page);
    expect(focused(page)).to.equal('MetaMask');
    expect(button(page, 'MetaMask')?.getAttribute('aria-disabled')).to.equal(null);
    expect(page.alert).to.equal('');
  });

  it('H5 B2: whoever is elsewhere meanwhile is left there', async () => {
    const page = await waitForWallet();
    button(page, 'Back')?.focus();
    page.click(stop);
    await isOver(page);
    expect(focused(page)).to.equal('Back');
  });
});
