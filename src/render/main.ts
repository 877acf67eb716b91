#!/usr/bin/env node
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { renderPage } from './render-page.js';
import { fetchSettings } from './settings.js';

const usage = `auth-elements render PAGE.html --api URL   writes the sign-in form into a page

  --api URL        the frontend API, which is asked for its settings
  --out FILE       where the page is written; without it, to standard output
  --page URL       the page's address, from which relative ones are meant
  --files URL      the folder of the script tag's files; without it, that of the page's script tag
  --language LANG  what is spoken where the page has no lang
  --help, --version

Every <auth-sign-in> and <auth-sign-up> of the page gets its first step, so that a form stands before the script does.
Render again when the instance's settings change.
`;

/** What is wrong with how the command was called. */
class UsageError extends Error {}

const options = {
  api: { type: 'string' },
  out: { type: 'string' },
  page: { type: 'string' },
  files: { type: 'string' },
  language: { type: 'string' },
  help: { type: 'boolean' },
  version: { type: 'boolean' },
} as const;

function read(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(`${error.message}\n\n${usage}`);
  }
}

/** Does what is asked for, and answers what to print. */
async function run(args: readonly string[]): Promise<string> {
  const { values, positionals } = read(args);
  if (values.help) return usage;
  if (values.version) return `${await version()}\n`;
  const [command, file, ...more] = positionals;
  if (command !== 'render') throw new UsageError(`Say what to do: auth-elements render.\n\n${usage}`);
  if (file === undefined || more.length)
    throw new UsageError(`Name one page: auth-elements render index.html.\n\n${usage}`);
  const { api, out, page, files, language } = values;
  if (api === undefined) throw new UsageError('Say where the frontend API is: --api https://clerk.example.com.');
  const html = await readPage(file);
  const rendered = await renderPage(html, { settings: await fetchSettings(api), page, files, language });
  if (rendered === html)
    warn(`${file} stays as it is: there is no <auth-sign-in> or <auth-sign-up> in it that has no form and takes one.`);
  if (out === undefined) return rendered;
  await writeFile(out, rendered);
  return '';
}

async function readPage(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new UsageError(`${file} cannot be read. Is it there, and a page?`, { cause });
  }
}

async function version(): Promise<string> {
  // The package's own file, which has a version.
  const manifest = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}

function warn(text: string): void {
  process.stderr.write(`${text}\n`);
}

try {
  process.stdout.write(await run(process.argv.slice(2)));
} catch (error) {
  // Whoever called it can mend what these say; where another came from is of use to us.
  const expected = error instanceof UsageError || error instanceof TypeError;
  warn(expected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
}
