import { secp256k1 } from '@noble/curves/secp256k1.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** The length of a key's signature: r, s and v. A contract's may have any, EIP-1271. */
export const signatureLength = 65;

/** Reads a signature as wallets write it; undefined where it is none. */
export function readSignature(text: string): Uint8Array | undefined {
  return /^0x(?:[\da-fA-F]{2}){1,4096}$/.test(text) ? hexToBytes(text.slice(2)) : undefined;
}

/**
 * Who has signed a message, in lower case; undefined where nobody can have. EIP-191, version 0x45: the text behind a
 * prefix that no transaction begins with.
 */
export function signerOf(message: string, signature: Uint8Array): string | undefined {
  if (signature.length !== signatureLength) return undefined;
  // 27 and 28 are what wallets write; some devices leave the 27 out.
  const v = signature[64] ?? -1;
  const recovery = v >= 27 ? v - 27 : v;
  if (recovery !== 0 && recovery !== 1) return undefined;
  const text = utf8ToBytes(message);
  const hash = keccak_256(concatBytes(utf8ToBytes(`\x19Ethereum Signed Message:\n${text.length}`), text));
  const key = publicKeyOf(signature.subarray(0, 64), recovery, hash);
  // Yellow Paper, appendix F: the last 20 bytes of the key's hash, without the byte that says how it is written.
  return key && `0x${bytesToHex(keccak_256(key.subarray(1)).subarray(-20))}`;
}

function publicKeyOf(compact: Uint8Array, recovery: number, hash: Uint8Array): Uint8Array | undefined {
  try {
    const signature = secp256k1.Signature.fromBytes(compact, 'compact').addRecoveryBit(recovery);
    // EIP-2: whoever knows a signature could write a second one, with n - s. It is none.
    if (signature.hasHighS()) return undefined;
    return signature.recoverPublicKey(hash).toBytes(false);
  } catch (error) {
    // Numbers that are out of range, or a point that is not on the curve.
    if (error instanceof Error) return undefined;
    throw error;
  }
}
