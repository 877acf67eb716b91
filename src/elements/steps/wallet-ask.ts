import { AuthError, type Problem } from '../../core/index.js';
import type { Wallet } from './wallet-search.js';

const codes: Readonly<Record<string, Problem['code']>> = {
  4001: 'web3_rejected',
  ACTION_REJECTED: 'web3_rejected',
  4100: 'web3_unauthorized',
  4900: 'web3_disconnected',
  4901: 'web3_disconnected',
  '-32002': 'web3_pending',
};

/** Asks for an account of the wallet's, which shows the person which of them the page may know. */
export async function askAccount(wallet: Wallet, signal: AbortSignal): Promise<string> {
  const account = await accountBy('eth_requestAccounts', wallet, signal);
  if (account) return account;
  throw failure('web3_unauthorized', 'The wallet gave no account.');
}

/** Has a message signed by the account that was asked for, as long as it is the one that is chosen. EIP-191. */
export async function askSignature(
  wallet: Wallet,
  account: string,
  message: string | null | undefined,
  signal: AbortSignal,
): Promise<string> {
  if (!message) throw failure('verification_missing', 'The server gave nothing to sign.');
  const chosen = await accountBy('eth_accounts', wallet, signal);
  if (chosen?.toLowerCase() !== account.toLowerCase())
    throw failure('web3_account_changed', 'Another account was chosen in the wallet.');
  const signature = await ask(wallet, signal, 'personal_sign', [hexOf(message), account]);
  if (typeof signature === 'string' && signature) return signature;
  throw failure('web3_failed', 'The wallet gave no signature.');
}

async function accountBy(method: string, wallet: Wallet, signal: AbortSignal): Promise<string | undefined> {
  const accounts = await ask(wallet, signal, method);
  const [account] = Array.isArray(accounts) ? (accounts as readonly unknown[]) : [];
  return typeof account === 'string' && /^0x[\da-f]{40}$/i.test(account) ? account : undefined;
}

/** A wallet may never answer: whoever waits can stop. */
async function ask(
  { provider }: Wallet,
  signal: AbortSignal,
  method: string,
  params?: readonly unknown[],
): Promise<unknown> {
  const stopped = new Promise<never>((_resolve, reject) => {
    const stop = (): void => reject(failure('aborted', 'Nobody waits for the wallet any more.'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([provider.request({ method, ...(params && { params }) }), stopped]);
  } catch (error) {
    if (error instanceof AuthError) throw error;
    const { code } = Object(error) as { readonly code?: unknown };
    throw failure(codes[String(code)] ?? 'web3_failed', `The wallet refused ${method}.`, error);
  }
}

function hexOf(text: string): string {
  return `0x${[...new TextEncoder().encode(text)].map(byte => byte.toString(16).padStart(2, '0')).join('')}`;
}

function failure(code: Problem['code'], message: string, cause?: unknown): AuthError {
  return new AuthError([{ code, message }], { cause });
}
