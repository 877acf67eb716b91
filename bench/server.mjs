import { fork } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../scripts/setup.mjs';
import { machine, report, table } from './report.mjs';
import { engines, startServer } from './server-process.mjs';
import { quantile } from './statistics.mjs';

// What one server process does a second, asked by a second process on the same machine. Bounded in count and in time.

/** Runs the asking process and answers what it found. */
function ask(address) {
  const child = fork(join(root, 'bench', 'load.mjs'), [address], { stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('error', reject);
    child.once('exit', code => reject(new Error(`The asking process ended with ${code} and without an answer.`)));
  });
}

async function measure(engine) {
  const database = await engines[engine]();
  try {
    const server = await startServer(database.settings);
    try {
      return await ask(server.address);
    } finally {
      await server.close();
    }
  } finally {
    await database.close();
  }
}

const deeds = {
  signIns: 'sign-in with a password, 8 at a time',
  mints: 'session token, 8 at a time',
  alone: '`GET /v1/client` of a member, one at a time',
  together: '`GET /v1/client` of a member, 8 at a time',
};

const rows = [];
for (const engine of Object.keys(engines)) {
  const found = await measure(engine);
  for (const [deed, name] of Object.entries(deeds)) {
    const { durations, perSecond } = found[deed];
    const times = [0.5, 0.95, 0.99].map(share => quantile(durations, share).toFixed(1));
    rows.push([name, engine, Math.round(perSecond), ...times, durations.length]);
  }
}

report('server', 'What one server process does', [
  `The asking process shares the machine with the server and the database, so that a server alone does more. PostgreSQL waits for the disk. A sign-in hashes one password with argon2id (19 MiB, two passes). ${machine()}.`,
  table(['what', 'database', 'a second', 'p50 ms', 'p95 ms', 'p99 ms', 'requests'], rows),
]);
