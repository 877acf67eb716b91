import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { formatPublishableKey } from 'auth-elements/wire';
import { loadConfigFile } from '../../server/src/config-file.js';
import { keyOfDirectory } from '../../server/src/encryption-key.js';
import { readSettings } from '../../server/src/read-settings.js';
import type { Environment } from '../../server/src/read-settings.js';
import { settingsPage } from '../../server/src/settings-page.js';
import { SettingError } from '../../server/src/setting-error.js';
import type { Settings } from '../../server/src/settings.js';

const key = Uint8Array.from({ length: 32 }, (_, index) => index);
const makeKey = (): Promise<Uint8Array> => Promise.resolve(key);
const read = (env: Environment = {}): Promise<Settings> => readSettings({ env }, makeKey);
const encoded = Buffer.from(key).toString('base64');

const live = {
  AUTH_PUBLISHABLE_KEY: formatPublishableKey('production', 'auth.app.example'),
  SMTP_URL: 'smtp://mail.app.example',
  MAIL_FROM: 'App <no-reply@app.example>',
};
const rehearsal = { AUTH_PUBLISHABLE_KEY: formatPublishableKey('production', '127.0.0.1:4000') };

async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'auth-elements-config-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

test('without any setting it is a development instance on this machine, with an embedded database', async () => {
  const settings = await read();
  expect(settings).toMatchObject({
    port: 4000,
    host: 'localhost',
    instance: 'development',
    rehearsal: false,
    publishableKey: formatPublishableKey('development', '127.0.0.1:4000'),
    issuer: 'http://127.0.0.1:4000',
    database: { kind: 'pglite', directory: '.auth-elements' },
    allowedOrigins: ['http://localhost:*', 'http://127.0.0.1:*'],
    cookie: { secure: false, sameSite: 'Lax', hintDomain: undefined },
    testMode: false,
    rateLimits: 'normal',
    cookielessDevelopment: false,
  });
  expect(settings.publicUrl.origin).toBe('http://localhost:4000');
});

test('a live key makes a production instance that is strict', async () => {
  const settings = await read({ ...live, AUTH_ALLOWED_ORIGINS: 'https://app.example, https://admin.app.example' });
  expect(settings).toMatchObject({
    instance: 'production',
    rehearsal: false,
    issuer: 'https://auth.app.example',
    allowedOrigins: ['https://app.example', 'https://admin.app.example'],
    cookie: { secure: true, sameSite: 'Lax' },
    bots: { kind: 'proof_of_work', verifyUrl: undefined },
  });
  expect(settings.publicUrl.origin).toBe('https://auth.app.example');
});

test('a live key for this machine is a rehearsal, where the switches of tests may be on', async () => {
  const switches = { AUTH_TEST_MODE: 'true', AUTH_RATE_LIMITS: 'relaxed', AUTH_ALLOWED_ORIGINS: 'http://localhost:*' };
  const settings = await read({ ...rehearsal, ...switches });
  expect(settings).toMatchObject({ instance: 'production', rehearsal: true, testMode: true, rateLimits: 'relaxed' });
  expect((await read(rehearsal)).allowedOrigins).toEqual([]);
});

