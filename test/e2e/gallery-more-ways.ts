import { expect } from '@playwright/test';
import type { GalleryState } from './gallery.js';
import { installWallet, type InjectedWallet } from './injected-wallet.js';
import { enrolPhone, masked } from './second-phone.js';
import type { Stage } from './stage.js';
import { password } from './visitor.js';

export const moreWaysSettings: Readonly<Record<string, string>> = {
  AUTH_WEB3_WALLETS: 'metamask,okx_wallet',
  AUTH_PHONE: 'optional',
  AUTH_PHONE_SECOND_FACTOR: 'true',
  AUTH_BACKUP_CODES: 'true',
  AUTH_CODE_RESEND_AFTER: '5s',
};

const wallets = new WeakMap<Stage, InjectedWallet>();

/** What the wallet does with the next message. */
function next(stage: Stage, refusal: number | string): void {
  wallets.get(stage)?.refusals.set('personal_sign', [refusal]);
}

let people = 0;

/** The end of the number is all that is shown of it. */
const number = (): string => `+49151235${String(100 + ++people)}89`;

/** Makes the two accounts, gives the second a phone for its second step, and installs two wallets. */
export async function enrolMore(stage: Stage): Promise<void> {
  const { page, world } = stage;
  await stage.prepare();
  await enrolPhone(page, world, number());
  // The page says the address, so it is the same in each run.
  wallets.set(stage, await installWallet(page, {}, '1'.repeat(64)));
  await installWallet(page, { name: 'OKX Wallet', rdns: 'com.okex.wallet', icon: 'none' });
}

/** What is seen of wallets, and of a phone as the second step. */
export const moreWays: readonly GalleryState[] = [
  {
    name: 'ways: wallet',
    reach: async stage => {
      await stage.openGuarded();
      await stage.press(stage.words.terms.useWallet);
      await stage.sees(stage.words.terms.walletSubtitle);
      await expect(stage.page.getByRole('button', { name: 'OKX Wallet' })).toBeVisible();
    },
  },
  {
    name: 'ways: wallet, asked to sign',
    after: 'ways: wallet',
    reach: async stage => {
      next(stage, 'hang');
      await stage.press('MetaMask');
      await stage.sees(/0x\w{4}\u2060?…/);
    },
  },
  {
    name: 'ways: wallet, refused',
    after: 'ways: wallet, asked to sign',
    reach: async stage => {
      await stage.press(stage.words.terms.stopWaiting);
      next(stage, 4001);
      await stage.press('MetaMask');
      await stage.sees(stage.words.errors.web3_rejected as string);
    },
    way: ({ words }) => ({ press: words.terms.back, leadsTo: words.terms.signInSubtitle }),
  },
  {
    name: 'ways: phone as the second step',
    reach: async stage => {
      await stage.openGuarded();
      await stage.type(stage.words.identifier, stage.people[1]);
      await stage.press(stage.words.continue);
      await stage.type(stage.words.password, password);
      await stage.press(stage.words.continue);
      await stage.sees(stage.words.terms.codeSubtitle(masked('89')));
      await stage.sees(new RegExp(`^${stage.words.resend}$`, 'm'));
    },
  },
  {
    name: 'ways: phone as the second step, wrong',
    after: 'ways: phone as the second step',
    reach: async stage => {
      await stage.type(stage.words.code, '000000');
      await stage.sees(stage.words.errors.form_code_incorrect as string);
    },
    way: ({ words }) => ({ press: words.terms.useBackupCode, leadsTo: words.terms.backupCodeSubtitle }),
  },
];
