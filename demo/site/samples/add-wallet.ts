import { pageClient } from 'auth-elements/browser';

interface Wallet {
  request(call: { method: string; params?: readonly unknown[] }): Promise<unknown>;
}

/** For a button's click, with a wallet that the page has found. */
export async function addWallet(wallet: Wallet): Promise<void> {
  const accounts = await wallet.request({ method: 'eth_requestAccounts' });
  const web3Wallet = Array.isArray(accounts) ? String(accounts[0]) : '';
  await pageClient().account.addWeb3Wallet({
    web3Wallet,
    strategy: 'web3_metamask_signature',
    sign: async message =>
      String(await wallet.request({ method: 'personal_sign', params: [hexOf(message), web3Wallet] })),
  });
}

function hexOf(text: string): string {
  const bytes = [...new TextEncoder().encode(text)];
  return `0x${bytes.map(byte => byte.toString(16).padStart(2, '0')).join('')}`;
}
