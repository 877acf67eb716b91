import type { Page } from '@playwright/test';
import { makeWallet } from '../server/wallet-maker.js';

/** What a wallet says of itself. */
export interface Announced {
  readonly name: string;
  readonly rdns: string;
  readonly icon: string;
}

/** A wallet that is installed in a browser: a real key in this process, and in the page a provider that asks for it. */
export interface InjectedWallet {
  readonly address: string;
  /** Codes that the next calls of a method are refused with, in order. `hang` answers never. */
  readonly refusals: Map<string, (number | string)[]>;
  /** Chooses another account, as a person does in the wallet's own window. */
  switchAccount(): void;
  /** Every text that was signed. */
  readonly signed: string[];
}

export const metamask: Announced = {
  name: 'MetaMask',
  rdns: 'io.metamask',
  icon: `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4" fill="#e2761b"/></svg>')}`,
};

let installed = 0;

/** Installs one: it is announced to every page that asks, from the next page on. EIP-6963, EIP-1193. */
export async function installWallet(
  page: Page,
  announced: Partial<Announced> = {},
  key?: string,
): Promise<InjectedWallet> {
  const number = ++installed;
  let account = makeWallet(key);
  const first = account.address;
  const refusals = new Map<string, (number | string)[]>();
  const signed: string[] = [];
  const answer = async (method: string, params: readonly string[] = []): Promise<object> => {
    const refusal = refusals.get(method)?.shift();
    if (refusal === 'hang') return new Promise(() => {});
    if (refusal !== undefined) return { error: { code: refusal, message: 'Refused by the wallet.' } };
    if (method !== 'personal_sign') return { result: [account.address] };
    const message = Buffer.from((params[0] ?? '').slice(2), 'hex').toString('utf8');
    signed.push(message);
    return { result: account.sign(message) };
  };
  const binding = `wallet${number}`;
  await page.exposeFunction(binding, answer);
  await page.addInitScript(announceInPage, { binding, info: { ...metamask, ...announced, uuid: `wallet-${number}` } });
  const switchAccount = (): void => {
    account = makeWallet();
  };
  return { address: first, refusals, signed, switchAccount };
}

/** Runs in the page. */
function announceInPage({ binding, info }: { readonly binding: string; readonly info: object }): void {
  type Answer = { readonly result?: unknown; readonly error?: object };
  const provider = {
    async request({ method, params }: { readonly method: string; readonly params?: readonly string[] }) {
      // Set by the driver.
      const ask = Reflect.get(globalThis, binding) as (method: string, params?: readonly string[]) => Promise<Answer>;
      const { result, error } = await ask(method, params);
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- wallets throw plain objects
      if (error) throw error;
      return result;
    },
  };
  const announce = (): void => {
    const detail = Object.freeze({ info: Object.freeze(info), provider });
    dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }));
  };
  addEventListener('eip6963:requestProvider', announce);
  announce();
}
