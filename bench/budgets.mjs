import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { compressed } from '../scripts/build.mjs';
import { root } from '../scripts/setup.mjs';

// What each part of the script tag's build may weigh: requirement I1. The tests and the bench both read it here.

const kilobyte = 1024;
const built = join(root, 'dist');
const read = file => readFileSync(join(built, file), 'utf8');

/** A file of the script tag's build, and everything that it imports at once. */
export function closure(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, , target = ''] of read(file).matchAll(
    /(?:^|[;}\s])(?:import|export)\b([^;"'()]*?from)?\s*["'](\.{1,2}\/[^"']+)["']/g,
  ))
    closure(new URL(target, `file:///${file}`).pathname.slice(1), found);
  return found;
}

const shortest = code => compressed(Buffer.from(code)).length;
/** As they are sent: the twin that the build has put beside a file of the script tag's. */
const sent = file => {
  const twin = join(built, `${file}.br`);
  return existsSync(twin) ? statSync(twin).size : shortest(read(file));
};
const weigh = files => [...files].reduce((sum, file) => sum + sent(file), 0);

/** The client without a page, bundled by itself as the script tag's build bundles it: what comes later is left out. */
async function weighCore() {
  const [{ output }] = await build({
    configFile: false,
    logLevel: 'warn',
    root,
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: join(root, 'bench', 'core-entry.mjs'), formats: ['es'], fileName: 'core' },
      rolldownOptions: { output: { minify: true } },
    },
  });
  const loaded = new Set();
  const load = name => {
    const chunk = output.find(({ fileName }) => fileName === name);
    if (!chunk || loaded.has(chunk)) return;
    loaded.add(chunk);
    chunk.imports.forEach(load);
  };
  load(output.find(({ isEntry }) => isEntry)?.fileName);
  if (loaded.size === 0) throw new Error('The build of the client has no entry.');
  return [...loaded].reduce((sum, { code }) => sum + shortest(code), 0);
}

/**
 * All elements as one file, as an application ships them that bundles every one: in one language, and without what is
 * weighed by itself below.
 */
function weighTogether() {
  const later = /^(strength|phone|marks|qr|(?!en\b)[a-z]{2}(-\w+)?)\.js$/;
  const chunks = readdirSync(join(built, 'cdn', 'chunks')).filter(name => name.endsWith('.js') && !later.test(name));
  const files = ['cdn/auth-elements.js', 'cdn/elements.js', ...chunks.map(name => `cdn/chunks/${name}`)];
  // Where each file's map is found is for debuggers, and in one file it would be said once.
  const code = files.map(file => read(file).replace(/\n\/\/# sourceMappingURL=.*/, ''));
  return shortest(code.join('\n'));
}

const untilTheForm = () =>
  new Set([
    'cdn/auth-elements.js',
    ...closure('cdn/elements.js'),
    ...closure('cdn/chunks/auth-sign-in.js'),
    ...closure('cdn/chunks/en.js'),
  ]);

const untilTheAccount = () =>
  new Set([
    'cdn/auth-elements.js',
    ...closure('cdn/elements.js'),
    ...closure('cdn/chunks/auth-user-profile.js'),
    ...closure('cdn/chunks/account-page.js'),
    ...closure('cdn/chunks/member.js'),
    ...['en', 'en-more', 'en-account'].flatMap(name => [...closure(`cdn/chunks/${name}.js`)]),
  ]);

/** Each part, how it is weighed, and what it may weigh after brotli. */
export const budgets = [
  { part: 'the head script', weigh: () => weigh(['cdn/auth-elements.js']), limit: 2 * kilobyte },
  { part: 'the head script for bundled applications', weigh: () => weigh(['head.js']), limit: 2 * kilobyte },
  { part: 'everything until the sign-in form is usable', weigh: () => weigh(untilTheForm()), limit: 25 * kilobyte },
  { part: "the core client's share of it", weigh: weighCore, limit: 8 * kilobyte },
  { part: 'all elements together, in one language', weigh: weighTogether, limit: 80 * kilobyte },
  {
    part: 'everything until the account of a member is shown',
    weigh: () => weigh(untilTheAccount()),
    limit: 56 * kilobyte,
  },
  {
    part: 'phone numbers, where an instance has them',
    weigh: () => weigh(['cdn/chunks/phone.js']),
    limit: 32 * kilobyte,
  },
  {
    part: 'the marks of other sites, where an instance has some',
    weigh: () => weigh(['cdn/chunks/marks.js']),
    limit: 8 * kilobyte,
  },
  {
    part: 'the encoder of QR codes, where an app is added',
    weigh: () => weigh(['cdn/chunks/qr.js']),
    limit: 4 * kilobyte,
  },
  { part: 'the strength estimator', weigh: () => weigh(['cdn/chunks/strength.js']), limit: 40 * kilobyte },
];
