import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { isFree } from './ports.mjs';
import { onceStopped, stopChild, until } from './processes.mjs';
import { root, stopWith } from './setup.mjs';

const wanted = readOptions();
const [demoPort, apiPort] = [wanted.port, wanted['api-port']].map(Number);

function readOptions() {
  const options = {
    port: { type: 'string', default: '3000' },
    'api-port': { type: 'string', default: '4000' },
  };
  try {
    const { values } = parseArgs({ options });
    for (const [name, value] of Object.entries(values))
      if (!/^[1-9]\d{0,4}$/.test(value) || Number(value) > 65_535)
        stopWith(`--${name} takes a port, and ${value} is none.`);
    return values;
  } catch (error) {
    if (!error.code?.startsWith('ERR_PARSE_ARGS_')) throw error;
    stopWith(`npm start knows -- --port 3001 and -- --api-port 4001. ${error.message}`);
  }
}

await build();
for (const [name, port, what] of [
  ['api-port', apiPort, 'frontend API'],
  ['port', demoPort, 'demo'],
]) {
  if (await isFree(port)) continue;
  stopWith(
    `Port ${port} is taken, and the ${what} needs it: stop what listens there, or take another one, as in ` +
      `npm start -- --${name} ${port + 1}`,
  );
}

const server = spawn(process.execPath, [join(root, 'demo/api.mjs')], {
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
const demo = await serveDemo({ port: demoPort, apiOrigin: `http://localhost:${apiPort}`, switches: true });
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

// A first look does not wait for the pages of /styled/.
spawn(process.execPath, [join(root, 'scripts/build.mjs'), '--styled'], { cwd: root, stdio: 'inherit' });
