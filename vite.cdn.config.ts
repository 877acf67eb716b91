import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import MagicString from 'magic-string';
import { build, defineConfig, type Plugin } from 'vite';
import { minifySheet } from './scripts/sheets.mjs';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

interface Chunk {
  readonly type: string;
  readonly fileName: string;
  readonly moduleIds?: readonly string[];
  readonly imports?: readonly string[];
}

type Bundle = Readonly<Record<string, Chunk>>;

/** The file that holds a module, and every file that it cannot run without. */
function filesOf(bundle: Bundle, module: string): readonly string[] {
  const first = Object.values(bundle).find(chunk => chunk.moduleIds?.includes(path(module)));
  if (!first) throw new Error(`${module} is in no file of the build.`);
  const found = new Set<string>();
  const walk = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    bundle[name]?.imports?.forEach(walk);
  };
  walk('elements.js');
  walk(first.fileName);
  return [...found].filter(name => name !== 'elements.js').map(name => basename(name, '.js'));
}

/** What the first half has to know of the second: which files a guest and a member need first. */
function preloads(bundle: Bundle) {
  const guest = ['auth-sign-in', 'steps/identifier'].flatMap(name => filesOf(bundle, `src/elements/${name}.ts`));
  const member = filesOf(bundle, 'src/elements/auth-user-button.ts');
  const languages = Object.keys(bundle).flatMap(name => /^chunks\/([a-z]{2})-more\.js$/.exec(name)?.[1] ?? []);
  return { entry: './elements.js', guest: [...new Set(guest)], member, languages };
}

/** The classic script for `<head>`, as one self-contained function. */
async function buildHead(outDir: string, fileName: string, known: object): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    define: { __PRELOADS__: JSON.stringify(known) },
    build: {
      outDir: path(outDir),
      emptyOutDir: false,
      target: 'es2022',
      lib: { entry: path('src/head.ts'), formats: ['iife'], name: 'authElementsHead', fileName: () => fileName },
    },
  });
}

/** After the module entry: the head's script in both its forms, the sheets and the themes. */
const headPlugin = (): Plugin => ({
  name: 'head',
  async writeBundle(_options, bundle) {
    await buildHead('dist/cdn', 'auth-elements.js', preloads(bundle as Bundle));
    await buildHead('dist', 'head.js', { guest: [], member: [], languages: [] });
    mkdirSync(path('dist/themes'), { recursive: true });
    cpSync(path('src/auth-elements.css'), path('dist/auth-elements.css'));
    cpSync(path('src/auth-elements.css'), path('dist/cdn/auth-elements.css'));
    cpSync(path('src/themes'), path('dist/themes'), { recursive: true });
    cpSync(path('src/themes'), path('dist/cdn/themes'), { recursive: true });
    // In a process of its own, which knows nothing of what the sheets were before.
    execFileSync(process.execPath, [path('scripts/sheets.mjs')], { stdio: 'inherit' });
  },
});

/** The package's list of files with side effects names the built ones; here the sources are bundled. */
const sourcesPlugin = (): Plugin => ({
  name: 'sources',
  transform: {
    filter: { id: /\/src\/elements\/(auth-|index)/ },
    handler: code => ({ code, map: null, moduleSideEffects: true }),
  },
});

/** White space is left in templates only, where less of it says the same: in sheets around what separates, in markup once. */
const templatesPlugin = (): Plugin => ({
  name: 'templates',
  transform: {
    filter: { id: /\/src\/elements\/.*\.ts$/ },
    handler(code) {
      const text = new MagicString(code);
      for (const { tag, quasi } of taggedTemplates(this.parse(code))) {
        for (const { start, end } of quasi.quasis) {
          const part = code.slice(start, end);
          const short = /^(css|pieces)$/.test(tag.name ?? '') ? minifySheet(part) : part.replace(/\s*\n\s*/g, ' ');
          if (short !== part) text.overwrite(start, end, short);
        }
      }
      return { code: text.toString(), map: text.generateMap({ hires: true }) };
    },
  },
});

/**
 * What of Lit is for others is left out: the ways around browsers without shadow roots or constructed sheets, which we
 * do not run in, hooks for polyfills of those, and long words for whoever writes a sheet that is none.
 */
