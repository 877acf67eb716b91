import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const run = promisify(execFile);
let project = '';

/** A project with the package as it is published, and what npm installs with it. */
beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'auth-elements-packed-'));
  const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', project], {
    cwd: root,
  });
  const [{ filename = '' } = {}] = JSON.parse(stdout) as readonly { readonly filename?: string }[];
  const installed = join(project, 'node_modules/auth-elements');
  await mkdir(installed, { recursive: true });
  await run('tar', ['-xzf', join(project, filename), '-C', installed, '--strip-components', '1']);
  await install('lit');
  await writeFile(join(project, 'package.json'), '{ "type": "module" }');
}, 60_000);

afterAll(() => rm(project, { recursive: true, force: true }));

async function install(name: string): Promise<void> {
  const target = join(project, 'node_modules', name);
  await mkdir(dirname(target), { recursive: true });
  await symlink(join(root, 'node_modules', name), target);
}

async function inProject(code: string): Promise<string> {
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', code], { cwd: project });
  return stdout;
}

const render = `import { renderPage } from 'auth-elements/render';
  const settings = {
    display_config: { application_name: 'Engines' },
    user_settings: { attributes: {}, sign_up: { mode: 'public' }, password_settings: {} },
  };
  console.log(await renderPage('<auth-sign-in></auth-sign-in>', { settings, files: '/' }).catch(error => error.message));`;

test('I2: the packed library renders in Node; without what it needs for that it says what to install', async () => {
  expect(await inProject(render)).toBe(
    'auth-elements/render needs parse5: npm install --save-dev @lit-labs/ssr@4 parse5@7\n',
  );
  await install('parse5');
  expect(await inProject(render)).toContain('auth-elements/render needs @lit-labs/ssr: npm install');
  await install('@lit-labs/ssr');
  expect(await inProject(render)).toMatch(/^<link [^>]*><auth-sign-in><template .*data-auth-form><form /);
});

test('I2: the packed command runs as it is', async () => {
  const command = join(project, 'node_modules/auth-elements/dist/render/main.js');
  expect((await stat(command)).mode & 0o111).toBe(0o111);
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { readonly version: string };
  expect((await run(command, ['--version'])).stdout).toBe(`${version}\n`);
  await expect(run(command, ['--nothing'])).rejects.toThrow('auth-elements render PAGE.html');
});

test('I2: the sheets of a form that stands are packed, and lie beside the script tag for its pages', async () => {
  const read = (file: string) => readFile(join(project, 'node_modules/auth-elements/dist', file), 'utf8');
  for (const name of ['auth-form.css', 'auth-card.css']) {
    expect(await inProject(`console.log(import.meta.resolve('auth-elements/${name}'))`)).toContain(`/dist/${name}`);
    expect(await read(`cdn/${name}`)).toBe(await read(name));
  }
  expect(await read('auth-form.css')).toMatch(/^@layer auth-elements\{.*\.auth-input\{.*\.auth-check\{.*\}\n$/s);
});
