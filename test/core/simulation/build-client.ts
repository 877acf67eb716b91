import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

/** A place in the client's source that says something else in one build. */
export interface Change {
  /** The file in `src/core`. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export type ClientModule = typeof import('../../../src/core/index.js');

const core = fileURLToPath(new URL('../../../src/core/', import.meta.url));

/**
 * The client in one piece, whose parts that are loaded later are there in the same moment: when something happens is
 * then decided by the fake clock alone. Changes are put into the source, each of which must find its place once.
 *
 * @param directory - Where the built file goes.
 */
export async function buildClient(directory: string, changes: readonly Change[] = []): Promise<ClientModule> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    root: core,
    plugins: [putIn(changes)],
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: join(core, 'index.ts'), formats: ['cjs'], fileName: 'core' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [first] = [result].flat();
  const code = first && 'output' in first ? first.output[0].code : undefined;
  if (code === undefined) throw new Error('The build of the client made no file.');
  const file = join(directory, `core-${++built}.cjs`);
  writeFileSync(file, code);
  // It was made of that module.
  return createRequire(import.meta.url)(file) as ClientModule;
}

let built = 0;

function putIn(changes: readonly Change[]): Plugin {
  return {
    name: 'changes',
    enforce: 'pre',
    transform: (code, id) =>
      changes
        .filter(({ file }) => id === join(core, file))
        .reduce((text, { file, from, to }) => {
          if (text.split(from).length !== 2) throw new Error(`${file} does not have this once: ${from}`);
          return text.replace(from, () => to);
        }, code),
  };
}
