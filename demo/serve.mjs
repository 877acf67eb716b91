import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { wordsFor } from './switches/words.mjs';

const demo = fileURLToPath(new URL('./', import.meta.url));
const built = fileURLToPath(new URL('./dist/', import.meta.url));
const cdn = fileURLToPath(new URL('../dist/cdn/', import.meta.url));

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.map': 'application/json',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** The address under each loopback name: the page speaks to the API by the name that it has itself. */
function apiNames(apiOrigin) {
  const { protocol, port } = new URL(apiOrigin);
  return ['localhost', '127.0.0.1'].map(name => `${protocol}//${name}:${port}`);
}

/**
 * The strictest policy that the elements run under: nothing inline, no other host than the API, Trusted Types; and what
 * browsers ask by themselves, where that is switched on.
 */
function policyFor(apiOrigin, browsersAsk = []) {
  const api = apiNames(apiOrigin).join(' ');
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src ${["'self'", api, ...browsersAsk].join(' ')}`,
    `img-src 'self' data: ${api}`,
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
}

/** A development key needs a dot in its host, so the loopback is written as digits. */
function keyFor(apiOrigin) {
  const { port } = new URL(apiOrigin);
  return `pk_test_${btoa(`127.0.0.1:${port}$`).replace(/=+$/, '')}`;
}

/**
 * The samples of a page, with what they are here: the key, and both addresses. The page's own is the one that it was
 * asked for by, so that what is copied from it goes on with the same cookies.
 */
function asHere(page, { apiOrigin, host = '' }) {
  const own = loopbackNames.test(host) ? `http://${host}` : 'http://localhost:3000';
  return page
    .replace(/pk_test_\w+/g, keyFor(apiOrigin))
    .replaceAll('http://localhost:4000', apiOrigin)
    .replaceAll('127.0.0.1:4000', `127.0.0.1:${new URL(apiOrigin).port}`)
    .replaceAll('http://localhost:3000', own);
}

/** The path that is asked for; undefined where what came is none. */
function pathOf(url) {
  if (!URL.canParse(url, 'http://demo')) return undefined;
  try {
    return decodeURIComponent(new URL(url, 'http://demo').pathname);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return undefined;
  }
}

/** Where the browser has the page, as far as that can be believed. */
function addressOf(path, { host = '' }, port) {
  return `http://${loopbackNames.test(host) ? host : `localhost:${port}`}${path}`;
}

const isNowhere = ['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'];

/** The first of the directories that has the file; nothing outside them. */
async function find(pathname, directories) {
  const path = normalize(pathname).replace(/\/$/, '/index.html');
  for (const directory of directories.map(each => join(each, '/'))) {
    const file = join(directory, path);
    if (!file.startsWith(directory) || extname(file) === '.mjs') continue;
    try {
      return { file, body: await readFile(file) };
    } catch (error) {
      if (!isNowhere.includes(error.code)) throw error;
    }
  }
  return undefined;
}

async function compressed(file) {
  try {
    return await readFile(`${file}.br`);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  }
}

const loopbackNames = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/**
 * The development server's inbox for the page beside it. Every code is in it, so the same rule holds as there: this
 * machine's name, and no page of another origin. Without an inbox the answer is empty.
 */
async function answerInbox({ method, headers }, outgoing, apiOrigin) {
  const elsewhere = /^(?:cross-site|same-site)$/.test(headers['sec-fetch-site'] ?? '');
  if (method !== 'GET' || elsewhere || !loopbackNames.test(headers.host ?? '')) {
    outgoing.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' }).end('For pages of this site only.\n');
    return;
  }
  const safe = { 'cache-control': 'no-store', 'cross-origin-resource-policy': 'same-origin' };
  const answer = await fetch(new URL('/inbox.json', apiOrigin)).catch(() => undefined);
  if (!answer?.ok) {
    // A server that is away for a moment has its inbox again later; one that answers without an inbox has none.
    outgoing.writeHead(answer ? 204 : 502, safe).end();
    return;
  }
  outgoing.writeHead(200, { ...safe, 'content-type': 'application/json' }).end(await answer.text());
}

/**
 * The switches of the demo's page: how they stand, and with POST how they shall stand. Only the page itself asks, on this
 * machine's name: `sec-fetch-site` is the browser's own word, and JSON is nothing that a form of another site sends. The
 * words come with them, in the page's language.
 */
async function answerSwitches(incoming, outgoing, apiOrigin) {
  const { method, headers } = incoming;
  const posts = method === 'POST';
  const fits = posts ? headers['content-type'] === 'application/json' : method === 'GET';
  if (!fits || headers['sec-fetch-site'] !== 'same-origin' || !loopbackNames.test(headers.host ?? '')) {
    outgoing.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' }).end('For the demo’s own page only.\n');
    return;
  }
  const body = posts ? await bodyOf(incoming) : undefined;
  const asked = await fetch(new URL('/demo/switches.json', apiOrigin), { method, ...(posts && { body }) });
  const answer = await asked.json();
  const words = wordsFor(new URL(incoming.url ?? '/', 'http://demo').searchParams.get('lang') ?? '');
  const safe = { 'cache-control': 'no-store', 'cross-origin-resource-policy': 'same-origin' };
  outgoing
    .writeHead(asked.status, { ...safe, 'content-type': 'application/json' })
    .end(JSON.stringify(asked.ok ? { ...answer, words, inbox: `${apiOrigin}/inbox` } : answer));
}

