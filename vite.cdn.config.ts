import { cpSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, defineConfig, type Plugin } from 'vite';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

interface Chunk {
  readonly type: string;
  readonly fileName: string;
  readonly facadeModuleId?: string | null;
  readonly imports?: readonly string[];
}

type Bundle = Readonly<Record<string, Chunk>>;

/** The file that holds a module, and every file that it cannot run without. */
function filesOf(bundle: Bundle, module: string): readonly string[] {
  const first = Object.values(bundle).find(chunk => chunk.facadeModuleId === path(module));
  if (!first) throw new Error(`${module} has no file of its own in the build.`);
  const found = new Set<string>();
  const walk = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    bundle[name]?.imports?.forEach(walk);
  };
  walk(first.fileName);
  return [...found].filter(name => name !== 'elements.js').map(name => `./${name}`);
}

const languages = ['en', 'de', 'ar'];

/** What the first half has to know of the second: which files a guest and a member need first. */
function preloads(bundle: Bundle) {
  const guest = ['auth-sign-in', 'steps/identifier'].flatMap(name => filesOf(bundle, `src/elements/${name}.ts`));
  return {
    entry: './elements.js',
    guest: [...new Set(guest)],
    member: filesOf(bundle, 'src/elements/auth-user-button.ts'),
    languages: Object.fromEntries(
      languages.map(language => [language, filesOf(bundle, `src/locales/${language}.ts`)[0]]),
    ),
  };
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

/** After the module entry: the head's script in both its forms, the sheet and the themes. */
const headPlugin = (): Plugin => ({
  name: 'head',
  async writeBundle(_options, bundle) {
    await buildHead('dist/cdn', 'auth-elements.js', preloads(bundle as Bundle));
    await buildHead('dist', 'head.js', { guest: [], member: [], languages: {} });
    mkdirSync(path('dist/themes'), { recursive: true });
    cpSync(path('src/auth-elements.css'), path('dist/auth-elements.css'));
    cpSync(path('src/auth-elements.css'), path('dist/cdn/auth-elements.css'));
    cpSync(path('src/themes'), path('dist/themes'), { recursive: true });
    cpSync(path('src/themes'), path('dist/cdn/themes'), { recursive: true });
  },
});

// The script tag's build. Names carry no hash: the address of a release carries its version, and a page may preload
// files by name.
export default defineConfig({
  base: './',
  plugins: [headPlugin()],
  build: {
    outDir: 'dist/cdn',
    target: 'es2022',
    modulePreload: false,
    sourcemap: true,
    rollupOptions: {
      input: { elements: path('src/cdn.ts') },
      preserveEntrySignatures: 'allow-extension',
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
    },
  },
});
