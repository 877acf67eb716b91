import { randomBytes } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import pg from 'pg';
import { pino } from 'pino';
import { startPostgres } from '../scripts/postgres.mjs';
import { hashArgon2id } from '../server/dist/crypto/hashers/argon2.js';
import { openEmbedded } from '../server/dist/store/embedded.js';
import { createPerson, repeat } from './person.mjs';
import { machine, report, table, verdict } from './report.mjs';
import { engines, startServer } from './server-process.mjs';
import { median, spread } from './statistics.mjs';

// Whether a sign-in or a token costs more when there are more users: requirement I4. The rows are made by the database
// in one go; the requests, the queries and their plans are the server's own.

const { values: options } = parseArgs({
  options: {
    few: { type: 'string', default: '10000' },
    many: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '10' },
  },
});
const few = Number(options.few);
const many = Number(options.many);
const rounds = Number(options.rounds);
const password = 'bench violet harbour 27';
const hash = await hashArgon2id(password);
const addressOf = number => `person${number}@example.com`;

/** Everybody has an address, a browser and a session in it, so that every table that grows has grown. */
function fillStatements(users) {
  const now = Date.now();
  const later = now + 6 * 24 * 3600_000;
  const numbers = `generate_series(1, ${users}) as n`;
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

/** People all over the table, never the same ones: what one sign-in costs, and one token of those who are signed in. */
function createPeople(address, users) {
  const step = Math.floor(users / 500);
  const sessions = [];
  let next = 0;
  const signIn = async () => {
    const person = createPerson(address);
    sessions.push({ person, id: await person.signIn(addressOf(1 + next++ * step), password) });
  };
  const mint = index => {
    const { person, id } = sessions[index % sessions.length];
    return person.mint(id);
  };
  return {
    users,
    signIns: [],
    mints: [],
    /** A few of each; what it took is kept unless this is for warming up. */
    async round(kept = true) {
      const signIns = await repeat(signIn, { atOnce: 1, times: 20, seconds: 10 });
      const mints = await repeat(mint, { atOnce: 1, times: 100, seconds: 5 });
      if (!kept) return;
      this.signIns.push(...signIns.durations);
      this.mints.push(...mints.durations);
    },
  };
}

/** How many plans the server's log holds from a place on, and the tables that they scan from end to end. */
async function readPlans(log, start) {
  const scanned = new Set();
  let plans = 0;
  for await (const line of createInterface({ input: createReadStream(log, { start }) })) {
    if (line.includes('Query Text:')) plans++;
    const [, name] = /Seq Scan on (\w+)/.exec(line) ?? [];
    if (name) scanned.add(name);
  }
  return { plans, scanned: [...scanned].sort() };
}

/**
 * The plans of everything that the server asks for while it starts and while people sign in. Read in runs of their own:
 * to write plans down costs time. In the second no table is scanned that could be read by an index, so that also those
 * with a few rows show whether they have one.
 */
async function explain({ client, settings }, log) {
  const set = setting => client.query(`alter database users_${many} set ${setting}`);
  await set(`session_preload_libraries = 'auto_explain'`);
  await set('auto_explain.log_min_duration = 0');
  const runs = [];
  for (const scans of ['on', 'off']) {
    await set(`enable_seqscan = ${scans}`);
    const start = statSync(log).size;
    const server = await startServer(settings);
    await createPeople(server.address, many).round();
    await server.close();
    runs.push(await readPlans(log, start));
  }
  const { rows } = await client.query('select relname from pg_stat_user_tables where n_live_tup >= 1000');
  const large = rows.map(({ relname }) => relname);
  const [usual, indexed] = runs;
  return { usual: { ...usual, scanned: usual.scanned.filter(name => large.includes(name)) }, indexed };
}

/** Fills a database, through a client that is left open. */
async function fill(url, users) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const started = performance.now();
  // The rows are right; to look up each of their references would take minutes.
  await client.query('set session_replication_role = replica');
  for (const statement of fillStatements(users)) await client.query(statement);
  await client.query('vacuum analyze');
  console.log(`${users} users after ${((performance.now() - started) / 1000).toFixed(0)} s`);
  return client;
}

/** Two databases of one PostgreSQL with a server each, asked in turn: what disturbs the machine disturbs both. */
async function onPostgres() {
  const cluster = await startPostgres();
  const open = [];
  try {
    const sides = [];
    for (const users of [few, many]) {
      const url = await cluster.createDatabase(`users_${users}`);
      const settings = { DATABASE_URL: url, AUTH_ENCRYPTION_KEY: randomBytes(32).toString('base64') };
      const server = await startServer(settings);
      open.unshift(server.close);
      const client = await fill(url, users);
      open.unshift(() => client.end());
      sides.push({ settings, client, server, people: createPeople(server.address, users) });
    }
    for (let round = 0; round <= rounds; round++) for (const { people } of sides) await people.round(round > 0);
    const [, large] = sides;
    await large.server.close();
    const plans = await explain(large, cluster.log);
    return { found: sides.map(({ people }) => people), ...plans, version: await versionOf(large.client) };
  } finally {
    for (const close of open) await close();
    cluster.close();
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
    for (const statement of fillStatements(few)) await sql.raw(statement).execute(store.database);
    await store.close();
    const server = await startServer(database.settings);
    const people = createPeople(server.address, few);
    for (let round = 0; round <= rounds; round++) await people.round(round > 0);
    await server.close();
    return people;
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
const { usual, indexed } = postgres;
goals.push({
  goal: 'no plan scans the whole of a table that grows with the users',
  measured: `${usual.scanned.join(', ') || 'none'} in ${usual.plans} plans`,
  met: usual.scanned.length === 0 && usual.plans > 0,
});
// Each holds a handful of rows, all of which are wanted.
const wanted = ['instance', 'migrations', 'signing_keys'];
const without = indexed.scanned.filter(name => !wanted.includes(name));
goals.push({
  goal: `every other table is read by an index: all but ${wanted.join(', ')}`,
  measured: `${without.join(', ') || 'all'} in ${indexed.plans} plans`,
  met: without.length === 0 && indexed.plans > 0,
});
const rows = [...postgres.found.map(found => ['PostgreSQL', found]), ['PGlite', embedded]].map(
  ([engine, { users, signIns, mints }]) => [engine, users, spread(signIns, 1), spread(mints, 1)],
);

report('users', 'What more users cost', [
  `One request at a time, ${rounds} rounds in turn; PostgreSQL does not wait for the disk here. A sign-in hashes one password with argon2id (19 MiB, two passes), which is most of it. ${machine([postgres.version])}.`,
  verdict(goals),
  'Milliseconds, median (quartiles):',
  table(['database', 'users', 'sign-in', 'token'], rows),
]);
