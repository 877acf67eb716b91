import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { serveDemo } from '../../demo/serve.mjs';
import { openFrontendApi } from '../../server/src/frontend-api.js';
import { listen } from '../../server/src/http/listen.js';
import { openTestInstance } from './open-test-instance.js';
import { testSettings } from './test-settings.js';

const shared = await openTestInstance();
afterAll(shared.close);

/** A directory with one file in it, and one beside it that nobody shall see. */
const place = await mkdtemp(join(tmpdir(), 'auth-elements-files-'));
afterAll(() => rm(place, { recursive: true, force: true }));
const served = join(place, 'served');
const canary = 'canary of the disk';
await Promise.all([mkdir(served), mkdir(`${served}-not`)]);
await writeFile(join(served, 'there.css'), '/* for everybody */');
await writeFile(join(place, 'secret.css'), canary);
await writeFile(join(`${served}-not`, 'secret.css'), canary);

interface Reply {
  readonly status: number | undefined;
  readonly body: string;
}

/** Asks for a path exactly as it is written: clients that know better would tidy it up first. */
function ask(port: number, path: string): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: 'localhost', port, path }, answer => {
      let body = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      answer.on('end', () => resolve({ status: answer.statusCode, body }));
    });
    asked.once('error', reject).end();
  });
}

const up = ['..', '%2e%2e', '.%2e', '%2E.', '..;', '..%00'];
const slashes = ['/', '%2f', '%2F', '\\', '%5c', '%5C', '%2f%2f', '/./'];
const ways = up.flatMap(step => slashes.map(slash => step + slash));

/** Every way out of a directory that somebody has been let through somewhere. */
const paths = (below: string): readonly string[] => [
  ...ways.map(way => `${below}${way}secret.css`),
  ...ways.map(way => `${below}${way}served-not${way.includes('5c') ? '%5c' : '%2f'}secret.css`),
  ...ways.map(way => `${below}there.css/${way}${way}secret.css`),
  ...ways.map(way => `${below}${way.repeat(12)}etc${way.slice(-1) === '/' ? '/' : '%2f'}passwd`),
  `${below}there.css%00.html`,
  `${below}%00`,
  `${below}${encodeURIComponent(join(place, 'secret.css'))}`,
  `${below}${join(place, 'secret.css')}`,
  `${below}/${join(place, 'secret.css')}`,
  `${below}file:%2f%2f${encodeURIComponent(join(place, 'secret.css'))}`,
  `${below}C:%5cWindows%5cwin.ini`,
  `${below}%252e%252e%252fsecret.css`,
  `${below}%c0%ae%c0%ae%2fsecret.css`,
  `${below}%zz`,
  `${below}${'a'.repeat(3000)}`,
  `${below}${'a/'.repeat(3000)}`,
];

/** None of the paths is found, and none shows anything of the disk. */
async function findNothing(port: number, asked: readonly string[]): Promise<void> {
  for (const path of asked) {
    const { status, body } = await ask(port, path);
    expect([400, 404], `${path.slice(0, 200)} was answered with ${status}`).toContain(status);
    expect(body, path).not.toMatch(/canary|root:|for everybody|ENOENT|at .*\.m?js/);
  }
}

test('AC-191: the demo’s server shows what is in its directories, and nothing beside them', async () => {
  const demo = await serveDemo({ port: 0, apiOrigin: 'http://localhost:4000', beside: [served] });
  onTestFinished(demo.close);
  expect(await ask(demo.port, '/there.css')).toEqual({ status: 200, body: '/* for everybody */' });
  expect((await ask(demo.port, '/auth-elements@0.1.0/elements.js')).status).toBe(200);
  expect((await ask(demo.port, '/page.css')).body).toBe(await readFile('demo/page.css', 'utf8'));
  await findNothing(demo.port, [
    ...paths('/'),
    ...paths('/docs/'),
    ...paths('/auth-elements@0.1.0/'),
    '/auth-elements@0.1.0/page.css',
    '//',
    '///',
    '/serve.mjs',
    '/..%2fdemo%2fserve.mjs',
  ]);
});

test('AC-191: the server answers its own paths and the inbox, and nothing of the disk', async () => {
  const { instance, clock } = shared;
  const store = { engine: 'pglite' as const, database: instance.database, close: () => Promise.resolve() };
  const settings = testSettings({ port: 0 });
  const api = await openFrontendApi(settings, { store, log: instance.log, background: false, clock });
  onTestFinished(api.close);
  const listening = await listen(api, settings);
  onTestFinished(() => listening.stop(0));
  const { port } = listening;
  const { status } = await ask(port, '/inbox.css');
  expect(status).toBe(200);
  const below = ['/', '/inbox/', '/inbox.css/', '/.well-known/', '/v1/', '/v1/client/'];
  await findNothing(port, below.flatMap(paths));
});
