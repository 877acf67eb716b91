import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { elementsOf } from './manifest/elements.mjs';
import { cssData, htmlData, webTypes } from './manifest/editors.mjs';
import { typeFiles } from './manifest/types.mjs';
import { root } from './setup.mjs';

/** Reads the elements' sources into a manifest. */
async function analyzed() {
  const config = 'custom-elements-manifest.config.mjs';
  return cli({ argv: ['analyze', '--config', config, '--quiet'], cwd: root, noWrite: true });
}

/** Everything that is made from the elements' sources: the manifest, and what editors and frameworks read. */
export async function generated() {
  const manifest = await analyzed();
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const elements = elementsOf(manifest);
  const data = {
    'custom-elements.json': manifest,
    'editors/vscode.html-custom-data.json': htmlData(elements),
    'editors/vscode.css-custom-data.json': cssData(elements),
    'editors/web-types.json': webTypes(elements, { name, version }),
  };
  const texts = Object.entries(data).map(([file, content]) => [file, `${JSON.stringify(content, null, 2)}\n`]);
  return { ...Object.fromEntries(texts), ...typeFiles(elements) };
}

/** Writes them all below a directory. */
export async function writeGenerated(directory) {
  for (const [file, text] of Object.entries(await generated())) {
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    writeFileSync(join(directory, file), text);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeGenerated(process.argv[2] ?? root);
