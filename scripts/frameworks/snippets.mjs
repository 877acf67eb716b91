import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, elementsOf } from '../../demo/site/element-page.mjs';
import { root } from '../setup.mjs';

const frameworks = {
  vite: [
    { name: 'React', folder: 'react-19', extension: 'tsx', types: 'react' },
    { name: 'Vue', folder: 'vue', extension: 'vue', types: 'vue' },
    { name: 'Svelte', folder: 'svelte', extension: 'svelte', types: 'svelte' },
  ],
  angular: [{ name: 'Angular', folder: '.', extension: 'ts', types: 'angular' }],
};

// They are JavaScript, so that a copy runs anywhere: what a handler is given has no type there.
const settings = {
  extends: '../tsconfig.json',
  compilerOptions: { allowJs: true, checkJs: true, noImplicitAny: false, noEmit: true },
  include: ['.'],
};

/** Writes the code that the documentation shows for each element beside the application of its framework. */
export function writeSnippets(group, directory) {
  const manifest = JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8'));
  for (const { name, folder, extension, types } of frameworks[group]) {
    const into = join(directory, folder, 'snippets');
    rmSync(into, { recursive: true, force: true });
    mkdirSync(into, { recursive: true });
    writeFileSync(join(into, 'tsconfig.json'), JSON.stringify(settings));
    writeFileSync(join(into, 'types.ts'), `import type {} from 'auth-elements/${types}';\n`);
    for (const { tagName } of elementsOf(manifest)) {
      // Not by the tag's own name: a component of Vue finds itself under the name of its file.
      writeFileSync(join(into, `code-of-${tagName}.${extension}`), `${codeOf(tagName)[name]}\n`);
    }
  }
}
