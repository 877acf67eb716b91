import { spawn, execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';

const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

/** A port that nobody listens on now. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise(resolve => server.close(resolve));
  return port;
}

/** Asks again until `check` answers something true; after `limit` milliseconds the last failure is thrown. */
export async function until(check, what, limit = 15_000) {
  const deadline = Date.now() + limit;
  for (let last; ; await new Promise(resolve => setTimeout(resolve, 50))) {
    try {
      const answer = await check();
      if (answer) return answer;
    } catch (error) {
      last = error;
    }
    if (Date.now() > deadline) throw new Error(`Waited ${limit} ms for ${what}.`, { cause: last });
  }
}

function miniBrowser() {
  if (process.env.MINIBROWSER) return process.env.MINIBROWSER;
  const listed = execFileSync('dpkg', ['-L', 'libwebkit2gtk-4.1-0'], { encoding: 'utf8' });
  const path = listed.split('\n').find(line => line.endsWith('/MiniBrowser'));
  if (!path) throw new Error('MiniBrowser was not found: install webkit2gtk-driver.');
  return path;
}

function freeDisplay() {
  const taken = new Set(existsSync('/tmp/.X11-unix') ? readdirSync('/tmp/.X11-unix') : []);
  let number = 80 + (process.pid % 400);
  while (taken.has(`X${number}`)) number++;
  return number;
}

function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise(resolve => {
    const hard = setTimeout(() => child.kill('SIGKILL'), 3000);
    child.once('exit', () => {
      clearTimeout(hard);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

/** Starts a screen that nobody sees and WebKitGTK's driver on it. */
export async function startWebKit() {
  const display = freeDisplay();
  const screen = spawn('Xvfb', [`:${display}`, '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], { stdio: 'ignore' });
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: `:${display}`, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', NO_AT_BRIDGE: '1' },
  });
  const base = `http://127.0.0.1:${port}`;
  const close = async () => {
    await stop(driver);
    await stop(screen);
  };
  try {
    await until(() => existsSync(`/tmp/.X11-unix/X${display}`), 'Xvfb');
    await until(async () => (await fetch(`${base}/status`)).ok, 'WebKitWebDriver');
  } catch (error) {
    await close();
    throw error;
  }
  return { base, close };
}

/** One WebDriver session, spoken over fetch: the few commands that the tests need. */
export class WebDriverSession {
  #url;

  constructor(url) {
    this.#url = url;
  }

  static async openWebKit(base) {
    const options = { binary: miniBrowser(), args: ['--automation'] };
    const capabilities = {
      alwaysMatch: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options, timeouts: { script: 60_000 } },
    };
    const { sessionId } = await send(`${base}/session`, 'POST', { capabilities });
    return new WebDriverSession(`${base}/session/${sessionId}`);
  }

  goto(url) {
    return this.#post('url', { url });
  }

  url() {
    return send(`${this.#url}/url`, 'GET');
  }

  /** Runs the body of a function in the page; `await` may be used in it. */
  run(body, ...args) {
    const script = `const done = arguments[arguments.length - 1]; const given = [...arguments].slice(0, -1);
      (async function () { ${body} }).apply(null, given).then(v => done({ v }), e => done({ e: String(e && e.stack || e) }));`;
    return this.#post('execute/async', { script, args }).then(answer => {
      if (answer?.e) throw new Error(answer.e);
      return answer?.v;
    });
  }

  async find(css) {
    return (await this.#post('element', { using: 'css selector', value: css }))[elementKey];
  }

  click(element) {
    return this.#post(`element/${element}/click`, {});
  }

  type(element, text) {
    return this.#post(`element/${element}/value`, { text });
  }

  actions(actions) {
    return this.#post('actions', { actions });
  }

  releaseActions() {
    return send(`${this.#url}/actions`, 'DELETE');
  }

  setWindow(width, height) {
    return this.#post('window/rect', { width, height });
  }

  back() {
    return this.#post('back', {});
  }

  async screenshot() {
    return Buffer.from(await send(`${this.#url}/screenshot`, 'GET'), 'base64');
  }

  close() {
    return send(this.#url, 'DELETE');
  }

  #post(path, body) {
    return send(`${this.#url}/${path}`, 'POST', body);
  }
}

async function send(url, method, body) {
  const init = body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {};
  const response = await fetch(url, { method, ...init });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value?.error}: ${value?.message} (${method} ${new URL(url).pathname})`);
  return value;
}