const leftOut: readonly (readonly [file: RegExp, text: RegExp, instead: string])[] = [
  [/css-tag/, /"(?:CSSResult is not|Value passed to) .*?(?:instead|page security)\."/gs, '"no style"'],
  [/css-tag/, /\w+\.ShadowRoot&&.*?"replace"in CSSStyleSheet\.prototype/g, '!0'],
  [/lit-html/, /\w\?\.\(\w,\w\),\(\w\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\)/g, '0'],
  [
    /reactive-element/,
    /\w\?\.\(\{ReactiveElement:\w\}\),\(\w\.reactiveElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/g,
    '0',
  ],
  [/lit-html|reactive-element|lit-element/, /\w\.\w+PolyfillSupport\b/g, '0'],
  [/lit-element/, /\w\.litElementHydrateSupport\?\.\(\{LitElement:\w\}\)/g, '0'],
  [/lit-element/, /;\w\?\.\(\{LitElement:\w\}\)/g, ''],
  [/lit-element/, /\(\w\.litElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/g, '0'],
];

const litPlugin = (): Plugin => ({
  name: 'lit',
  transform: {
    filter: { id: /\/(css-tag|reactive-element|lit-html|lit-element)\.js$/ },
    handler(code, id) {
      const text = new MagicString(code);
      for (const [file, part, instead] of leftOut.filter(([name]) => name.test(basename(id)))) {
        // Another version of Lit may be written otherwise: then this list is to be read again.
        if (code.search(part) < 0) throw new Error(`${String(part)} is not in ${String(file)}.`);
        text.replaceAll(part, instead);
      }
      return { code: text.toString(), map: text.generateMap({ hires: true }) };
    },
  },
});

interface Tagged {
  readonly tag: { readonly name?: string };
  readonly quasi: { readonly quasis: readonly { readonly start: number; readonly end: number }[] };
}

/** Every tagged template of a syntax tree. */
function taggedTemplates(node: unknown, found: Tagged[] = []): readonly Tagged[] {
  if (typeof node !== 'object' || node === null) return found;
  if ('type' in node && node.type === 'TaggedTemplateExpression') found.push(node as unknown as Tagged);
  for (const child of Object.values(node)) taggedTemplates(child, found);
  return found;
}

/** What every page needs, in one file beside the entry; the elements of the entry are defined in a task of their own. */
const base = [
  /\/node_modules\/(lit|lit-element|lit-html|@lit\/reactive-element)\/(?!.*\/?(directives?|async-directive|directive-helpers)\b)/,
  /\/src\/core\/(?!member\.|account|session|verification|token-store|endpoint-problem|attempt|await-link|captcha|one-tap|passkeys|proof-of-work|sign-(in|up))/,
  /\/src\/(browser|wire)\/(?!arrival|password|code|session|passkeys|identifier|strategy)/,
  /\/src\/elements\/(auth-(controller|element|provider)|client-context|define-when-seen|element-decorator|events|localize-controller|own|text-element|flow-controller)\.ts/,
  /\/src\/elements\/styles\/(roles|button)\.styles/,
  /\/src\/locales\/languages/,
];

/** The sign-in form as far as its first step, in another: small files that always come together. */
const signIn =
  /\/src\/elements\/(auth-(flow|sign-in|stepped)|step-history|submit-step|flow-card|form-focus|form-slot|styles\/(card|form)\.styles|parts\/(alert|field|submit)|steps\/(failure|identifier|settings|views))/;

// The script tag's build. Names carry no hash: the address of a release carries its version, and a page may preload
// files by name.
export default defineConfig({
  base: './',
  plugins: [templatesPlugin(), litPlugin(), sourcesPlugin(), headPlugin()],
  build: {
    outDir: 'dist/cdn',
    target: 'es2022',
    sourcemap: true,
    // As a library the build needs no loader of its own around each import.
    lib: { entry: { elements: path('src/cdn.ts') }, formats: ['es'] },
    rolldownOptions: {
      preserveEntrySignatures: 'allow-extension',
      output: {
        minify: true,
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name].js',
        codeSplitting: {
          groups: [
            { name: 'base', test: id => base.some(pattern => pattern.test(id)) },
            { name: 'auth-sign-in', test: signIn },
            // What the forms of several files are made of; where it stands decides whether the first step needs one more.
            { name: 'username', test: /\/src\/elements\/parts\/(password|username)\.ts/ },
            // The account's first page and what it loads later are made of these. In the page's own file they would have it
            // export more than a page, and every entry with it read a file of the bundler's own, the sign-in form's too.
            { name: 'icons', test: /\/src\/elements\/parts\/icons\.ts/ },
            // Data and an encoder, which what each is for loads, and nothing else.
            { name: 'marks', test: /\/src\/elements\/parts\/provider-icon\.ts/ },
            { name: 'qr', test: /\/node_modules\/uqr\// },
            { name: 'wallet-choice', test: /\/src\/elements\/steps\/wallet-(ask|choice)\.ts/ },
            // Steps and account alike ask for codes. In the account's file they would bring its sheets into the sign-in form.
            {
              name: 'code',
              test: /\/src\/(wire\/code|elements\/(parts\/(code|countdown)|steps\/(resend|link-wait)))\.ts/,
            },
            {
              name: 'account-parts',
              test: /\/src\/elements\/profile\/(rows|confirm-form|removal-form|sites|place|proof|reached)\.ts/,
            },
          ],
        },
      },
    },
  },
});
