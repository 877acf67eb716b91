import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import { build } from './build.mjs';
import { freePort, isFree } from './ports.mjs';
import { onceStopped, stopChild } from './processes.mjs';
import { root, stopWith } from './setup.mjs';

// As `npm start`, and what changes is built again: the server starts anew, open pages load again.
const apiPort = 4000;
const demoPort = 3000;
const reloadScript = `new EventSource('/__changes').addEventListener('change', () => location.reload());`;

await build();
for (const port of [apiPort, demoPort]) {
  if (!(await isFree(port))) stopWith(`Port ${port} is taken: stop what listens there.`);
}

const bin = name => join(root, 'node_modules/.bin', name);
const run = (args, env = {}) =>
  spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: 'inherit', detached: true });
const startServer = () => run([join(root, 'demo/api.mjs')], { PORT: String(apiPort) });

let server = startServer();
const builders = [
  run([bin('tsc'), '-b', '--watch', '--preserveWatchOutput']),
  run([bin('vite'), 'build', '--watch', '--config', 'vite.cdn.config.ts', '--logLevel', 'warn']),
  run([bin('vite'), 'build', '--watch', '--config', 'vite.site.config.ts', '--logLevel', 'warn']),
];

/** Calls back once after the files below a directory have been still for a moment. */
function whenChanged(directory, callback) {
  let timer;
  return watch(join(root, directory), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(callback, 300);
  });
}

const pages = new Set();
const reload = () => pages.forEach(page => page.write('event: change\ndata: \n\n'));
let restarting = Promise.resolve();
const watchers = [
  whenChanged('dist/cdn', reload),
  whenChanged('demo', reload),
  whenChanged('server/dist', () => {
    restarting = restarting.then(async () => {
      await stopChild(server);
      server = startServer();
      reload();
    });
  }),
];

const innerPort = await freePort();
const { serveDemo } = await import('../demo/serve.mjs');
const demo = await serveDemo({ port: innerPort, apiOrigin: `http://localhost:${apiPort}`, switches: true });

/** The demo as it is, with one more script in each page that listens for changes. */
const front = createServer((incoming, outgoing) => {
  if (incoming.url === '/__changes') {
    outgoing.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    pages.add(outgoing);
    outgoing.once('close', () => pages.delete(outgoing));
    return;
  }
  if (incoming.url === '/__changes.js') {
    outgoing.writeHead(200, { 'content-type': 'text/javascript' }).end(reloadScript);
    return;
  }
  const { 'accept-encoding': _, ...headers } = incoming.headers;
  const inner = request(
    { host: 'localhost', port: innerPort, path: incoming.url, method: incoming.method, headers },
    answer => {
      const isPage = String(answer.headers['content-type']).startsWith('text/html');
      const { 'content-length': length, ...rest } = answer.headers;
      outgoing.writeHead(answer.statusCode, {
        ...rest,
        'cache-control': 'no-store',
        ...(isPage ? {} : { 'content-length': length }),
      });
      answer.pipe(outgoing, { end: !isPage });
      if (isPage) answer.once('end', () => outgoing.end('<script src="/__changes.js"></script>'));
    },
  );
  inner.once('error', error => outgoing.writeHead(502).end(error.message));
  incoming.pipe(inner);
});
front.listen(demoPort, 'localhost', () =>
  console.log(`\n  Start here, with live reload: http://localhost:${demoPort}/docs/\n`),
);

onceStopped(async () => {
  watchers.forEach(watcher => watcher.close());
  front.closeAllConnections();
  front.close();
  await restarting;
  await Promise.all([demo.close(), stopChild(server), ...builders.map(builder => stopChild(builder))]);
  process.exit(0);
});
