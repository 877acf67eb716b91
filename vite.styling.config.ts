import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const root = path('demo/styling');
const pages = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.html'));

// The pages that restyle the elements, each with the tools of its technique. The script tag is the demo server's.
export default defineConfig({
  root,
  base: './',
  publicDir: false,
  plugins: [tailwindcss()],
  build: {
    outDir: path('demo/dist/styled'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    // The policy of the pages takes nothing from `data:`.
    assetsInlineLimit: 0,
    // Tailwind takes most of the time, which is nothing to warn of.
    rolldownOptions: { checks: { pluginTimings: false }, input: pages.map(name => `${root}/${name}`) },
  },
});
