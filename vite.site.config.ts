import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { sitePages } from './demo/site/pages.mjs';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const outDir = path('demo/dist/docs');

/** Pages on the client alone, each with one script. */
const customFiles = readdirSync(path('demo/custom'));
const customPages = customFiles.filter(file => /\.(html|css)$/.test(file));
const customScripts = Object.fromEntries(
  customFiles
    .filter(file => file.endsWith('.ts'))
    .map(file => [`custom/${file.replace('.ts', '')}`, path(`demo/custom/${file}`)]),
);

/** The pages, and beside them everything they load: the folder works under any address. */
const pagesPlugin = (): Plugin => ({
  name: 'pages',
  buildStart() {
    const sources = readdirSync(path('demo/site'), { recursive: true, withFileTypes: true });
    for (const file of customPages) this.addWatchFile(path(`demo/custom/${file}`));
    for (const entry of sources) if (entry.isFile()) this.addWatchFile(`${entry.parentPath}/${entry.name}`);
    this.addWatchFile(path('custom-elements.json'));
    this.addWatchFile(path('dist/cdn/auth-elements.js'));
  },
  writeBundle() {
    for (const [name, page] of sitePages()) writeFileSync(`${outDir}/${name}`, page);
    cpSync(path('demo/site/site.css'), `${outDir}/site.css`);
    for (const file of customPages) cpSync(path(`demo/custom/${file}`), `${outDir}/custom/${file}`);
    cpSync(path('demo/icon.svg'), `${outDir}/icon.svg`);
    cpSync(path('src/themes'), `${outDir}/themes`, { recursive: true });
    rmSync(`${outDir}/lib`, { recursive: true, force: true });
    cpSync(path('dist/cdn'), `${outDir}/lib`, { recursive: true });
  },
});

// The documentation site as static files. Pages lie in one folder and name each other relatively.
export default defineConfig({
  base: './',
  publicDir: false,
  plugins: [pagesPlugin()],
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    rolldownOptions: {
      input: { site: path('demo/site/site.ts'), ...customScripts },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
    },
  },
});
