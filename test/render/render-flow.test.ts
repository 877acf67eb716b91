import { parseFragment, type DefaultTreeAdapterTypes as Trees } from 'parse5';
import { expect, test } from 'vitest';
import { renderSignIn, renderSignUp } from '../../src/render/index.js';
import { attribute, below, type Element } from '../../src/render/page-tree.js';
import { madeSettings } from './settings.js';

const page = 'https://app.example/welcome';
const files = '/';

/** Every element of some markup, with what is in templates. */
function elementsIn(markup: string): readonly Element[] {
  const inside = (node: Trees.Node): Element[] =>
    [...below(node)].flatMap(one => ['content' in one ? inside(one.content as Trees.Node) : [], one].flat());
  return inside(parseFragment(markup));
}

const named = (markup: string, name: string): readonly Element[] =>
  elementsIn(markup).filter(({ tagName }) => tagName === name);

test('A14: the children are the card as a shadow root and the form in the page, and nothing else', async () => {
  const markup = await renderSignIn({ settings: madeSettings(), files, page });
  expect(markup).toMatch(
    /^<template shadowrootmode="open"><div class="card" part="card" lang="en" dir="ltr"><link rel="stylesheet" href="\/auth-card\.css">.*<\/div><\/template><div slot="form" data-auth-form><form class="auth-form" id="auth-page-form" method="dialog" novalidate data-step="identifier-1" aria-label="Sign in to Analytical Engines" lang="en">.*<\/form><\/div>$/s,
  );
  expect(markup).not.toMatch(/<!--|<\?/);
  // It is read as it was written: nothing of it is moved or mended.
  expect(parseFragment(markup).childNodes).toHaveLength(2);
});

test('A14: sign-up asks for what the instance asks for, under ids of its own', async () => {
  const settings = madeSettings({ signUp: { legal_consent_enabled: true }, display: { terms_url: '/terms' } });
  const markup = await renderSignUp({
    settings,
    files,
    page,
    id: 'join',
    language: 'de-AT',
    initialIdentifier: 'a@b.c',
  });
  const [form] = named(markup, 'form');
  expect(form && attribute(form, 'data-step')).toBe('fields-1');
  expect(form && attribute(form, 'lang')).toBe('de');
  const inputs = named(markup, 'input');
  expect(inputs.map(input => attribute(input, 'name'))).toEqual(['email_address', 'password', 'legal_accepted']);
  expect(inputs.map(input => attribute(input, 'value'))).toEqual(['a@b.c', undefined, undefined]);
  const ids = elementsIn(markup).flatMap(element => attribute(element, 'id') ?? []);
  expect(ids.length).toBeGreaterThan(4);
  expect(ids.filter(id => !id.startsWith('join-'))).toEqual([]);
  expect(markup).toContain('href="https://app.example/terms"');
});

test('A14: what an instance or a page says is text, and stays text', async () => {
  const hostile = `"><script>alert(1)</script><!--</template><style>*{}</style>{{x}}\${y}\n'`;
  const settings = madeSettings({ display: { application_name: hostile, logo_image_url: 'https://e.example/"><b>' } });
  const texts = { en: { signInSubtitle: hostile, continue: hostile, emailAddress: hostile } };
  const markup = await renderSignIn({ settings, files, page, texts, initialIdentifier: hostile });
  const plain = await renderSignIn({ settings: madeSettings(), files, page });
  const tags = (text: string): readonly string[] => elementsIn(text).map(({ tagName }) => tagName);
  expect(tags(markup).filter(tag => tag !== 'img')).toEqual(tags(plain));
  expect(markup.match(/<!--|<script|<style/g)).toBe(null);
  const [form] = named(markup, 'form');
  const [input] = named(markup, 'input');
  expect(form && attribute(form, 'aria-label')).toBe(`Sign in to ${hostile}`);
  expect(input && attribute(input, 'value')).toBe(hostile);
});

test.each(['javascript:alert(1)', 'data:image/svg+xml,<svg/>', '//e.example/x', 'https://user@e.example/', 'x y'])(
  'A14: the address %j of an instance or a page leads nowhere',
  async address => {
    const settings = madeSettings({
      signUp: { legal_consent_enabled: true },
      display: { logo_image_url: address, terms_url: address, privacy_policy_url: address },
    });
    const markup = await renderSignUp({ settings, files, page, signInUrl: address });
    expect(named(markup, 'img')).toEqual([]);
    expect(named(markup, 'a')).toEqual([]);
    await expect(renderSignIn({ settings: madeSettings(), files: address, page })).rejects.toThrow(TypeError);
  },
);

test('A14: where sign-up is closed the card says so, and no form stands', async () => {
  const settings = madeSettings({ signUp: { mode: 'restricted' } });
  const markup = await renderSignUp({ settings, files, page });
  expect(markup).toMatch(/<\/template><div slot="form" data-auth-form><\/div>$/);
  expect(markup).toContain('New accounts are by invitation.');
  // Nobody is led there either.
  expect(named(await renderSignIn({ settings, files, page }), 'footer')).toEqual([]);
});

test('A14: where there is a waitlist the form leads to it', async () => {
  const settings = madeSettings({ signUp: { mode: 'waitlist' }, display: { waitlist_url: '/waitlist' } });
  const markup = await renderSignIn({ settings, files, page });
  expect(markup).toContain('href="https://app.example/waitlist"');
  expect(markup).toContain('Join the waitlist');
  await expect(renderSignIn({ settings, files })).rejects.toThrow('"/waitlist" is relative');
});

test('A14: of settings that are none, or of another version, nothing is made', async () => {
  const unknown = { object: 'environment', version: 9, sign_in: { first: 'passkey' } };
  for (const settings of [undefined, null, 'x', [], { errors: [{ code: 'x' }] }, unknown]) {
    expect(await renderSignIn({ settings, files })).toBe('');
    expect(await renderSignUp({ settings, files })).toBe('');
  }
});

test('A14: a relative address needs the address of the page, and the error says so', async () => {
  const settings = madeSettings({ display: { logo_image_url: '/logo.svg' } });
  await expect(renderSignIn({ settings, files })).rejects.toThrow('"/logo.svg" is relative: say in `page`');
  await expect(renderSignIn({ settings, files, page: 'app.example' })).rejects.toThrow('no address of a page');
  expect(await renderSignIn({ settings, files, page })).toContain('src="https://app.example/logo.svg"');
  const absolute = madeSettings({ display: { logo_image_url: 'https://cdn.example/logo.svg' } });
  expect(await renderSignIn({ settings: absolute, files })).toContain('src="https://cdn.example/logo.svg"');
});

test('A14: texts of a page that cannot be read are an error and not a form with other words', async () => {
  await expect(renderSignIn({ settings: madeSettings(), files, texts: '{"en":' })).rejects.toThrow('Texts are JSON');
  const own = await renderSignIn({
    settings: madeSettings(),
    files,
    texts: '{"nl":{"continue":"Verder"}}',
    language: 'nl',
  });
  expect(own).toContain('lang="nl"');
  expect(own).toContain('Verder');
});
