import { expect, fixture, html } from '@open-wc/testing';
import { TextElement } from '../../src/elements/text-element.js';
import { languages } from '../../src/locales/languages.js';
import type { ErrorWords } from '../../src/locales/terms.js';
import '../../src/elements/auth-user-button.js';
import type { AuthUserButton } from '../../src/elements/auth-user-button.js';
import { errorCodes } from '../../src/wire/index.js';
import { madeClient, madeEnvironment, madeSession, refusal, signedIn } from './made-client.js';
import { waitUntil } from './wait-until.js';

async function start(lang: string, code?: string) {
  const client = madeClient({ environment: madeEnvironment(), ...signedIn(madeSession('ada')) });
  const page = await fixture<HTMLElement>(
    html`<div lang=${lang}><auth-user-button .client=${client}></auth-user-button></div>`,
  );
  const element = page.querySelector<AuthUserButton>('auth-user-button');
  if (!element) throw new Error('The element is there.');
  await element.updateComplete;
  const signOut = (): HTMLElement | undefined =>
    [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])].at(-1);
  const out = (): string | undefined => signOut()?.textContent.trim();
  const alert = (): string => element.shadowRoot?.querySelector('[role=alert]')?.textContent ?? '';
  if (code) {
    client.refuse = refusal(code);
    signOut()?.click();
    await waitUntil(() => alert() !== '');
  }
  return { page, element, out, alert };
}

describe('languages', () => {
  it('H6: an element speaks the language around it, and another as soon as that changes', async () => {
    const { page, element, out } = await start('de-AT');
    expect(out()).to.equal('Abmelden');
    page.lang = 'ar';
    await waitUntil(() => out() === 'تسجيل الخروج');
    expect(element.shadowRoot?.querySelector('[popover]')?.getAttribute('dir')).to.equal('rtl');
    element.lang = 'en';
    await waitUntil(() => out() === 'Sign out');
  });

  it('H6: a language that another gives way to while it is on its way is not said', async () => {
    class Hasty extends TextElement {
      protected override scheduleUpdate(): void | Promise<unknown> {
        const update = super.scheduleUpdate();
        this.lang = 'es';
        return update;
      }

      protected override render(): string {
        return this.localize.term('signOut');
      }
    }
    customElements.define('test-hasty', Hasty);
    const element = await fixture<Hasty>('<test-hasty lang="pt"></test-hasty>');
    expect(element.shadowRoot?.textContent).to.equal('Cerrar sesión');
  });

  it('an unknown language is answered in English', async () => {
    expect((await start('tlh')).out()).to.equal('Sign out');
  });

  it('B14: errors are said in the language, with the server’s own sentence where a language has none', async () => {
    const { alert } = await start('de', 'network_error');
    await waitUntil(() => /nicht erreichbar/.test(alert()));
    const unknown = await start('en', 'of_another_server');
    expect(unknown.alert()).to.match(/went wrong/);
  });

  for (const [name, language] of Object.entries(languages)) {
    it(`H6: ${name} has words for everything`, async () => {
      const [first, { terms, errors }] = await Promise.all([language.first(), language.later()]);
      expect(first.terms.language).to.equal(name);
      const values = { minLength: 8, maxLength: 72, minUsernameLength: 4, maxUsernameLength: 64 };
      const english = await import('../../src/locales/en-more.js');
      // The server's codes, and those of the client.
      const codes = new Set([...errorCodes, ...(Object.keys(english.errors) as (keyof ErrorWords)[])]);
      const said = (words: ErrorWords, code: keyof ErrorWords): string => {
        const text = words[code];
        return typeof text === 'function' ? text(values) : text;
      };
      for (const code of codes) {
        const sentence = said(errors, code);
        if (name !== 'en') expect(sentence, code).not.to.equal(said(english.errors, code));
        expect(sentence, code).to.match(/[.。؟?]$/);
        expect(sentence, code).not.to.match(/undefined|#/);
      }
      for (const count of [0, 1, 2, 3, 11, 60, 100, 3600]) {
        expect(terms.tryAgainIn(count)).not.to.match(/undefined|#/);
        expect(terms.resendIn(count)).not.to.match(/undefined|#/);
      }
      for (const links of [
        { terms: 'T', privacy: 'P' },
        { terms: 'T', privacy: undefined },
        { terms: undefined, privacy: 'P' },
      ]) {
        const said = terms.legal(links).join('');
        expect(said.includes('T')).to.equal(links.terms !== undefined || said.includes('T'));
        expect(said).not.to.match(/undefined/);
      }
    });
  }

  it('H6: Arabic counts in its six forms, in western digits', async () => {
    const { terms } = await import('../../src/locales/ar-more.js');
    const said = [0, 1, 2, 3, 11, 80, 89, 90, 180].map(seconds => terms.tryAgainIn(seconds));
    expect(said.map(sentence => sentence.slice('حاول مرة أخرى بعد '.length, -1))).to.deep.equal([
      '0 ثانية',
      'ثانية واحدة',
      'ثانيتين',
      '3 ثوانٍ',
      '11 ثانية',
      '80 ثانية',
      '89 ثانية',
      'دقيقتين',
      '3 دقائق',
    ]);
    expect(terms.passwordLength(8)).to.equal('8 أحرف على الأقل');
    expect(terms.passwordLength(12)).to.equal('12 حرفًا على الأقل');
  });

  it('H6: waits and counts are said with the right form of the noun', async () => {
    const { later } = languages['fr'] ?? {};
    const [french, english] = await Promise.all([later?.(), import('../../src/locales/en-more.js')]);
    // French joins a number and its unit by a space that does not break.
    expect([0, 1, 2].map(seconds => french?.terms.resendIn(seconds).replaceAll('\u00a0', ' '))).to.deep.equal([
      'Renvoyer un code dans 0 seconde',
      'Renvoyer un code dans 1 seconde',
      'Renvoyer un code dans 2 secondes',
    ]);
    expect(english.terms.tryAgainIn(1)).to.equal('Try again in 1 second.');
    expect(english.terms.tryAgainIn(3600)).to.equal('Try again in 60 minutes.');
  });
});
