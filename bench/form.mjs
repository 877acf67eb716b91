import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { serveDemo } from '../demo/serve.mjs';
import { renderPage } from '../dist/render/index.js';
import { until } from '../scripts/processes.mjs';
import { root } from '../scripts/setup.mjs';
import { startChromium } from './form/chromium.mjs';
import { readLoads, watch } from './form/in-page.mjs';
import { machine, report, table, verdict } from './report.mjs';
import { engines, startServer } from './server-process.mjs';
import { median, spread } from './statistics.mjs';

// How long a person waits for a form that can be used: requirement I2. The demo's page, rendered before the script comes,
// against a static form with one sheet; beside it the page of nine lines as it stands, and with the documented preload
// lines. The same server, the same browser, in turn. Pages and their own sheet are asked for again at each visit; so are
// the script's files, unless they come from a path with a version in it.

const { values: options } = parseArgs({ options: { runs: { type: 'string', default: '9' } } });
const runs = Number(options.runs);

const directory = mkdtempSync(join(tmpdir(), 'auth-elements-pages-'));
const kept = '/auth-elements@measured/';

const pages = {
  'static form': '/static.html',
  rendered: '/rendered.html',
  'rendered, files kept for good': '/kept.html',
  'nine lines': '/',
  'nine lines and preload lines': '/preloaded.html',
};
const [base, ...ours] = Object.keys(pages);
// What the goals are for. The others show what it costs to do without.
const judged = ours.filter(name => name.startsWith('rendered'));
// Slow 4G as the throttling of browsers means it: a delay for each request, and a bandwidth for all together.
const network = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const slowdown = 4;

const database = await engines.PGlite();
const api = await startServer(database.settings);
await writeKept();
const demo = await serveDemo({
  port: 0,
  apiOrigin: api.address,
  beside: [join(root, 'bench', 'form', '/'), directory],
});
const browser = await startChromium();

/** The rendered page, as it is where the script's files come from a path with their version in it. */
async function writeKept() {
  const settings = await (await fetch(`${api.address}/v1/environment`)).json();
  const lines = readFileSync(join(root, 'demo', 'index.html'), 'utf8').replace(
    '"/auth-elements.js',
    `"${kept}auth-elements.js`,
  );
  writeFileSync(
    join(directory, 'kept.html'),
    await renderPage(lines, { settings, page: 'http://localhost/', files: kept }),
  );
}

/**
 * One visit. The page itself notes the moment; it is asked for it now and then by an expression that costs nothing. No
 * domain of the inspector that makes scripts slower is on.
 */
async function visit(session, path) {
  const read = async expression => {
    const { result } = await session.send('Runtime.evaluate', { expression, returnByValue: true });
    return result.value;
  };
  await session.send('Page.navigate', { url: `http://localhost:${demo.port}${path}` });
  await until(() => read('globalThis.__visit?.usable'), `the form of ${path}`, 30_000, 400);
  // What starts right after the form still keeps the first input waiting.
  await new Promise(resolve => setTimeout(resolve, 700));
  const { usable, blocked } = await read('globalThis.__visit');
  // Lighthouse's rule: what a task takes beyond 50 ms keeps an input waiting.
  const blocking = blocked.reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0);
  return { usable, blocking, loads: await read(`(${readLoads})()`) };
}

/** A first visit with nothing cached, and a second of the same browser. */
async function visitTwice(path) {
  const session = await browser.open();
  try {
    await session.send('Network.enable');
    await session.send('Page.enable');
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${watch})()` });
    await session.send('Network.emulateNetworkConditions', network);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    return { first: await visit(session, path), repeat: await visit(session, path) };
  } finally {
    await session.close();
  }
}

async function measure() {
  const visits = Object.fromEntries(Object.keys(pages).map(name => [name, []]));
  // A round that does not count: the server compiles its code in it, and the browser its own.
  for (let run = 0; run <= runs; run++) {
    for (const [name, path] of Object.entries(pages)) {
      const found = await visitTwice(path);
      if (run > 0) visits[name].push(found);
    }
    console.log(`${run} of ${runs} runs`);
  }
  return visits;
}

function judge(visits) {
  const of = (name, kind, figure) => visits[name].map(found => found[kind][figure]);
  const middle = (...what) => median(of(...what));
  const factor = (name, kind) => middle(name, kind, 'usable') / middle(base, kind, 'usable');
  const goals = judged.flatMap(name => [
    ...[
      ['first', 1.6],
      ['repeat', 1.2],
    ].map(([kind, limit]) => ({
      goal: `${name}, ${kind} visit: at most ${limit} × the static form`,
      measured: `${factor(name, kind).toFixed(2)} ×`,
      met: factor(name, kind) <= limit,
    })),
    ...['first', 'repeat'].map(kind => {
      const more = middle(name, kind, 'blocking') - middle(base, kind, 'blocking');
      return {
        goal: `${name}, ${kind} visit: blocked at most 30 ms longer`,
        measured: `${more.toFixed(0)} ms`,
        met: more <= 30,
      };
    }),
  ]);
  const rows = Object.keys(pages).flatMap(name =>
    ['first', 'repeat'].map(kind => [
      name,
      kind,
      spread(of(name, kind, 'usable')),
      `${factor(name, kind).toFixed(2)} ×`,
      spread(of(name, kind, 'blocking')),
    ]),
  );
  return { goals, rows };
}

/** What the visit in the middle loaded, and when. */
function loadsOf(visits, name, kind) {
  const sorted = visits[name].map(found => found[kind]).sort((a, b) => a.usable - b.usable);
  const { loads, usable } = sorted[Math.floor(sorted.length / 2)];
  const rows = loads.map(({ path, start, end, bytes }) => [path, start, end, bytes]);
  return `${name}, ${kind} visit, usable after ${usable.toFixed(0)} ms:\n\n${table(['file', 'asked for, ms', 'there, ms', 'bytes'], rows)}`;
}

try {
  const visits = await measure();
  const { goals, rows } = judge(visits);
  report('form', 'From navigation to a form that can be used', [
    `Slow 4G (1.6 Mbit/s, 150 ms) and a processor ${slowdown} × slower, ${runs} interleaved runs of each page. ${machine([browser.version])}.`,
    verdict(goals),
    'Milliseconds, median (quartiles):',
    table(['page', 'visit', 'usable after', 'of the static form', 'blocked for'], rows),
    ...ours.flatMap(name => ['first', 'repeat'].map(kind => loadsOf(visits, name, kind))),
  ]);
} finally {
  await browser.close();
  await demo.close();
  await api.close();
  await database.close();
  rmSync(directory, { recursive: true });
}
