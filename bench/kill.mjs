import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort } from '../scripts/ports.mjs';
import { shortLived, until } from '../scripts/processes.mjs';
import { root } from '../scripts/setup.mjs';

// Kills the embedded server at random moments while people sign up, starts it again, and asks for everybody whose
// sign-up had been acknowledged: `node bench/kill.mjs --rounds 20`. Every tenth round kills a first start instead.

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '100' } } });
const rounds = Number(options.rounds);
const secretKey = `sk_test_${randomBytes(24).toString('hex')}`;
const password = 'kill-run violet harbour 27';
const writers = 3;

const directory = mkdtempSync(join(tmpdir(), 'auth-elements-kill-'));
const acknowledged = [];
let children = [];

async function startServer(data) {
  const port = await freePort();
  const child = spawn(process.execPath, [...shortLived, join(root, 'server/dist/main.js')], {
    cwd: directory,
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      AUTH_DATA_DIR: data,
      AUTH_SECRET_KEY: secretKey,
      AUTH_TEST_MODE: 'true',
      AUTH_RATE_LIMITS: 'relaxed',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => output.push(String(chunk)));
  const exited = new Promise(resolve => child.once('exit', resolve));
  return { child, exited, output, address: `http://127.0.0.1:${port}` };
}

async function ready({ child, address, output }) {
  const answers = async () => {
    if (child.exitCode !== null) return true;
    return (await fetch(`${address}/health/ready`)).ok;
  };
  await until(answers, 'the server', 60_000);
  if (child.exitCode !== null) throw new Error(`The server stopped by itself:\n${output.join('')}`);
}

async function kill(server) {
  server.child.kill('SIGKILL');
  await server.exited;
  children = children.filter(child => child !== server.child);
}

/** One person with a browser of their own. */
function createPerson(address) {
  let cookie = '';
  return async (path, fields) => {
    const response = await fetch(`${address}/v1/client/${path}`, {
      method: 'POST',
      headers: { origin: 'http://localhost:3000', ...(cookie && { cookie }) },
      body: new URLSearchParams(fields),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair] = line.split(';');
      if (pair.startsWith('__client=')) cookie = pair;
    }
    const body = await response.json();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${JSON.stringify(body.errors)}`);
    return body.response;
  };
}

async function signUp(address) {
  const email = `p${randomBytes(8).toString('hex')}+clerk_test@example.com`;
  const post = createPerson(address);
  const { id } = await post('sign_ups', { email_address: email, password });
  await post(`sign_ups/${id}/prepare_verification`, { strategy: 'email_code' });
  const done = await post(`sign_ups/${id}/attempt_verification`, { strategy: 'email_code', code: '424242' });
  if (done.status !== 'complete') throw new Error(`The sign-up is ${done.status}.`);
  return { email, userId: done.created_user_id };
}

/** Signs people up until the server is gone. What it answered before that counts as acknowledged. */
async function signUpUntilKilled(server, killed) {
  for (;;) {
    try {
      acknowledged.push(await signUp(server.address));
    } catch (error) {
      if (killed()) return;
      throw error;
    }
  }
}

async function missing(server) {
  const lost = [];
  for (const person of acknowledged) {
    const response = await fetch(`${server.address}/v1/users/${person.userId}`, {
      headers: { authorization: `Bearer ${secretKey}` },
    });
    if (response.status === 200) continue;
    if (response.status !== 404) throw new Error(`The backend API answered ${response.status}.`);
    lost.push(person.email);
  }
  return lost;
}

/** The newest account does not only exist: its password signs in. */
async function signsIn(server) {
  const person = acknowledged.at(-1);
  if (!person) return;
  const fields = { strategy: 'password', identifier: person.email, password };
  const { status } = await createPerson(server.address)('sign_ins', fields);
  if (status !== 'complete') throw new Error(`The sign-in of ${person.email} is ${status}.`);
}

// The server that the last round started and asked is the one that the next round kills.
let running;

async function killWhileWriting(data) {
  const server = running ?? (await startServer(data));
  running = undefined;
  await ready(server);
  const before = acknowledged.length;
  let gone = false;
  const people = Array.from({ length: writers }, () => signUpUntilKilled(server, () => gone));
  const all = Promise.all(people);
  const started = performance.now();
  const wait = async () => {
    // At least one has to be acknowledged, else the round proves nothing.
    await until(() => acknowledged.length > before, 'the first sign-up', 30_000);
    await new Promise(resolve => setTimeout(resolve, Math.random() * 1500));
  };
  // A fault of a sign-up before the kill ends the wait at once, and the round.
  await Promise.race([all, wait()]);
  const moment = performance.now() - started;
  gone = true;
  await kill(server);
  await all;
  return { moment, acknowledged: acknowledged.length - before };
}

async function killFirstStart() {
  const data = mkdtempSync(join(directory, 'first-'));
  const server = await startServer(data);
  const moment = Math.random() * 4000;
  await new Promise(resolve => setTimeout(resolve, moment));
  await kill(server);
  return { data, moment };
}

async function round(number) {
  const started = performance.now();
  const first = number % 10 === 5;
  const { data, moment, ...made } = first
    ? await killFirstStart()
    : { data: join(directory, 'data'), ...(await killWhileWriting(join(directory, 'data'))) };
  const restarted = performance.now();
  const server = await startServer(data);
  await ready(server);
  const restart = performance.now() - restarted;
  const lost = first ? [] : await missing(server);
  if (!first) await signsIn(server);
  if (server.output.some(line => line.includes('put back from a snapshot')))
    lost.push('the database had to be put back');
  if (first) await kill(server);
  else running = server;
  return {
    number,
    what: first ? 'first start' : 'sign-ups',
    moment,
    made: made.acknowledged ?? 0,
    restart,
    lost,
    seconds: (performance.now() - started) / 1000,
  };
}

function table(results) {
  const rows = results.map(({ number, what, moment, made, restart, lost }) => {
    const cells = [number, what, `${Math.round(moment)} ms`, made, `${Math.round(restart)} ms`, lost.length];
    return `| ${cells.join(' | ')} |`;
  });
  const heads = ['round', 'killed during', 'after', 'acknowledged', 'ready again after', 'lost'];
  return [`| ${heads.join(' | ')} |`, `| ${heads.map(() => '---').join(' | ')} |`, ...rows].join('\n');
}

const results = [];
let failed = 0;
try {
  for (let number = 1; number <= rounds; number++) {
    try {
      const result = await round(number);
      results.push(result);
      if (result.lost.length > 0) failed++;
      const { what, moment, made, seconds, lost } = result;
      console.log(
        `${number}/${rounds}: ${what} killed after ${Math.round(moment)} ms, ${made} acknowledged, ${lost.length} lost (${seconds.toFixed(1)} s)`,
      );
      for (const email of lost) console.error(`  lost: ${email}`);
    } catch (error) {
      failed++;
      console.error(`${number}/${rounds}:`, error);
      for (const child of children) child.kill('SIGKILL');
      children = [];
      running = undefined;
    }
  }
} finally {
  for (const child of children) child.kill('SIGKILL');
  rmSync(directory, { recursive: true, force: true });
}

const report = `# Killing the embedded server

SIGKILL at random moments, ${results.length} rounds, ${acknowledged.length} acknowledged sign-ups, ${results.reduce((sum, { lost }) => sum + lost.length, 0)} lost. \`node bench/kill.mjs --rounds ${rounds}\`

${table(results)}
`;
// What is kept is the long run, not the short one of every test run.
if (options.rounds === '100') {
  mkdirSync(join(root, 'bench/results'), { recursive: true });
  writeFileSync(join(root, 'bench/results/kill.md'), report);
}
console.log(`\n${report}`);
// Rounds in which nobody signed up would prove nothing.
if (acknowledged.length < rounds) {
  failed ||= 1;
  console.error(`Only ${acknowledged.length} sign-ups were acknowledged.`);
}
console.log(`${rounds - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
