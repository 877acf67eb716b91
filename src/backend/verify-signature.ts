import type { CryptoKey, KeyObject } from 'jose';

export type VerifySignature = (
  key: CryptoKey,
  signature: Uint8Array<ArrayBuffer>,
  input: Uint8Array<ArrayBuffer>,
) => boolean | Promise<boolean>;

/** What is needed of `node:crypto`, without the types of Node. */
interface NodeCrypto {
  readonly KeyObject: { readonly from: (key: CryptoKey) => KeyObject };
  readonly verify: (digest: 'RSA-SHA256', data: Uint8Array, key: KeyObject, signature: Uint8Array) => boolean;
}

// RFC 7518 §3.3: RSASSA-PKCS1-v1_5 with SHA-256, for which alone the keys were imported.
export const verifyAnywhere: VerifySignature = (key, signature, input) =>
  crypto.subtle.verify('RSASSA-PKCS1-v1_5', key, signature, input);

const keyObjects = new WeakMap<CryptoKey, KeyObject>();

/** The same by Node's own cryptography, which answers at once instead of by way of a thread: more than twice as fast. */
export function verifyInNode({ KeyObject, verify }: NodeCrypto): VerifySignature {
  return (key, signature, input) => {
    const keyObject = keyObjects.get(key) ?? KeyObject.from(key);
    keyObjects.set(key, keyObject);
    return verify('RSA-SHA256', input, keyObject, signature);
  };
}

/** Verifies an RS256 signature in the fastest way of the runtime that this is. */
export const verifySignature: VerifySignature = chooseWay();

function chooseWay(): VerifySignature {
  const { process } = globalThis as {
    process?: { versions?: Record<string, string>; getBuiltinModule?(name: string): unknown };
  };
  const { node, bun, deno } = process?.versions ?? {};
  // The others imitate Node, each as far as it has come.
  const module = node && !bun && !deno ? process?.getBuiltinModule?.('node:crypto') : undefined;
  // The runtime is Node, so this is its module.
  return module ? verifyInNode(module as NodeCrypto) : verifyAnywhere;
}