test('a third party that checks is asked at its own address, unless another is named', async () => {
  const keys = { AUTH_BOT_SITE_KEY: '0x4', AUTH_BOT_SECRET: 'secret' };
  const url = async (env: Environment): Promise<string | undefined> =>
    (await read({ ...keys, ...env })).bots.verifyUrl?.href;
  expect(await url({ AUTH_BOT_PROTECTION: 'turnstile' })).toMatch(/^https:\/\/challenges\.cloudflare\.com\//);
  expect(await url({ AUTH_BOT_PROTECTION: 'hcaptcha' })).toMatch(/^https:\/\/api\.hcaptcha\.com\//);
  const own = { AUTH_BOT_PROTECTION: 'turnstile', AUTH_BOT_VERIFY_URL: 'https://check.app.example/' };
  expect(await url(own)).toBe('https://check.app.example/');
  expect((await read({})).bots.kind).toBe('off');
});

const bad: readonly (readonly [string, Environment, string, RegExp])[] = [
  ['a port that is none', { PORT: '80x' }, 'PORT', /"80x".*whole number/],
  ['a switch that is neither', { AUTH_TEST_MODE: 'yes' }, 'AUTH_TEST_MODE', /true or false/],
  ['a duration without a unit', { AUTH_SESSION_LIFETIME: '7' }, 'AUTH_SESSION_LIFETIME', /7d/],
  ['a key that is none', { AUTH_PUBLISHABLE_KEY: 'pk_live_x' }, 'AUTH_PUBLISHABLE_KEY', /pk_live_/],
  [
    'a padded key',
    { AUTH_PUBLISHABLE_KEY: `${formatPublishableKey('development', 'auth.app.exampl')}=` },
    'AUTH_PUBLISHABLE_KEY',
    /padding/,
  ],
  ['an address with a path', { PUBLIC_URL: 'https://app.example/auth' }, 'PUBLIC_URL', /https:\/\/app\.example\./],
  ['an address without TLS', { PUBLIC_URL: 'http://auth.app.example' }, 'PUBLIC_URL', /https/],
  ['an address beside the key', { ...live, PUBLIC_URL: 'https://other.example' }, 'PUBLIC_URL', /auth\.app\.example/],
  ['PostgreSQL without an encryption key', { DATABASE_URL: 'postgres://h/d' }, 'AUTH_ENCRYPTION_KEY', /openssl rand/],
  ['a database of another kind', { DATABASE_URL: 'mysql://h/d' }, 'DATABASE_URL', /postgres:\/\//],
  ['a short encryption key', { AUTH_ENCRYPTION_KEY: 'c2hvcnQ=' }, 'AUTH_ENCRYPTION_KEY', /32 random bytes/],
  [
    'AC-115: a domain with a line break',
    { AUTH_COOKIE_DOMAIN: 'app.example\r\nX: y' },
    'AUTH_COOKIE_DOMAIN',
    /one line/,
  ],
  [
    'AC-115: a domain that ends the attribute',
    { ...live, AUTH_COOKIE_DOMAIN: 'app.example; Path=/x' },
    'AUTH_COOKIE_DOMAIN',
    /domain/,
  ],
  ['a domain of others', { ...live, AUTH_COOKIE_DOMAIN: 'other.example' }, 'AUTH_COOKIE_DOMAIN', /auth\.app\.example/],
  ['a public suffix', { ...live, AUTH_COOKIE_DOMAIN: 'example' }, 'AUTH_COOKIE_DOMAIN', /domain/],
  ['cross-site cookies over http', { AUTH_COOKIE_SAME_SITE: 'none' }, 'AUTH_COOKIE_SAME_SITE', /https/],
  [
    'an origin with a slash',
    { AUTH_ALLOWED_ORIGINS: 'https://app.example/' },
    'AUTH_ALLOWED_ORIGINS',
    /write https:\/\/app\.example,/,
  ],
  ['any origin', { AUTH_ALLOWED_ORIGINS: '*' }, 'AUTH_ALLOWED_ORIGINS', /origin like/],
  ['a pattern', { AUTH_ALLOWED_ORIGINS: 'https://*.app.example' }, 'AUTH_ALLOWED_ORIGINS', /origin like/],
  ['the null origin', { AUTH_ALLOWED_ORIGINS: 'null' }, 'AUTH_ALLOWED_ORIGINS', /origin like/],
  [
    'loopback pages with a live key',
    { ...live, AUTH_ALLOWED_ORIGINS: 'http://localhost:*' },
    'AUTH_ALLOWED_ORIGINS',
    /live key/,
  ],
  [
    'plain pages with a live key',
    { ...live, AUTH_ALLOWED_ORIGINS: 'http://app.example' },
    'AUTH_ALLOWED_ORIGINS',
    /https/,
  ],
  ['Turnstile without a key', { AUTH_BOT_PROTECTION: 'turnstile' }, 'AUTH_BOT_SITE_KEY', /needs it/],
  [
    'hCaptcha without a secret',
    { AUTH_BOT_PROTECTION: 'hcaptcha', AUTH_BOT_SITE_KEY: 'x' },
    'AUTH_BOT_SECRET',
    /needs it/,
  ],
  [
    'answers checked in the open',
    {
      AUTH_BOT_PROTECTION: 'hcaptcha',
      AUTH_BOT_SITE_KEY: 'x',
      AUTH_BOT_SECRET: 'x',
      AUTH_BOT_VERIFY_URL: 'http://check.example/',
    },
    'AUTH_BOT_VERIFY_URL',
    /https/,
  ],
  ['test mode with a live key', { ...live, AUTH_TEST_MODE: 'true' }, 'AUTH_TEST_MODE', /live key/],
  ['relaxed limits with a live key', { ...live, AUTH_RATE_LIMITS: 'relaxed' }, 'AUTH_RATE_LIMITS', /live key/],
  [
    'development identity with a live key',
    { ...live, AUTH_COOKIELESS_DEVELOPMENT: 'true' },
    'AUTH_COOKIELESS_DEVELOPMENT',
    /live key/,
  ],
  ['a live key without a mail server', { ...live, SMTP_URL: '' }, 'SMTP_URL', /smtp:\/\//],
  ['a mail server without a sender', { SMTP_URL: 'smtp://localhost' }, 'MAIL_FROM', /no-reply@/],
  ['a sender that is none', { MAIL_FROM: 'nobody' }, 'MAIL_FROM', /sender/],
  [
    'passkeys as a second step without passkeys',
    { AUTH_PASSKEY_SECOND_STEP: 'true' },
    'AUTH_PASSKEY_SECOND_STEP',
    /needs AUTH_PASSKEYS/,
  ],
  ['a wallet of another chain', { AUTH_WEB3_WALLETS: 'metamask,phantom' }, 'AUTH_WEB3_WALLETS', /okx_wallet/],
  ['wallets alone', { AUTH_EMAIL: 'off', AUTH_WEB3_WALLETS: 'metamask' }, 'AUTH_EMAIL', /AUTH_PHONE/],
  ['a proxy by name', { AUTH_TRUSTED_PROXIES: 'proxy.internal' }, 'AUTH_TRUSTED_PROXIES', /10\.0\.0\.0\/8/],
  ['a script as a logo', { AUTH_LOGO_URL: 'javascript:alert(1)' }, 'AUTH_LOGO_URL', /address/],
  [
    'the secret key of the other kind',
    { ...live, AUTH_SECRET_KEY: `sk_test_${'a'.repeat(30)}` },
    'AUTH_SECRET_KEY',
    /sk_live_/,
  ],
  ['a placeholder as a secret', { AUTH_SECRET_KEY: 'sk_test_x' }, 'AUTH_SECRET_KEY', /openssl/],
];

test.each(bad)('%s stops the start with a sentence that names the setting and the fix', async (_, env, name, fix) => {
  const error = await read(env).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(SettingError);
  expect(error).toMatchObject({ setting: name, message: expect.stringMatching(fix) });
});

test('the sentence about a bad secret does not repeat it', async () => {
  const canary = 'canary-3f9a';
  for (const name of ['DATABASE_URL', 'SMTP_URL', 'AUTH_SECRET_KEY', 'AUTH_ENCRYPTION_KEY']) {
    const error = await read({ [name]: canary }).catch((caught: unknown) => caught);
    expect(error, name).toBeInstanceOf(SettingError);
    expect(String(error)).not.toContain(canary);
  }
});

test('options win over the environment, and the environment over the file', async () => {
  const file = { path: 'auth.config.js', config: { appName: 'File', port: 1, username: 'optional' } } as const;
  const env = { AUTH_APP_NAME: 'Environment', PORT: '2' };
  const settings = await readSettings({ options: { port: 3 }, env, file }, makeKey);
  expect(settings).toMatchObject({ port: 3, app: { name: 'Environment' }, users: { username: 'optional' } });
});

test.each(['auth.config.ts', 'auth.config.js', 'auth.config.json'])('%s is read', async name => {
  const directory = await temporaryDirectory();
  const body = `{ "appName": "From a file", "allowedOrigins": ["https://app.example"] }`;
  const typed = `const config: { appName: string } = ${body} as never;\nexport default config;\n`;
  const text = { ts: typed, js: `export default ${body};\n`, json: body }[name.split('.').at(-1) ?? ''] ?? '';
  await writeFile(join(directory, name), text);
  const file = await loadConfigFile(directory);
  const settings = await readSettings({ ...(file && { file }) }, makeKey);
  expect(settings.app.name).toBe('From a file');
  expect(settings.allowedOrigins).toEqual(['https://app.example']);
});

test('a misspelt name, a second file and a broken one are each named', async () => {
  const directory = await temporaryDirectory();
  await writeFile(join(directory, 'auth.config.json'), '{ "apName": "x" }');
  const file = await loadConfigFile(directory);
  await expect(readSettings({ ...(file && { file }) }, makeKey)).rejects.toThrow(/apName.*Did you mean appName\?/);
  await writeFile(join(directory, 'auth.config.js'), 'export default {};');
  await expect(loadConfigFile(directory)).rejects.toThrow(/keep one/);
  await rm(join(directory, 'auth.config.js'));
  await writeFile(join(directory, 'auth.config.json'), '{');
  await expect(loadConfigFile(directory)).rejects.toThrow(/auth\.config\.json cannot be read/);
});

test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
  'AC-173: a config file with %s in it is refused by that name, and sets nothing',
  async name => {
    const directory = await temporaryDirectory();
    await writeFile(join(directory, 'auth.config.json'), `{ "${name}": { "testMode": true, "port": 1 } }`);
    const file = await loadConfigFile(directory);
    await expect(readSettings({ ...(file && { file }) }, makeKey)).rejects.toMatchObject({ setting: name });
    expect('testMode' in {}).toBe(false);
  },
);

test('AC-173: a setting is what somebody wrote down, and nothing that objects have come to inherit', async () => {
  const inherited: object = {
    testMode: true,
    AUTH_TEST_MODE: 'true',
    rateLimits: 'relaxed',
    AUTH_RATE_LIMITS: 'relaxed',
  };
  const poisoned = (): object => Object.create(inherited) as object;
  const file = { path: 'auth.config.js', config: poisoned() };
  const settings = await readSettings({ options: poisoned(), env: poisoned() as Environment, file }, makeKey);
  expect(settings).toMatchObject({ testMode: false, rateLimits: 'normal' });
});

test('the encryption key of a directory is made once, for its owner alone, also by two at once', async () => {
  const directory = await temporaryDirectory();
  const made = await Promise.all([keyOfDirectory(directory), keyOfDirectory(directory)]);
  expect(made[0]).toEqual(made[1]);
  expect(await keyOfDirectory(directory)).toEqual(made[0]);
  expect((await stat(join(directory, 'encryption.key'))).mode & 0o777).toBe(0o600);
  await writeFile(join(directory, 'encryption.key'), 'broken');
  await expect(keyOfDirectory(directory)).rejects.toThrow(/backup/);
});

test('an encryption key that is set is used, and none is made', async () => {
  const settings = await readSettings(
    { env: { AUTH_ENCRYPTION_KEY: encoded, DATABASE_URL: 'postgres://app@127.0.0.1/app' } },
    () => Promise.reject(new Error('A key was made.')),
  );
  expect(settings.encryptionKey).toEqual(key);
  expect(settings.database).toEqual({ kind: 'postgres', url: 'postgres://app@127.0.0.1/app' });
});

test('docs/settings.md is what the settings are: npx auth-elements-server settings > docs/settings.md', async () => {
  const page = await readFile(new URL('../../docs/settings.md', import.meta.url), 'utf8');
  expect(page).toBe(settingsPage());
});
