import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** An address of Ethereum. */
export interface Wallet {
  /** With its check sum in the case of its letters, as it is shown. */
  readonly address: string;
  /** In lower case, as it is compared. */
  readonly key: string;
}

/** Reads an address as it may be written: with a right check sum, or with none. Undefined for everything else. */
export function readWallet(text: string): Wallet | undefined {
  const typed = text.trim();
  if (!/^0x[\da-f]{40}$/i.test(typed) || !typed.startsWith('0x')) return undefined;
  const digits = typed.slice(2);
  const address = checksummed(digits.toLowerCase());
  const plain = digits === digits.toLowerCase() || digits === digits.toUpperCase();
  // A check sum that is wrong is a slip of whoever has typed it.
  return plain || typed === address ? { address, key: typed.toLowerCase() } : undefined;
}

/** EIP-55: a letter is a capital where the digit of the hash at its place is 8 or more. */
function checksummed(digits: string): string {
  const hash = bytesToHex(keccak_256(utf8ToBytes(digits)));
  return `0x${[...digits].map((digit, at) => (Number.parseInt(hash.charAt(at), 16) >= 8 ? digit.toUpperCase() : digit)).join('')}`;
}
