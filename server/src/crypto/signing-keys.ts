import { randomBytes } from 'node:crypto';
import { SignJWT, exportJWK, exportPKCS8, generateKeyPair, importPKCS8 } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import type { Clock, Secrets, SigningKeys } from '../instance.js';
import { exclusively } from '../store/exclusively.js';
import type { Database, Queries } from '../store/schema.js';

const algorithm = 'RS256';
/** How long a process may use what it has read: the longest that a rotation needs to reach all processes. */
const reloadAfter = 30_000;
/** A new key is published for so long before it signs: longer than verifiers cache the list. */
const publishedBeforeUse = 15 * 60_000;
/** And the old one so long after: a token's minute, and verifiers with a slow clock. */
const publishedAfterUse = 60 * 60_000;

interface Key {
  readonly kid: string;
  readonly publicJwk: JWK;
  readonly privateKey: CryptoKey;
  readonly activeAt: number;
  readonly retiredAt: number;
}

interface Parts {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly clock: Clock;
}

/** Reads the signing keys, and makes the first one where there is none yet. */
export async function openSigningKeys(parts: Parts): Promise<SigningKeys> {
  const { database, secrets, clock } = parts;
  await exclusively(database, async transaction => {
    const { length } = await transaction.selectFrom('signing_keys').select('kid').limit(1).execute();
    if (length === 0) await insertKey(transaction, secrets, clock.now(), clock.now());
  });
  let keys = await readKeys(database, secrets);
  let readAt = clock.now();
  let reading: Promise<void> | undefined;

  const reload = async (): Promise<void> => {
    try {
      keys = await readKeys(database, secrets, keys);
    } finally {
      readAt = clock.now();
      reading = undefined;
    }
  };
  const current = async (): Promise<readonly Key[]> => {
    if (Math.abs(clock.now() - readAt) > reloadAfter) {
      // While the database is away, what was read last still signs and verifies.
      await (reading ??= reload()).catch(() => undefined);
    }
    return keys;
  };

  return {
    async sign(claims) {
      const now = clock.now();
      const key = (await current()).findLast(candidate => candidate.activeAt <= now);
      if (!key) throw new Error('There is no signing key that is active already: the clock is behind the database.');
      return new SignJWT({ ...claims })
        .setProtectedHeader({ alg: algorithm, typ: 'JWT', kid: key.kid, oiat: Math.floor(now / 1000) })
        .sign(key.privateKey);
    },
    async published() {
      const now = clock.now();
      return (await current()).filter(key => key.retiredAt > now).map(key => key.publicJwk);
    },
  };
}

/** Adds a key that takes over once every verifier can know it, and lets the present one run out. Answers its kid. */
export function rotateSigningKeys({ database, secrets, clock }: Parts): Promise<{ kid: string; activeAt: number }> {
  return exclusively(database, async transaction => {
    const activeAt = clock.now() + publishedBeforeUse;
    await transaction
      .updateTable('signing_keys')
      .set({ retired_at: activeAt + publishedAfterUse })
      .where('retired_at', 'is', null)
      .execute();
    return { kid: await insertKey(transaction, secrets, clock.now(), activeAt), activeAt };
  });
}

async function insertKey(queries: Queries, secrets: Secrets, now: number, activeAt: number): Promise<string> {
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { modulusLength: 2048, extractable: true });
  const kid = `key_${randomBytes(16).toString('base64url')}`;
  const { kty, n, e } = await exportJWK(publicKey);
  await queries
    .insertInto('signing_keys')
    .values({
      kid,
      public_jwk: JSON.stringify({ kty, kid, use: 'sig', alg: algorithm, n, e }),
      private_key: secrets.encrypt(await exportPKCS8(privateKey), context(kid)),
      created_at: now,
      active_at: activeAt,
    })
    .execute();
  return kid;
}

async function readKeys(database: Database, secrets: Secrets, known: readonly Key[] = []): Promise<readonly Key[]> {
  const rows = await database.selectFrom('signing_keys').selectAll().orderBy('active_at').orderBy('kid').execute();
  return Promise.all(
    rows.map(async row => ({
      kid: row.kid,
      publicJwk: row.public_jwk,
      privateKey:
        known.find(key => key.kid === row.kid)?.privateKey ??
        (await importPKCS8(secrets.decrypt(row.private_key, context(row.kid)), algorithm)),
      activeAt: row.active_at,
      retiredAt: row.retired_at ?? Infinity,
    })),
  );
}

const context = (kid: string): string => `signing_keys ${kid}`;
