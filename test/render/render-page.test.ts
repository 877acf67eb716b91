import { expect, test } from 'vitest';
import { renderPage, renderSignIn } from '../../src/render/index.js';
import { madeSettings } from './settings.js';

const settings = madeSettings();
const script = '<script src="/assets/auth-elements.js" data-publishable-key="pk_test_x"></script>';
const link = '<link rel="stylesheet" href="/assets/auth-form.css">';

/** A page without what was put into it. */
const without = (rendered: string, line = link): string =>
  rendered.replace(line, '').replaceAll(/<template shadowrootmode="open">.*?<\/form><\/div>/gs, '');

const page = (body: string, head = script): string => `<!doctype html><html lang=de><head>${head}</head><body>${body}`;

test('A14: all of a page stays byte for byte, whatever its markup is like', async () => {
  const odd = [
    '\ufeff<!DOCTYPE html>\r\n<HTML LANG=en>\r\n<head>\r\n\t<title>😀 &amp; Söhne</title></head>\r\n<body class = x >\r\n',
    "<b><i>unclosed <AUTH-SIGN-IN  data-x='\"' ></AUTH-SIGN-IN>\r\n<p>and <auth-sign-up>text &lt; <br/></auth-sign-up>",
    '</b> <td> \u2028 $& $1 $$ </body> </html> <!-- after -->\n',
  ].join('');
  const rendered = await renderPage(odd, { settings, files: '/assets' });
  expect(rendered).not.toBe(odd);
  expect(without(rendered)).toBe(odd);
});

test("A14: the form's sheet is linked before the script, and once", async () => {
  const html = `<!doctype html>\n<html>\n  <head>\n    <title>x</title>\n    ${script}\n  </head>\n  <auth-sign-in></auth-sign-in>`;
  const rendered = await renderPage(html, { settings });
  expect(rendered).toContain(`    ${link}\n    ${script}\n`);
  expect(rendered).toContain('href="/assets/auth-card.css"');
  expect(without(rendered, `    ${link}\n`)).toBe(html);
  const linked = html.replace(script, `${link}${script}`);
  expect((await renderPage(linked, { settings })).split(link)).toHaveLength(2);
  const bundled = page('<auth-sign-in></auth-sign-in>', '<title>x</title>');
  expect(await renderPage(bundled, { settings, files: '/assets/' })).toContain(`<title>x</title>${link}</head>`);
  expect(await renderPage('<auth-sign-in>', { settings, files: '/assets/' })).toMatch(/^<link [^>]*><auth-sign-in><t/);
  await expect(renderPage(bundled, { settings })).rejects.toThrow('say in `files` (--files)');
});

test('A14: a form that stands is left alone, and a page that has nothing to fill', async () => {
  const rendered = await renderPage(page('<auth-sign-in></auth-sign-in>'), { settings });
  expect(await renderPage(rendered, { settings })).toBe(rendered);
  for (const other of ['', 'text', page('<auth-user-button></auth-user-button>')])
    expect(await renderPage(other, { settings })).toBe(other);
  const unreadable = page('<auth-sign-in></auth-sign-in>');
  expect(await renderPage(unreadable, { settings: { errors: [] } })).toBe(unreadable);
});

test.each([
  '<template><auth-sign-in></auth-sign-in></template>',
  '<!-- <auth-sign-in></auth-sign-in> -->',
  '<script>const a = "<auth-sign-in></auth-sign-in>"</script>',
  '<textarea><auth-sign-in></auth-sign-in></textarea>',
  '<noscript><auth-sign-in></auth-sign-in></noscript>',
  '<svg><auth-sign-in></auth-sign-in></svg>',
])('A14: what is no element of the page yet stays alone: %s', async body => {
  expect(await renderPage(page(body), { settings })).toBe(page(body));
});

test.each([
  ['a paragraph', '<p><auth-sign-in></auth-sign-in></p>'],
  ['another form', '<form><div><auth-sign-in></auth-sign-in></div></form>'],
  ['the rows of a table', '<table><auth-sign-in></auth-sign-in></table>'],
])('A14: in %s, where HTML would put the form elsewhere, none is written', async (_, body) => {
  expect(await renderPage(page(body), { settings })).toBe(page(body));
});

test('A14: what the page says on an element and around it holds', async () => {
  const body = `<auth-provider texts='{"fr":{"signIn":"Entrez","continue":"Suite"}}'><div lang="fr-CA">
    <auth-sign-up sign-in-url="in" texts='{"fr":{"continue":"Et voilà"}}' initial-identifier="a@b.c"></auth-sign-up>
    </div></auth-provider><auth-sign-in sign-up-url="/join"></auth-sign-in>`;
  const rendered = await renderPage(page(body, `<base href="/below/">${script}`), {
    settings,
    page: 'https://app.example/',
    texts: { fr: { haveAccount: 'Déjà là ?', signIn: 'Non' }, de: { noAccount: 'Neu hier?' } },
  });
  const [, signUp = '', signIn = ''] = rendered.split('<template shadowrootmode');
  expect(signUp).toMatch(
    /lang="fr".*Déjà là \?.*href="https:\/\/app\.example\/below\/in">Entrez<.*"a@b\.c".*Et voilà/s,
  );
  expect(signIn).toMatch(/lang="de".*Neu hier\?.*href="https:\/\/app\.example\/join"/s);
});

test('A14: ids stay the only ones of their kind', async () => {
  const body = '<p id="auth-page-username"></p><auth-sign-in></auth-sign-in><auth-sign-in></auth-sign-in>';
  const rendered = await renderPage(page(body), { settings });
  const ids = [...rendered.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids).toHaveLength(7);
  expect(new Set(ids).size).toBe(ids.length);
});

test('A14: where the address decides which step is shown, a form stands at the first only', async () => {
  const body = '<auth-sign-in routing="path" path="/enter"></auth-sign-in>';
  const at = (address: string | undefined) => renderPage(page(body), { settings, page: address });
  for (const first of ['https://app.example/enter', 'https://app.example/enter/?x#y', 'https://app.example/other'])
    expect(await at(first)).toContain('data-auth-form');
  for (const unknown of ['https://app.example/enter/code', undefined]) expect(await at(unknown)).toBe(page(body));
  const hash = page('<auth-sign-in routing="hash"></auth-sign-in>');
  expect(await renderPage(hash, { settings, page: 'https://app.example/' })).toBe(hash);
});

test("A14: where fields of the page's own come first, no other form stands before them", async () => {
  const body = '<auth-sign-up><label slot="fields">Firm <input name="firm" /></label></auth-sign-up>';
  expect(await renderPage(page(body), { settings })).toContain('data-auth-form');
  const unproved = madeSettings({ email: { verify_at_sign_up: false } });
  expect(await renderPage(page(body), { settings: unproved })).toBe(page(body));
});

test('A14: a page gets the very children that its element is rendered with', async () => {
  const rendered = await renderPage(page('<auth-sign-in></auth-sign-in>'), { settings });
  const alone = await renderSignIn({ settings, files: '/assets/', language: 'de' });
  expect(rendered).toContain(`<auth-sign-in>${alone}</auth-sign-in>`);
});
