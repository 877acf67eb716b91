import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { openEmbedded } from '../../server/dist/store/embedded.js';
import pg from 'pg';
import pino from 'pino';
import { sql } from 'kysely';

/**
 * What the private metadata of every account in the end-to-end run holds: the application's own, which no browser is
 * ever to see. Whatever answers a browser is searched for it.
 */
export const canary = 'canary-of-private-metadata';

const plant = `alter table users alter column private_metadata set default '{"note": "${canary}"}'`;

/** Has every account that is made in an embedded database hold the canary. */
export async function plantEmbedded(directory: string): Promise<void> {
  const store = await openEmbedded(directory, pino({ level: 'silent' }));
  try {
    await sql.raw(plant).execute(store.database);
  } finally {
    await store.close();
  }
}

export async function plantPostgres(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(plant);
  } finally {
    await client.end();
  }
}

/** Where an answer gives the canary away: in its headers, its body, or what a token in either says. */
export function leaksIn(headers: Readonly<Record<string, unknown>>, body: Buffer): readonly string[] {
  const plain = { headers: JSON.stringify(headers), body: decoded(headers['content-encoding'], body).toString() };
  return Object.entries(plain).flatMap(([where, text]) => [
    ...(text.includes(canary) ? [where] : []),
    ...(tokensIn(text).some(token => token.includes(canary)) ? [`a token in the ${where}`] : []),
  ]);
}

function decoded(encoding: unknown, body: Buffer): Buffer {
  if (body.length === 0) return body;
  return encoding === 'br' ? brotliDecompressSync(body) : encoding === 'gzip' ? gunzipSync(body) : body;
}

function tokensIn(text: string): readonly string[] {
  const found = text.match(/eyJ[\w-]+(?:\.[\w-]+)*/g) ?? [];
  return found.flatMap(token => token.split('.').map(part => Buffer.from(part, 'base64url').toString()));
}
