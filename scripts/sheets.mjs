import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './setup.mjs';

/**
 * A sheet, or a piece of one, without what only its readers need. A colon before white space separates a property from
 * its value; in a selector none stands there.
 */
export const minifySheet = sheet =>
  sheet
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}');

/** The sheets that elements adopt, as files for a page whose form stands before the script. */
async function writeSheets() {
  for (const [name, sheet] of Object.entries(await adoptedSheets()))
    for (const folder of ['dist', 'dist/cdn']) writeFileSync(join(root, folder, name), `${sheet.trim()}\n`);
}

async function adoptedSheets() {
  const built = file => import(new URL(`../dist/elements/${file}`, import.meta.url).href);
  const { AuthSignIn } = await built('auth-sign-in.js');
  const { AuthSignUp } = await built('auth-sign-up.js');
  // What a step adds for its form is added as its file is loaded.
  await built('steps/fields.js');
  const { formSheets } = await built('styles/form.styles.js');
  const shared = AuthSignIn.elementStyles.map(({ cssText }) => cssText);
  const own = AuthSignUp.elementStyles.map(({ cssText }) => cssText).filter(text => !shared.includes(text));
  const forSignUp = own.map(text => text.replaceAll(':host', ':host(auth-sign-up)'));
  return {
    'auth-form.css': minifySheet([...formSheets].map(({ cssText }) => cssText).join('')),
    'auth-card.css': minifySheet([...shared, ...forSignUp].join('')),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeSheets();
