import { normalizeEmail } from 'auth-elements/wire';
import { readWallet } from '../wallet/address.js';

export interface ListedIdentifier {
  readonly identifier: string;
  readonly key: string;
  readonly type: 'email_address' | 'phone_number' | 'web3_wallet';
}

/** Reads what a list may hold: an address, `*@domain`, a phone number with its country, or a wallet. Undefined for everything else. */
export function readListed(text: string): ListedIdentifier | undefined {
  const identifier = text.trim();
  const digits = /^\+[\d ().-]{7,25}$/.test(identifier) ? identifier.replace(/\D/g, '') : '';
  // E.164: at most 15 digits.
  if (/^\d{7,15}$/.test(digits)) return { identifier, key: `+${digits}`, type: 'phone_number' };
  const wallet = readWallet(identifier);
  if (wallet) return { identifier: wallet.address, key: wallet.key, type: 'web3_wallet' };
  const wholeDomain = identifier.startsWith('*@');
  // A domain is what an address of it has behind the sign.
  const key = normalizeEmail(wholeDomain ? `x${identifier.slice(1)}` : identifier);
  if (key === undefined) return undefined;
  return { identifier, key: wholeDomain ? `*${key.slice(1)}` : key, type: 'email_address' };
}
