import { expect, test } from 'vitest';
import { escapeHtml } from '../../server/src/delivery/mail-html.js';
import { mailLanguages, wordsFor } from '../../server/src/delivery/mails/index.js';
import { renderMail } from '../../server/src/delivery/render-mail.js';
import type { Message } from '../../server/src/instance.js';
import { languages } from '../../src/locales/languages.js';
import { testSettings } from './test-settings.js';

const to = 'ada@example.com';
const code = '482913';
const codeTemplates = [
  'verification_code',
  'sign_in_code',
  'sign_in_code_no_account',
  'sign_up_code_existing_account',
  'reset_password_code',
  'reset_password_code_no_account',
  'no_account_by_invitation',
] as const;
const agent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const invitationLink = 'https://auth.app.example/v1/tickets/accept?ticket=inv_a.b&c';
const messagesIn = (locale: string): readonly Message[] => [
  ...codeTemplates.map(template => ({ to, locale, template, code, minutes: 10 }) as const),
  { to, locale, template: 'invitation', link: invitationLink, until: Date.parse('2026-03-08T12:00:00Z') },
  { to, locale, template: 'waitlist_invitation', link: invitationLink, until: Date.parse('2026-03-08T12:00:00Z') },
  { to, locale, template: 'api_key_created', at: Date.parse('2026-03-01T12:00:00Z') },
  { to, locale, template: 'api_key_revoked', at: Date.parse('2026-03-01T12:00:00Z') },
  { to, locale, template: 'new_device', at: Date.parse('2026-03-01T12:00:00Z'), agent, ip: '198.51.100.7' },
  { to, locale, template: 'password_changed', at: Date.parse('2026-03-01T12:00:00Z') },
  { to, locale, template: 'account_locked', until: Date.parse('2026-03-01T13:00:00Z') },
];

test.each(Object.keys(mailLanguages))('H6: every mail in %s is complete as text and as HTML', language => {
  const settings = testSettings({ app: { name: 'Analytical Engines', supportEmail: 'help@example.com' } });
  const subjects = messagesIn(language).map(message => {
    const mail = renderMail(message, settings);
    expect(`${mail.subject}${mail.text}${mail.html}`).not.toMatch(/undefined|\[object|NaN/);
    expect(mail.text).toContain('help@example.com');
    expect(mail.html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
    expect(mail.subject).toContain('Analytical Engines');
    const expected = 'code' in message ? code : undefined;
    expect(mail.code).toBe(expected);
    if (expected !== undefined)
      for (const part of [mail.subject, mail.text, mail.html]) expect(part).toContain(expected);
    else expect(mail.text).toMatch(/2026.*UTC/);
    return renderMail(message, settings).text;
  });
  expect(new Set(subjects).size).toBe(messagesIn(language).length);
});

test.each(Object.keys(mailLanguages))('B12: an invitation in %s has its link as text and as a button', language => {
  const invitations = messagesIn(language).filter(message => 'link' in message);
  expect(invitations).toHaveLength(2);
  for (const message of invitations) {
    const { text, html } = renderMail(message, testSettings());
    expect(text.split('\n')).toContain(invitationLink);
    expect(html).toContain(`href="${escapeHtml(invitationLink)}"`);
    expect(html).not.toContain('ticket=inv_a.b&c');
  }
});

test.each(Object.keys(mailLanguages))(
  'a mail of a new device in %s says which, when, and leads to the account',
  language => {
    const told = messagesIn(language).find(({ template }) => template === 'new_device');
    if (!told) throw new Error('There is no such message.');
    const app = { name: 'Analytical Engines', userProfileUrl: 'https://app.example/account' };
    const { subject, text, html } = renderMail(told, testSettings({ app }));
    expect(subject).toContain('Analytical Engines');
    for (const part of [text, html]) {
      expect(part).toContain('Chrome · Linux');
      expect(part).toContain('198.51.100.7');
      expect(part).toMatch(/2026.*UTC/);
    }
    expect(text.split('\n')).toContain(app.userProfileUrl);
    expect(html).toContain(`href="${escapeHtml(app.userProfileUrl)}"`);
    // A mail is on no page, which a path could be of.
    const path = renderMail(told, testSettings({ app: { ...app, userProfileUrl: '/account' } }));
    expect(path.html).not.toContain('href=');
    const unknown = renderMail({ ...told, agent: null } as Message, testSettings());
    expect(unknown.text).toContain('198.51.100.7');
  },
);

test('H6: mails are written in every language that the elements speak', () => {
  expect(Object.keys(mailLanguages).sort()).toEqual(Object.keys(languages).sort());
});

test('H6: mails count minutes in the plural forms of their language', () => {
  const said = (language: string): readonly string[] => [1, 2, 10, 11].map(wordsFor(language).validFor);
  expect(said('en')).toEqual([
    'It is good for one minute.',
    'It is good for 2 minutes.',
    'It is good for 10 minutes.',
    'It is good for 11 minutes.',
  ]);
  expect(said('ar')).toEqual([
    'وهو صالح لمدة دقيقة واحدة.',
    'وهو صالح لمدة دقيقتين.',
    'وهو صالح لمدة 10 دقائق.',
    'وهو صالح لمدة 11 دقيقة.',
  ]);
});

test.each(Object.keys(mailLanguages))('H6: a mail in %s writes the date as that language does', language => {
  const message = messagesIn(language).at(-1);
  if (!message) throw new Error('There is no message.');
  const { text } = renderMail(message, testSettings());
  const parts = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, 2, 1));
  expect(text).toContain(parts);
  expect(text).toMatch(/UTC/);
  expect(text).toMatch(/2026/);
});

test('a language falls back to its base and then to English', () => {
  expect(wordsFor('de-AT').language).toBe('de');
  for (const locale of ['pt', 'pt-BR', 'pt-PT']) expect(wordsFor(locale).language).toBe('pt');
  for (const locale of ['xx', null, 'constructor', '__proto__']) expect(wordsFor(locale).language).toBe('en');
});

test('a mail says that it can be read in the dark, and turns dark where the program knows how', () => {
  const [message] = messagesIn('en');
  if (!message) throw new Error('There is no message.');
  const { html } = renderMail(message, testSettings());
  expect(html).toContain('<meta name="color-scheme" content="light dark">');
  expect(html).toContain('@media (prefers-color-scheme: dark)');
});

test('AC-113: nothing that the settings say becomes markup, and a logo is loaded over https only', () => {
  const [message] = messagesIn('en');
  if (!message) throw new Error('There is no message.');
  const name = `<img src=x onerror="alert(1)"> & 'Söhne'`;
  const app = { name, logoUrl: 'https://cdn.example/a"b.png' };
  const { html } = renderMail(message, testSettings({ app }));
  expect(html).not.toContain('<img src=x');
  expect(html).toContain(escapeHtml(name));
  expect(html).toContain('src="https://cdn.example/a&#34;b.png"');
  const plain = renderMail(message, testSettings({ app: { name: 'App', logoUrl: 'http://cdn.example/a.png' } }));
  expect(plain.html).not.toContain('<img');
});

test('AC-117: every mail with a code says how long it is good and that one may ignore it', () => {
  for (const message of messagesIn('en').filter(candidate => 'code' in candidate)) {
    const { text } = renderMail(message, testSettings());
    expect(text).toMatch(/10 minutes/);
    expect(text).toMatch(/ignore this mail/);
  }
});
