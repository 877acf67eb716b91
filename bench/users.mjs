import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { hashArgon2id } from '../server/dist/crypto/hashers/argon2.js';
import { openEmbedded } from '../server/dist/store/embedded.js';
import { pino } from 'pino';
import { createPerson, repeat } from './person.mjs';
import { machine, report, table, verdict } from './report.mjs';
import { engines, startServer } from './server-process.mjs';
import { median, spread } from './statistics.mjs';

// Whether a sign-in or a token costs more when there are more users: requirement I4. The rows are made by the database
// in one go; the requests, the queries and their plans are the server's own.

const { values: options } = parseArgs({
  options: { few: { type: 'string', default: '10000' }, many: { type: 'string', default: '1000000' } },
});
const few = Number(options.few);
const many = Number(options.many);
const password = 'bench violet harbour 27';
const hash = await hashArgon2id(password);
const addressOf = number => `person${number}@example.com`;

/** Everybody has an address, a browser and a session in it, so that every table that grows has grown. */
function fillStatements(from, to) {
  const now = Date.now();
  const later = now + 6 * 24 * 3600_000;
  const numbers = `generate_series(${from}, ${to}) as n`;
  return [
    `insert into users (id, primary_email_address_id, password_hash, created_at, updated_at)
     select 'user_' || md5(n::text), 'idn_' || md5(n::text), '${hash}', ${now}, ${now} from ${numbers}`,
    `insert into email_addresses
       (id, user_id, email_address, email_key, verified_at, verification_strategy, created_at, updated_at)
     select 'idn_' || md5(n::text), 'user_' || md5(n::text), 'person' || n || '@example.com',
       'person' || n || '@example.com', ${now}, 'email_code', ${now}, ${now} from ${numbers}`,
    `insert into clients (id, cookie_expires_at, created_at, updated_at)
     select 'client_' || md5(n::text), ${later}, ${now}, ${now} from ${numbers}`,
    `insert into client_tokens (token_hash, kind, client_id, created_at, expires_at)
     select md5('token' || n), 'cookie', 'client_' || md5(n::text), ${now}, ${later} from ${numbers}`,
    `insert into sessions
       (id, client_id, user_id, status, strategy, last_active_at, expire_at, abandon_at, created_at, updated_at)
     select 'sess_' || md5(n::text), 'client_' || md5(n::text), 'user_' || md5(n::text), 'active', 'password', ${now},
       ${later}, ${later}, ${now}, ${now} from ${numbers}`,
  ];
}

/** What a sign-in costs, and a token. People all over the table, never the same ones. */
async function measure(address, users) {
  const step = Math.floor(users / 400);
  const sessions = [];
  const signIn = async index => {
    const person = createPerson(address);
    sessions.push({ person, id: await person.signIn(addressOf(1 + index * step), password) });
  };
  await repeat(index => signIn(index + 300), { atOnce: 1, times: 40, seconds: 10 });
  const signIns = await repeat(signIn, { atOnce: 1, times: 250, seconds: 20 });
  const mint = index => {
    const { person, id } = sessions[index % sessions.length];
    return person.mint(id);
  };
  await repeat(mint, { atOnce: 1, times: 200, seconds: 3 });
  const mints = await repeat(mint, { atOnce: 1, times: 1000, seconds: 10 });
  return { signIns: signIns.durations, mints: mints.durations };
}

/** The tables that the plans in the server's log scan from end to end, and how many plans there were. */
async function readPlans(log) {
  const scanned = new Map();
  let plans = 0;
  for await (const line of createInterface({ input: createReadStream(log) })) {
    if (line.includes('Query Text:')) plans++;
    const [, name] = /Seq Scan on (\w+)/.exec(line) ?? [];
    if (name) scanned.set(name, (scanned.get(name) ?? 0) + 1);
  }
  return { plans, scanned };
}

async function onPostgres() {
  const database = await engines.PostgreSQL();
  const client = new pg.Client({ connectionString: database.url });
  try {
    await client.connect();
    let server = await startServer(database.settings);
    const found = [];
    let filled = 0;
    for (const users of [few, many]) {
      const started = performance.now();
      for (const statement of fillStatements(filled + 1, users)) await client.query(statement);
      await client.query('vacuum analyze');
      filled = users;
      console.log(`${users} users after ${((performance.now() - started) / 1000).toFixed(0)} s`);
      found.push({ users, ...(await measure(server.address, users)) });
    }
    await server.close();
    // Plans are read in a run of their own: to write them down costs time.
    for (const setting of [`session_preload_libraries = 'auto_explain'`, 'auto_explain.log_min_duration = 0'])
      await client.query(`alter database bench set ${setting}`);
    server = await startServer(database.settings);
    await measure(server.address, many);
    await server.close();
    const { rows } = await client.query(`select relname, n_live_tup from pg_stat_user_tables where n_live_tup < 1000`);
    const small = new Set(rows.map(({ relname }) => relname));
    return { found, ...(await readPlans(database.log)), small, version: await versionOf(client) };
  } finally {
    await client.end();
    await database.close();
  }
}

async function versionOf(client) {
  const { rows } = await client.query('show server_version');
  return `PostgreSQL ${rows[0].server_version.split(' ')[0]}`;
}

async function onPGlite() {
  const database = await engines.PGlite();
  try {
    // The first start makes the tables.
    await (await startServer(database.settings)).close();
    const store = await openEmbedded(database.directory, pino({ level: 'silent' }));
    const { sql } = await import('kysely');
    for (const statement of fillStatements(1, few)) await sql.raw(statement).execute(store.database);
    await store.close();
    const server = await startServer(database.settings);
    const found = { users: few, ...(await measure(server.address, few)) };
    await server.close();
    return found;
  } finally {
    await database.close();
  }
}

const postgres = await onPostgres();
const embedded = await onPGlite();

const [small, large] = postgres.found;
const goals = [
  ['signIns', 'sign-in'],
  ['mints', 'token'],
].map(([deed, name]) => {
  const factor = median(large[deed]) / median(small[deed]);
  // An index over a hundred times the rows has one level more; the rest is noise.
  return {
    goal: `${name}: ${many} users cost at most 1.25 × what ${few} cost`,
    measured: `${factor.toFixed(2)} ×`,
    met: factor <= 1.25,
  };
});
const whole = [...postgres.scanned.keys()].filter(name => !postgres.small.has(name));
goals.push({
  goal: 'no plan scans the whole of a table that grows',
  measured: `${whole.join(', ') || 'none'} in ${postgres.plans} plans`,
  met: whole.length === 0 && postgres.plans > 0,
});
const rows = [...postgres.found.map(found => ['PostgreSQL', found]), ['PGlite', embedded]].map(
  ([engine, { users, signIns, mints }]) => [engine, users, spread(signIns, 1), spread(mints, 1)],
);

report('users', 'What more users cost', [
  `One request at a time; PostgreSQL waits for the disk. A sign-in hashes one password with argon2id (19 MiB, two passes), which is most of it. ${machine([postgres.version])}.`,
  verdict(goals),
  'Milliseconds, median (quartiles):',
  table(['database', 'users', 'sign-in', 'token'], rows),
  `Scanned from end to end, because they hold a few rows: ${[...postgres.scanned.keys()].join(', ') || 'none'}.`,
]);
