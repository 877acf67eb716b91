import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string): unknown => JSON.parse(readFileSync(`${root}${file}`, 'utf8'));

interface Locked {
  readonly link?: boolean;
  /** It lies in the package that it is for, and is fetched with that. */
  readonly inBundle?: boolean;
  readonly dev?: boolean;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
}

const { packages } = read('package-lock.json') as { readonly packages: Readonly<Record<string, Locked>> };

/** What does not lie in this repository. */
const fetched = Object.entries(packages).filter(
  ([path, { link, inBundle }]) => path.includes('node_modules/') && !link && !inBundle,
);

test('AC-197: every package that is fetched is locked to the hash of what was looked at', () => {
  expect(fetched.length).toBeGreaterThan(100);
  const loose = fetched.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''));
  expect(loose).toEqual([]);
  // An address in the lock file would win over the registry that somebody has set.
  expect(fetched.filter(([, { resolved }]) => resolved !== undefined && !resolved.startsWith('https://'))).toEqual([]);
});

test('AC-197: nothing that people install with a package of ours runs a script while it is installed', () => {
  const atInstall = /^(?:pre|post)?(?:install|prepare|prepublish)$/;
  for (const file of ['package.json', 'server/package.json']) {
    const { scripts = {} } = read(file) as { readonly scripts?: Readonly<Record<string, string>> };
    expect(Object.keys(scripts).filter(name => atInstall.test(name))).toEqual([]);
  }
  expect(fetched.filter(([, { dev, hasInstallScript }]) => hasInstallScript && !dev)).toEqual([]);
});

test('AC-197: each file of the script tag stands with its hash in `integrity.json`, and none besides', () => {
  const files = readdirSync(`${root}dist/cdn`, { recursive: true, encoding: 'utf8' }).filter(name =>
    /\.(?:js|css)$/.test(name),
  );
  const hash = (file: string): string =>
    `sha384-${createHash('sha384')
      .update(readFileSync(`${root}dist/cdn/${file}`))
      .digest('base64')}`;
  expect(files).toContain('auth-elements.js');
  expect(read('dist/cdn/integrity.json')).toEqual(Object.fromEntries(files.map(file => [file, hash(file)])));
});
