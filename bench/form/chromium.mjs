import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumArguments, headlessShellPath } from '../../test/browsers/paths.mjs';

/**
 * Chromium by its own protocol over a pipe. The drivers of the tests run scripts of their own in every page while it
 * starts, which on a slow processor takes as long as what is measured here. It is the shell without a window: the whole
 * browser loads its own address bar in pages of its own meanwhile, on the same processors.
 */
export async function startChromium() {
  const profile = mkdtempSync(join(tmpdir(), 'auth-elements-chromium-'));
  const own = ['--remote-debugging-pipe', `--user-data-dir=${profile}`, 'about:blank'];
  const child = spawn(headlessShellPath, [...chromiumArguments, ...own], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const [, , , requests, answers] = child.stdio;
  const waiting = new Map();
  let last = 0;
  let rest = '';

  const take = ({ id, error, result }) => {
    // What has no number is an event, and nobody waits for one.
    if (id === undefined) return;
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (error) reject(new Error(`Chromium refused: ${error.message}`));
    else resolve(result);
  };
  answers.setEncoding('utf8').on('data', chunk => {
    const messages = (rest + chunk).split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) take(JSON.parse(message));
  });

  const send = (method, params = {}, sessionId = undefined) =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      requests.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
    });

  return {
    version: (await send('Browser.getVersion')).product.replace('/', ' '),
    /** Opens a page with a cache and cookies of its own. */
    async open() {
      const { browserContextId } = await send('Target.createBrowserContext');
      const { targetId } = await send('Target.createTarget', { url: 'about:blank', browserContextId });
      const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
      return {
        send: (method, params) => send(method, params, sessionId),
        close: () => send('Target.disposeBrowserContext', { browserContextId }),
      };
    },
    async close() {
      // The shell leaves a signal unanswered as long as a pipe holds it.
      const ended = once(child, 'exit');
      await send('Browser.close');
      await ended;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
