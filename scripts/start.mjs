import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.mjs';
import { isFree } from './ports.mjs';
import { onceStopped, stopChild, until } from './processes.mjs';
import { root, stopWith } from './setup.mjs';

const apiPort = 4000;
const demoPort = 3000;

await build();
for (const [port, what] of [
  [apiPort, 'frontend API'],
  [demoPort, 'demo'],
]) {
  if (!(await isFree(port))) stopWith(`Port ${port} is taken, and the ${what} needs it: stop what listens there.`);
}

const server = spawn(process.execPath, [join(root, 'server/dist/main.js')], {
  cwd: root,
  env: { ...process.env, PORT: String(apiPort) },
  stdio: 'inherit',
  // Ctrl-C in a terminal reaches the whole group; the server is stopped from here, once.
  detached: true,
});
let stopping = false;
server.once('exit', code => {
  if (!stopping) process.exit(code ?? 1);
});

const { serveDemo } = await import('../demo/serve.mjs');
const demo = await serveDemo({ port: demoPort, apiOrigin: `http://localhost:${apiPort}` });
onceStopped(async () => {
  stopping = true;
  await Promise.all([demo.close(), stopChild(server)]);
  process.exit(0);
});

await until(async () => (await fetch(`http://localhost:${apiPort}/v1/health`)).ok, 'the frontend API', 60_000);
console.log(`
  Start here      http://localhost:${demoPort}/docs/
  The page        http://localhost:${demoPort}
  Frontend API    http://localhost:${apiPort}
  Mail            http://localhost:${apiPort}/inbox

  Ctrl-C stops both.
`);