/** Where browsers ask for accounts by themselves, which the page's policy has to name. A server that is away says nothing. */
async function askedByBrowsers(apiOrigin) {
  const answer = await fetch(new URL('/demo/switches.json', apiOrigin)).catch(() => undefined);
  const { browsersAsk } = answer?.ok ? await answer.json() : {};
  return browsersAsk ? [browsersAsk] : [];
}

async function bodyOf(incoming) {
  let text = '';
  for await (const chunk of incoming) {
    text += chunk;
    if (text.length > 10_000) throw new Error('More was sent than there are switches.');
  }
  return text;
}

/** The page with the panel beside what it shows. */
const withSwitches = page =>
  page
    .replace('</head>', '  <link rel="stylesheet" href="/switches.css" />\n  </head>')
    .replace('</body>', '  <script type="module" src="/switches.js"></script>\n  </body>');

/** The instance's settings, asked for anew when a few seconds have passed. */
function settingsOf(apiOrigin) {
  const known = { settings: undefined, until: 0 };
  return async () => {
    if (Date.now() < known.until) return known.settings;
    const { fetchSettings } = await render();
    known.settings = await fetchSettings(apiOrigin);
    known.until = Date.now() + 5000;
    return known.settings;
  };
}

// The packages may not be built yet when this file is loaded.
const render = () => import('../dist/render/index.js');

/** The page with the form in it. While there are no settings it is served without: its script says what is wrong. */
async function withForm(html, address, settings) {
  const known = await settings().catch(error => {
    console.error(error.message);
  });
  return known ? (await render()).renderPage(html, { settings: known, page: address }) : html;
}

/** A path with a version in it never holds anything else, so browsers may keep what they have from there. */
const versioned = /^\/auth-elements@[\w.-]+(?=\/)/;

/**
 * Serves the demo's pages, the built documentation and the script tag's files at the root, as a careful host would, and
 * the script tag's files below `/auth-elements@…/` once more, to be kept for good. `/rendered.html` is the first page with
 * a form that stands before the script. `beside` names further directories whose files are served with them. With
 * `switches` the first page has a panel for the settings of the API, which has to be that of `api.mjs`.
 *
 * @param {{ port: number, apiOrigin: string, beside?: readonly string[], switches?: boolean }} options
 */
export async function serveDemo({ port, apiOrigin, beside = [], switches = false }) {
  const directories = [demo, built, cdn, ...beside];
  const policy = policyFor(apiOrigin);
  const settings = settingsOf(apiOrigin);

  const answer = async (incoming, outgoing) => {
    const pathname = pathOf(incoming.url ?? '/');
    if (pathname === '/docs/inbox.json') {
      await answerInbox(incoming, outgoing, apiOrigin);
      return;
    }
    if (switches && pathname === '/switches.json') {
      await answerSwitches(incoming, outgoing, apiOrigin);
      return;
    }
    const reads = incoming.method === 'GET' || incoming.method === 'HEAD';
    const kept = versioned.test(pathname ?? '');
    const isRendered = pathname === '/rendered.html';
    const path = isRendered ? '/' : pathname?.replace(versioned, '');
    const found = reads && path !== undefined ? await find(path, kept ? [cdn] : directories) : undefined;
    if (!found) {
      outgoing.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('There is no such page.\n');
      return;
    }
    const extension = extname(found.file);
    const isPage = extension === '.html';
    let body = isPage ? asHere(found.body.toString(), { apiOrigin, host: incoming.headers.host }) : found.body;
    const hasPanel = switches && pathname === '/';
    if (hasPanel) body = withSwitches(body);
    const ownPolicy = hasPanel ? policyFor(apiOrigin, await askedByBrowsers(apiOrigin)) : policy;
    if (isRendered) body = await withForm(body, addressOf(pathname, incoming.headers, port), settings);
    const headers = {
      'content-type': types[extension] ?? 'application/octet-stream',
      'cache-control': kept ? 'public, max-age=31536000, immutable' : 'no-cache',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      vary: 'accept-encoding',
      // A page on another port loads the script's modules from here, as it would from any public host.
      ...(isPage ? { 'content-security-policy': ownPolicy } : { 'access-control-allow-origin': '*' }),
    };
    const twin = !isPage && /\bbr\b/.test(incoming.headers['accept-encoding'] ?? '') && (await compressed(found.file));
    if (twin) {
      body = twin;
      headers['content-encoding'] = 'br';
    }
    headers.etag = `"${createHash('sha256').update(body).update(ownPolicy).digest('base64url').slice(0, 27)}"`;
    if (incoming.headers['if-none-match'] === headers.etag) {
      outgoing.writeHead(304, headers).end();
      return;
    }
    headers['content-length'] = Buffer.byteLength(body);
    outgoing.writeHead(200, headers).end(incoming.method === 'HEAD' ? undefined : body);
  };

  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch(error => {
      console.error(error);
      if (!outgoing.headersSent) outgoing.writeHead(500);
      outgoing.end();
    });
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', resolve);
  });
  return {
    port: server.address().port,
    close: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
