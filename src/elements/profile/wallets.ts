import { html, type TemplateResult } from 'lit';
import type { User, Web3Wallet } from '../../core/index.js';
import { during } from '../steps/link-wait.js';
import { shortened, WalletChoice } from '../steps/wallet-choice.js';
import { walletSearch } from '../steps/wallet-search.js';
import { adoptSheet } from '../steps/ways.styles.js';
import { removalForm } from './removal-form.js';
import { placeOf } from './place.js';
import { addButton, focusIn, onlyCancel, row, textButton } from './rows.js';
import type { FormView, Profile, Section } from './profile.js';

const section = 'wallets';

/** What the wallets that have a strategy of their own call themselves. */
const names: Readonly<Record<string, string>> = {
  web3_metamask_signature: 'MetaMask',
  web3_coinbase_wallet_signature: 'Coinbase Wallet',
  web3_okx_wallet_signature: 'OKX Wallet',
  web3_base_signature: 'Base',
};

/** The wallets of an account. */
export function wallets(profile: Profile): Section {
  const { term, host } = profile;
  adoptSheet(host);
  return {
    name: section,
    title: () => term('walletsSection'),
    content: () => {
      const { user } = profile;
      return html`
        ${walletsOf(user).map(wallet => walletRow(profile, wallet, wallet.id === user.primaryWeb3WalletId))}
        ${addButton(profile, section, term('connectWallet'), () => profile.open(section, choice(profile)))}
      `;
    },
  };
}

/** What was begun and never signed is none. */
function walletsOf({ web3Wallets }: User): readonly Web3Wallet[] {
  return web3Wallets.filter(({ verification }) => verification?.status === 'verified');
}

function walletRow(profile: Profile, { id, web3Wallet, verification }: Web3Wallet, isPrimary: boolean): TemplateResult {
  const { term, client } = profile;
  const address = shortened(web3Wallet);
  const makePrimary = (): void =>
    profile.run(section, async () => {
      await client.account.update({ primaryWeb3WalletId: id });
      profile.announce(term('primaryNow', address));
      focusIn(profile, section, id);
    });
  const remove = (): void =>
    profile.open(
      section,
      removalForm(profile, {
        section,
        title: term('removeWallet'),
        text: term('removeWalletText', address),
        done: term('removedNow', address),
        remove: () => client.account.deleteWeb3Wallet(id),
      }),
    );
  return row({
    key: id,
    text: names[verification?.strategy ?? ''] ?? profile.localize.term('browserWallet'),
    detail: html`<bdi dir="ltr" title=${web3Wallet}>${address}</bdi>`,
    badges: isPrimary ? [{ label: term('primary') }] : [],
    actions: [
      ...(isPrimary ? [] : [textButton(term('makePrimary'), makePrimary, term('makePrimaryNamed', address))]),
      textButton(term('remove'), remove, term('removeOne', address)),
    ],
  });
}

/** The wallets of this browser. */
function choice(profile: Profile): FormView {
  const { term } = profile;
  const place = placeOf(profile, section);
  const search = walletSearch(place);
  search.look();
  const wallets = new WalletChoice(place, search, async ({ wallet: { strategy }, address, sign }) => {
    const { id } = await profile.client.account.addWeb3Wallet({ web3Wallet: address, strategy, sign });
    profile.close(term('connectedNow', shortened(address)));
    focusIn(profile, section, id);
  });
  // Whoever closes the form does not wait for the wallet any more.
  const stopAfter = (signal: AbortSignal): void => signal.addEventListener('abort', wallets.stop);
  return {
    title: () => term('connectWallet'),
    subtitle: () => wallets.said,
    ways: () => html`<div ${during(stopAfter, '')}>${wallets.buttons()}</div>`,
    form: () => onlyCancel(profile),
    submit: () => Promise.resolve(),
    actions: () => (search.found.length > 0 ? [] : [{ label: term('walletLook'), run: () => search.look() }]),
  };
}
