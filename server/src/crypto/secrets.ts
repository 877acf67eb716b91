import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Secrets } from '../instance.js';

const ivLength = 12;
const tagLength = 16;

/**
 * Everything that hangs off the encryption key. Each use has its own key, derived with HKDF (RFC 5869), so that
 * nothing made for one purpose is worth anything for another.
 */
export function createSecrets(encryptionKey: Uint8Array): Secrets {
  if (encryptionKey.length !== 32) throw new TypeError('The encryption key has to be 32 bytes.');
  const derive = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', encryptionKey, new Uint8Array(0), `auth-elements ${purpose}`, 32));
  const cipherKey = derive('encrypt');
  const keyId = derive('key id').subarray(0, 6).toString('base64url');

  return {
    hmac(purpose, ...parts) {
      const hmac = createHmac('sha256', derive(`hmac ${purpose}`));
      for (const part of parts) hmac.update(lengthPrefixed(part));
      return hmac.digest('base64url');
    },

    encrypt(plaintext, context) {
      const iv = randomBytes(ivLength);
      // NIST SP 800-38D §8.2.2: a random 96-bit IV, for far fewer than 2^32 messages.
      const cipher = createCipheriv('aes-256-gcm', cipherKey, iv, { authTagLength: tagLength });
      cipher.setAAD(associated(keyId, context));
      const sealed = Buffer.concat([iv, cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${keyId}.${sealed.toString('base64url')}`;
    },

    decrypt(ciphertext, context) {
      const [id, encoded, ...rest] = ciphertext.split('.');
      if (!encoded || rest.length > 0) throw new Error('This is no encrypted value.');
      if (id !== keyId) throw new Error('This value was encrypted with another key: AUTH_ENCRYPTION_KEY has changed.');
      const sealed = Buffer.from(encoded, 'base64url');
      if (sealed.length < ivLength + tagLength) throw new Error('This is no encrypted value.');
      const decipher = createDecipheriv('aes-256-gcm', cipherKey, sealed.subarray(0, ivLength), {
        authTagLength: tagLength,
      });
      decipher.setAAD(associated(keyId, context));
      decipher.setAuthTag(sealed.subarray(-tagLength));
      const body = sealed.subarray(ivLength, -tagLength);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    },
  };
}

function associated(keyId: string, context: string): Buffer {
  return Buffer.concat([lengthPrefixed(keyId), lengthPrefixed(context)]);
}

// With its length before it, no part can pass for the end of another.
function lengthPrefixed(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
