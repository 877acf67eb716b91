import { secp256k1 } from '@noble/curves/secp256k1.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { SignInJSON, SignUpJSON, VerificationJSON, Web3WalletJSON } from 'auth-elements/wire';
import type { Browser, Reply } from './browser.js';

/** A wallet with a real key, which signs what it is asked to. */
export interface TestWallet {
  /** In lower case, without a check sum. */
  readonly address: string;
  readonly sign: (message: string) => string;
}

/** One with a new key, or with the one that is given in hexadecimal. */
export function makeWallet(key = bytesToHex(secp256k1.utils.randomSecretKey())): TestWallet {
  const secret = hexToBytes(key);
  const open = secp256k1.getPublicKey(secret, false);
  const address = `0x${bytesToHex(keccak_256(open.subarray(1)).subarray(-20))}`;
  return {
    address,
    sign(message) {
      const text = utf8ToBytes(message);
      const hash = keccak_256(concatBytes(utf8ToBytes(`\x19Ethereum Signed Message:\n${text.length}`), text));
      const [recovery = 0, ...rs] = secp256k1.sign(hash, secret, { prehash: false, format: 'recovered' });
      return `0x${bytesToHex(Uint8Array.from([...rs, 27 + recovery]))}`;
    },
  };
}

/** The same signature as a second one, which nobody has made: n - s in place of s. */
export function mirrored(signature: string): string {
  const { n } = secp256k1.Point.CURVE();
  const s = n - BigInt(`0x${signature.slice(66, 130)}`);
  const v = signature.endsWith('1b') ? '1c' : '1b';
  return signature.slice(0, 66) + s.toString(16).padStart(64, '0') + v;
}

export const metamask = 'web3_metamask_signature';

/** Names the wallet, and has the message made. */
export async function beginByWallet(
  browser: Browser,
  { address }: TestWallet,
): Promise<{ readonly id: string; readonly attempt: string; readonly message: string }> {
  const { json, text } = await browser.post<SignInJSON>('/client/sign_ins', {
    identifier: address,
    strategy: metamask,
  });
  const { id, first_factor_verification: verification } = json.response;
  return { id, attempt: `/client/sign_ins/${id}/attempt_first_factor`, message: messageIn(verification, text) };
}

export async function signInByWallet(browser: Browser, wallet: TestWallet): Promise<SignInJSON> {
  return (await tryWallet(browser, wallet)).json.response;
}

export async function tryWallet(browser: Browser, wallet: TestWallet): Promise<Reply<SignInJSON>> {
  const { attempt, message } = await beginByWallet(browser, wallet);
  return browser.post(attempt, { strategy: metamask, signature: wallet.sign(message) });
}

/** Signs up with the wallet, as far as its proof takes it. */
export async function signUpByWallet(
  browser: Browser,
  wallet: TestWallet,
  fields: Readonly<Record<string, string>> = {},
): Promise<Reply<SignUpJSON>> {
  const created = await browser.post<SignUpJSON>('/client/sign_ups', { web3_wallet: wallet.address, ...fields });
  if (created.status !== 200) return created;
  const path = `/client/sign_ups/${created.json.response.id}`;
  const { json, text } = await browser.post<SignUpJSON>(`${path}/prepare_verification`, { strategy: metamask });
  const message = messageIn(json.response.verifications.web3_wallet, text);
  return browser.post(`${path}/attempt_verification`, { strategy: metamask, signature: wallet.sign(message) });
}

/** Adds the wallet to the account of whoever is signed in. */
export async function addWallet(browser: Browser, wallet: TestWallet): Promise<Reply<Web3WalletJSON>> {
  const created = await browser.post<Web3WalletJSON>('/me/web3_wallets', { web3_wallet: wallet.address });
  if (created.status !== 200) return created;
  const path = `/me/web3_wallets/${created.json.response.id}`;
  const { json, text } = await browser.post<Web3WalletJSON>(`${path}/prepare_verification`, { strategy: metamask });
  const signature = wallet.sign(messageIn(json.response.verification, text));
  return browser.post(`${path}/attempt_verification`, { signature });
}

export function messageIn(verification: VerificationJSON | null | undefined, text: string): string {
  if (!verification?.message) throw new Error(`There is nothing to sign: ${text}`);
  return verification.message;
}
