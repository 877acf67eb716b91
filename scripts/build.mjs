import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { ensurePackages, root, tool } from './setup.mjs';

const stamp = join(root, 'dist', '.built');
const sources = [
  'src',
  'server/src',
  'server/tsconfig.json',
  'tsconfig.base.json',
  'vite.cdn.config.ts',
  'scripts/build.mjs',
  'scripts/sheets.mjs',
  'package-lock.json',
];

const siteStamp = join(root, 'demo', 'dist', '.built');
const siteSources = [
  'demo/site',
  'demo/styling',
  'demo/custom',
  'demo/frameworks/vue/src',
  'demo/frameworks/angular/src',
  'demo/icon.svg',
  'vite.site.config.ts',
  'custom-elements.json',
  ...sources,
];

const styledStamp = join(root, 'demo', 'dist', 'styled', '.built');
const styledSources = ['demo/styling', 'vite.styling.config.ts', ...sources];

/** Every file below a path, the path itself where it is one. */
export function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .flatMap(entry => filesBelow(join(path, entry.name)))
    .sort();
}

function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(path => filesBelow(join(root, path)))) {
    hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/**
 * Builds both packages, the script tag's files and the documentation; answers at once when nothing has changed since.
 * `styled` adds the pages of `demo/styling`, which a first look does not need to wait for.
 */
export async function build({ force = false, styled = false } = {}) {
  await ensurePackages();
  await buildPackages(force);
  buildSite(force);
  if (styled) buildStyled(force);
}

async function buildPackages(force) {
  const wanted = fingerprint(sources);
  const fresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (fresh && !force && existsSync(join(root, 'server/dist/main.js'))) return;
  console.log('Building …');
  tool('tsc', ['-b']);
  tool('vite', ['build', '--config', 'vite.cdn.config.ts', '--logLevel', 'warn']);
  await minify([...filesBelow(join(root, 'dist/cdn')), join(root, 'dist/head.js')]);
  publishHashes(join(root, 'dist/cdn'));
  compress(join(root, 'dist/cdn'));
  await writeEmptyDatabase();
  chmodSync(join(root, 'dist/render/main.js'), 0o755);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
  console.log('Built.');
}

function buildSite(force) {
  const wanted = fingerprint(siteSources);
  if (!force && existsSync(siteStamp) && readFileSync(siteStamp, 'utf8') === wanted) return;
  tool('vite', ['build', '--config', 'vite.site.config.ts', '--logLevel', 'warn']);
  writeFileSync(siteStamp, wanted);
}

function buildStyled(force) {
  const wanted = fingerprint(styledSources);
  if (!force && existsSync(styledStamp) && readFileSync(styledStamp, 'utf8') === wanted) return;
  tool('vite', ['build', '--config', 'vite.styling.config.ts', '--logLevel', 'warn']);
  writeFileSync(styledStamp, wanted);
}

/** Terser leaves out more of what the bundler has already shortened class by class. Maps go on naming the sources. */
async function minify(files) {
  // Installed by now; the packages may have been missing when this file was loaded.
  const { minify: shorten } = await import('terser');
  for (const file of files.filter(name => name.endsWith('.js'))) {
    const map = `${file}.map`;
    const { code, map: shortMap } = await shorten(readFileSync(file, 'utf8'), {
      module: true,
      ecma: 2020,
      compress: { passes: 2, unsafe_arrows: true, unsafe_methods: true },
      format: { comments: false },
      ...(existsSync(map) && { sourceMap: { content: readFileSync(map, 'utf8'), url: basename(map) } }),
    });
    writeFileSync(file, code);
    if (shortMap) writeFileSync(map, shortMap);
  }
}

/** An empty embedded database, of which the server makes a first one in a second instead of six. */
async function writeEmptyDatabase() {
  const { emptyDatabaseFile } = await import('../server/dist/store/empty-database.js');
  const file = emptyDatabaseFile();
  // One of another version would only be packed beside it.
  for (const other of readdirSync(dirname(file)).filter(name => name.startsWith('empty-database-')))
    if (other !== basename(file) && other.endsWith('.tar.gz')) rmSync(join(dirname(file), other));
  if (existsSync(file)) return;
  const { PGlite } = await import('@electric-sql/pglite');
  const pglite = await PGlite.create();
  await pglite.exec('checkpoint');
  const dump = await pglite.dumpDataDir('gzip');
  await pglite.close();
  writeFileSync(`${file}.new`, new Uint8Array(await dump.arrayBuffer()));
  renameSync(`${file}.new`, file);
}

/** The hash of each file of the script tag's build, as a page writes it into `integrity`. */
function publishHashes(directory) {
  const hashes = filesBelow(directory)
    .filter(file => /\.(js|css)$/.test(file))
    .map(file => [
      relative(directory, file).replaceAll(sep, '/'),
      `sha384-${createHash('sha384').update(readFileSync(file)).digest('base64')}`,
    ]);
  writeFileSync(join(directory, 'integrity.json'), `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`);
}

// How distances are written, and how far back they reach, which brotli leaves to who compresses: small scripts differ
// in what is shortest for them.
const brotliWays = [
  [0, 0],
  [2, 2],
  [2, 9],
  [2, 14],
  [3, 1],
  [3, 4],
].flatMap(([postfix, direct]) =>
  [constants.BROTLI_DEFAULT_WINDOW, 16].map(window => ({
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_NPOSTFIX]: postfix,
    [constants.BROTLI_PARAM_NDIRECT]: direct << postfix,
    [constants.BROTLI_PARAM_LGWIN]: window,
  })),
);

/** The shortest of what the ways that brotli leaves open make of it. */
export function compressed(content) {
  const ways = brotliWays.map(params => brotliCompressSync(content, { params }));
  return ways.reduce((shortest, way) => (way.length < shortest.length ? way : shortest));
}

/** A brotli twin beside each file of the script tag's build, so that a server has nothing to compress. */
function compress(directory) {
  for (const file of filesBelow(directory)) {
    if (!/\.(js|css|svg|json)$/.test(file)) continue;
    writeFileSync(`${file}.br`, compressed(readFileSync(file)));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const later = process.argv.includes('--styled');
  await build({ force: !later, styled: true });
  if (!later) {
    // Not at the top: on a first start the packages are not there yet.
    const { writeGenerated } = await import('./manifest.mjs');
    await writeGenerated(root);
  }
}
