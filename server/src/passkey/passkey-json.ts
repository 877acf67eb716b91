import type { PasskeyJSON, VerificationJSON } from 'auth-elements/wire';
import type { ChallengeRow } from './challenge.js';
import type { PasskeyRow } from './passkey-row.js';

/** A passkey as its owner sees it. */
export function passkeyJSON(row: PasskeyRow, verification: VerificationJSON): PasskeyJSON {
  const { id, name, last_used_at, created_at, updated_at } = row;
  return { object: 'passkey', id, name, verification, last_used_at, created_at, updated_at };
}

/** One that is in use: it was proved when it was made. */
export function madePasskeyJSON(row: PasskeyRow): PasskeyJSON {
  return passkeyJSON(row, {
    object: 'verification_passkey',
    status: 'verified',
    strategy: 'passkey',
    attempts: null,
    expire_at: row.verified_at ?? row.created_at,
  });
}

/** How far a ceremony has come, with what the browser needs for it. */
export function challengeJSON(
  { used_at, expires_at }: ChallengeRow,
  { now, proved, options }: { readonly now: number; readonly proved: boolean; readonly options: () => object },
): VerificationJSON {
  const open = used_at === null && expires_at > now;
  const over = used_at === null ? 'expired' : 'failed';
  return {
    object: 'verification_passkey',
    status: proved ? 'verified' : open ? 'unverified' : over,
    strategy: 'passkey',
    attempts: null,
    expire_at: expires_at,
    ...(open && !proved && { nonce: JSON.stringify(options()) }),
  };
}
