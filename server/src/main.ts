#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { loadConfigFile } from './config-file.js';
import { rotateSigningKeys } from './crypto/signing-keys.js';
import { createSecrets } from './crypto/secrets.js';
import { keyOfDirectory } from './encryption-key.js';
import { listen } from './http/listen.js';
import { createLog } from './http/log.js';
import { openPatiently } from './open-patiently.js';
import { readSettings } from './read-settings.js';
import { SettingError } from './setting-error.js';
import type { Settings } from './settings.js';
import { settingsPage } from './settings-page.js';
import { backupTo } from './store/backup.js';
import { DirectoryTakenError } from './store/directory-lock.js';
import { migrate } from './store/migrations/index.js';
import { openStore } from './store/open-store.js';

const usage = `auth-elements-server                start the frontend API
auth-elements-server rotate-keys    a new signing key, which takes over when every verifier can know it
auth-elements-server backup FILE    a copy of the embedded database, while the server does not run
auth-elements-server settings       every setting, as docs/settings.md has them
auth-elements-server --help
auth-elements-server --version

Settings are read from the environment and from auth.config.ts, .js or .json in this directory.
Without any the server starts on http://localhost:4000 with the embedded database.
`;

const commands: Readonly<Record<string, (...args: readonly string[]) => Promise<void>>> = {
  start,
  'rotate-keys': rotateKeys,
  backup,
  settings: () => say(settingsPage()),
  '--help': () => say(usage),
  '--version': version,
};

async function settingsHere(): Promise<Settings> {
  const file = await loadConfigFile(process.cwd());
  return readSettings({ env: process.env, ...(file && { file }) }, keyOfDirectory);
}

async function start(): Promise<void> {
  const settings = await settingsHere();
  const log = createLog(settings);
  const api = await openPatiently(settings, { log });
  const listening = await listen(api, settings).catch(async (error: unknown) => {
    await api.close();
    throw error;
  });
  const stopped = onceToldToStop(async () => {
    await listening.stop();
    await api.close();
  });
  if (settings.instance === 'production') log.info({ port: listening.port, ...facts(settings) }, 'started');
  else print(welcome(settings));
  if (settings.instance === 'production' && settings.allowedOrigins.length === 0)
    log.warn('AUTH_ALLOWED_ORIGINS is empty: only pages of PUBLIC_URL itself can use this server.');
  await stopped;
}

function facts(settings: Settings): Record<string, string> {
  const codes = settings.mail.smtpUrl === undefined ? `${settings.publicUrl.origin}/inbox` : 'mailed';
  return { address: settings.publicUrl.origin, publishableKey: settings.publishableKey, codes };
}

function welcome(settings: Settings): string {
  const codes =
    settings.mail.smtpUrl === undefined ? `here, and at ${settings.publicUrl.origin}/inbox` : 'are mailed by SMTP_URL';
  const data =
    settings.database.kind === 'pglite' ? `embedded, in ${settings.database.directory}` : 'PostgreSQL, by DATABASE_URL';
  return `
  Frontend API      ${settings.publicUrl.origin}
  Publishable key   ${settings.publishableKey}
  Issuer            ${settings.issuer}
  Database          ${data}
  Mailed codes      ${codes}

`;
}

/** Settles when one of the signals that end a program has come and `close` is through. */
function onceToldToStop(close: () => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    let closing = false;
    const stop = (): void => {
      // A second Ctrl-C does not cut off what the first one lets finish.
      if (closing) return;
      closing = true;
      close().then(resolve, reject);
    };
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop);
  });
}

async function rotateKeys(): Promise<void> {
  const settings = await settingsHere();
  const store = await openStore(settings, createLog(settings));
  try {
    const clock = { now: Date.now };
    await migrate(store.database, clock.now());
    const secrets = createSecrets(settings.encryptionKey);
    const { kid, activeAt } = await rotateSigningKeys({ database: store.database, secrets, clock });
    print(`The key ${kid} is published now and signs from ${new Date(activeAt).toISOString()} on.\n`);
  } finally {
    await store.close();
  }
}

async function backup(file?: string): Promise<void> {
  if (file === undefined) throw new SettingError('backup', 'Name the file to write: auth-elements-server backup FILE.');
  const settings = await settingsHere();
  if (settings.database.kind !== 'pglite')
    throw new SettingError('DATABASE_URL', 'DATABASE_URL names a PostgreSQL: back it up with pg_dump.');
  await backupTo(file, settings.database.directory, createLog(settings));
  print(`${file} holds a verified copy. Keep ${settings.database.directory}/encryption.key too, at another place.\n`);
}

function say(text: string): Promise<void> {
  print(text);
  return Promise.resolve();
}

async function version(): Promise<void> {
  // The package's own file, which has a version.
  const manifest = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  print(`${manifest.version}\n`);
}

function print(text: string): void {
  process.stdout.write(text);
}

async function run([name = 'start', ...args]: readonly string[]): Promise<void> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new SettingError(name, `There is no command ${JSON.stringify(name)}.\n\n${usage}`);
  await command(...args);
}

try {
  await run(process.argv.slice(2));
  process.exit(0);
} catch (error) {
  // These say in a sentence what to do; of anything else the developer needs all there is.
  const told = error instanceof SettingError || error instanceof DirectoryTakenError ? error.message : undefined;
  console.error(told === undefined ? error : `\n${told}\n`);
  process.exit(1);
}
