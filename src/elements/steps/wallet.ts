import { html, nothing, type TemplateResult } from 'lit';
import type { Flow, StepFactory } from './step.js';
import { throughWallet } from './through-wallet.js';
import { WalletChoice } from './wallet-choice.js';
import { walletSearch, type Wallet } from './wallet-search.js';
import { adoptSheet } from './ways.styles.js';

/** A choice of the wallets that this browser has, and what to do where it has none. */
export const view: StepFactory = flow => {
  const { term, host } = flow;
  const search = walletSearch(flow);
  const choice = new WalletChoice(flow, search, signer => throughWallet(flow, signer));
  adoptSheet(host);
  return {
    title: () => term('useWallet'),
    subtitle: () => choice.said,
    ways: () => choice.buttons(wallet => lastUsed(flow, wallet)),
    actions: () => [
      ...(search.found.length > 0 ? [] : [{ label: term('walletLook'), run: () => search.look(), primary: true }]),
      { label: term('back'), run: () => flow.go(flow.name === 'sign-up' ? 'fields' : 'identifier') },
    ],
  };
};

function lastUsed({ client, term }: Flow, { strategy }: Wallet): TemplateResult | typeof nothing {
  if (client.snapshot.client?.lastAuthenticationStrategy !== strategy) return nothing;
  return html`<span class="last-used" part="last-used">${term('lastUsed')}</span>`;
}
