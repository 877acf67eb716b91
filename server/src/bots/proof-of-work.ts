import { createHash, randomBytes } from 'node:crypto';
import type { ProofOfWorkJSON } from 'auth-elements/wire';
import { sameSecret } from '../crypto/token.js';
import type { Secrets } from '../instance.js';

/** What a token is asked for: making an account, or going on where a call was refused. */
export type BotAction = 'signup' | 'verify';

/** Many small puzzles in place of a large one: how long they take together hardly varies. */
const puzzles = 16;
const puzzleBits = 4;
/** Long enough to be solved ahead, while a form is filled in. */
const lifetime = 15 * 60_000;
const largestNonce = 0xffffffff;

/** A challenge that only this client can use. Nothing is stored: its seal says that it is ours, and how hard it is. */
export function makeChallenge(
  secrets: Secrets,
  { clientId, action, difficulty, now }: { clientId: string; action: BotAction; difficulty: number; now: number },
): ProofOfWorkJSON {
  const seed = randomBytes(16).toString('hex');
  const bits = difficulty - puzzleBits;
  const expires = now + lifetime;
  const said = [seed, action, bits, puzzles, expires].join('.');
  return {
    object: 'bot_challenge',
    kind: 'proof_of_work',
    action,
    challenge: `${said}.${seal(secrets, clientId, said)}`,
    seed,
    bits,
    count: puzzles,
    expires_at: expires,
  };
}

/** Which challenge a token solves; undefined where it solves none of this client's. Whether it was used is not asked. */
export function solvedChallenge(
  secrets: Secrets,
  token: string,
  { clientId, action, now }: { clientId: string; action: BotAction; now: number },
): { readonly id: string; readonly expires: number } | undefined {
  if (token.length > 500) return undefined;
  const parts = token.split('.');
  const [seed = '', forAction, bits, count, expires, sealed = '', answers = ''] = parts;
  const said = parts.slice(0, 5).join('.');
  if (parts.length !== 7 || !sameSecret(sealed, seal(secrets, clientId, said))) return undefined;
  if (forAction !== action || Number(expires) <= now) return undefined;
  const nonces = answers.split('-').map(nonce => parseInt(nonce, 36));
  if (nonces.length !== Number(count) || !nonces.every((nonce, at) => solves(seed, at, nonce, Number(bits))))
    return undefined;
  return { id: seed, expires: Number(expires) };
}

/** SHA-256 over the seed, the puzzle's number and the nonce, each of the two as 32 bits, begins with so many zeros. */
function solves(seed: string, puzzle: number, nonce: number, bits: number): boolean {
  if (!Number.isInteger(nonce) || nonce < 0 || nonce > largestNonce) return false;
  const message = Buffer.alloc(24);
  message.write(seed, 'hex');
  message.writeUInt32BE(puzzle, 16);
  message.writeUInt32BE(nonce, 20);
  return createHash('sha256').update(message).digest().readUInt32BE(0) < 2 ** (32 - bits);
}

function seal(secrets: Secrets, clientId: string, said: string): string {
  return secrets.hmac('proof of work', clientId, said);
}
