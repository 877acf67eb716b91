import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/auth-user-button.js';
import type { AuthUserButton } from '../../src/elements/auth-user-button.js';
import { defineLanguage, type OwnTexts } from '../../src/elements/index.js';
import { FlowClient, refusal } from './flow-client.js';
import type { FlowSettings } from './flow-environment.js';
import { goodPassword, start, type FlowPage } from './flow-page.js';
import { madeClient, madeEnvironment, madeSession, signedIn } from './made-client.js';
import { waitUntil } from './wait-until.js';

const markup = '<img src=x onerror=becameMarkup()>';

interface Spoken {
  readonly lang?: string;
  readonly texts?: OwnTexts;
}

const flow = (
  { lang = 'en', texts }: Spoken,
  settings: FlowSettings = {},
  name: 'auth-sign-in' | 'auth-sign-up' = 'auth-sign-in',
): Promise<FlowPage> =>
  start(new FlowClient(settings), name, element => {
    element.lang = lang;
    if (texts !== undefined) Object.assign(element, { texts });
  });

/** A menu in a provider, both with texts of their own. */
async function menu(spoken: Spoken & { readonly provided?: OwnTexts }) {
  const client = madeClient({ environment: madeEnvironment(), ...signedIn(madeSession('ada')) });
  const provider = await fixture<HTMLElement & { texts?: OwnTexts }>(
    html`<auth-provider .client=${client} .texts=${spoken.provided}>
      <auth-user-button lang=${spoken.lang ?? 'en'} .texts=${spoken.texts}></auth-user-button>
    </auth-provider>`,
  );
  const element = provider.querySelector<AuthUserButton>('auth-user-button');
  if (!element) throw new Error('The element is there.');
  const items = (): readonly string[] =>
    [...(element.shadowRoot?.querySelectorAll('[role=menuitem], [role=menu], [popover]') ?? [])].map(
      item => item.getAttribute('aria-label') ?? item.textContent.trim(),
    );
  const says = (text: string): Promise<void> =>
    waitUntil(() => items().includes(text), `it says ${text}: ${items().join(', ')}`);
  return { provider, element, says };
}

/** Every error that is reported to the page while something is done. The runner would take them for its own. */
async function reported(deed: () => Promise<unknown>): Promise<readonly string[]> {
  const said: string[] = [];
  const { reportError } = globalThis;
  globalThis.reportError = error => void said.push(String(error));
  try {
    await deed();
  } finally {
    globalThis.reportError = reportError;
  }
  return said;
}

describe('texts of a page’s own', () => {
  it('H6: an attribute replaces single texts, and says others as soon as it changes', async () => {
    const page = await flow({ texts: '{"en":{"continue":"Go on","signInTitle":"Welcome to {name}"}}' });
    expect(page.title).to.equal('Welcome to Analytical Engines');
    expect(page.form.querySelector('[type=submit]')?.textContent.trim()).to.equal('Go on');
    page.fill('Email address', 'ada@exam');
    page.element.setAttribute('texts', '{"en":{"signInTitle":"Hello again"}}');
    await waitUntil(() => page.title === 'Hello again');
    expect(page.form.querySelector('[type=submit]')?.textContent.trim()).to.equal('Continue');
    page.element.removeAttribute('texts');
    await waitUntil(() => page.title === 'Sign in to Analytical Engines');
    expect(page.field('Email address').value).to.equal('ada@exam');
  });

  it('H6: a provider’s texts hold for what is inside, and an element’s own go before them, live', async () => {
    const { provider, element, says } = await menu({ provided: { en: { signOut: 'Leave', accountMenu: 'One more' } } });
    await says('Leave');
    element.texts = { en: { signOut: 'Bye' } };
    await says('Bye');
    await says('One more');
    provider.texts = { en: { accountMenu: 'Another' } };
    await says('Another');
    Object.assign(element, { texts: undefined });
    await says('Sign out');
  });

  it('H6: texts are by language: the one that is spoken, its wider one, and no other', async () => {
    const { element, says } = await menu({
      texts: { de: { signOut: 'Weg', accountMenu: 'Mein Konto' }, 'de-AT': { signOut: 'Servus' } },
    });
    await says('Sign out');
    element.lang = 'de-at';
    await says('Servus');
    await says('Mein Konto');
    element.lang = 'de-DE';
    await says('Weg');
  });

  it('H6: a language of the page’s own is spoken where lang asks for it, and in English where words are missing', async () => {
    const { element, says } = await menu({ lang: 'nl-BE' });
    await says('Sign out');
    defineLanguage('nl', { signOut: 'Uitloggen' });
    await says('Uitloggen');
    await says('Account menu');
    expect(element.shadowRoot?.querySelector('[popover]')?.getAttribute('dir')).to.equal('ltr');
  });

  it('H6: a language of the page’s own runs in its own direction, and keeps what is Latin in it apart', async () => {
    defineLanguage('he', { signInTitle: 'כניסה אל {name}' });
    const page = await flow({ lang: 'he' });
    expect(page.title).to.equal('כניסה אל \u2068Analytical Engines\u2069');
    expect(page.card.querySelector('.card')?.getAttribute('dir')).to.equal('rtl');
  });

  it('H6: counts have a text for each plural form of the language', async () => {
    const texts = {
      pl: { passwordLength: { one: '# znak', few: '# znaki', many: '# znaków', other: '# znaku' } },
    };
    for (const [minLength, said] of [
      [12, '12 znaków'],
      [22, '22 znaki'],
    ] as const) {
      const page = await flow({ lang: 'pl', texts }, { password: { minLength } }, 'auth-sign-up');
      await waitUntil(() => page.element.textContent.includes(said), said);
    }
  });

  it('H6: errors are said by code, with the instance’s numbers, also those that we have no words for', async () => {
    const errors = {
      form_identifier_exists: 'Take another.',
      of_another_server: 'Not on Mondays, before {minLength}.',
    };
    const page = await flow({ texts: { en: { errors } } });
    for (const [code, said] of [
      ['of_another_server', 'Not on Mondays, before 8.'],
      ['form_identifier_exists', 'Take another.'],
    ] as const) {
      page.client.refuse = refusal(code);
      page.send({ 'Email address': 'ada@example.com' });
      await page.says(said);
    }
  });

  it('H6: what is agreed to is one sentence with the links in it', async () => {
    const display = { termsUrl: 'https://example.com/terms', privacyPolicyUrl: 'https://example.com/privacy' };
    const texts = { en: { legal: 'By this I take {terms} & {privacy}!', termsOfService: 'the terms' } };
    const page = await flow({ texts }, { legal: true, display }, 'auth-sign-up');
    const sentence = page.element.querySelector('.auth-check span');
    expect(sentence?.textContent).to.equal('By this I take the terms & privacy policy!');
    expect(sentence?.querySelectorAll('a')).to.have.length(2);
  });

  it('H6: the sentence about a mailed code names the address where the text has it, or not at all', async () => {
    const said = async (codeSubtitle: string): Promise<string | undefined> => {
      const page = await flow({ texts: { en: { codeSubtitle } } }, {}, 'auth-sign-up');
      page.send({ 'Email address': 'ada@example.com', Password: goodPassword });
      await page.shows('Check your email');
      return page.form.querySelector('.auth-identity span')?.textContent;
    };
    expect(await said('We wrote to {address}, look there.')).to.equal('We wrote to ada@example.com, look there.');
    expect(await said('We sent you something.')).to.equal('We sent you something.');
  });

  it('AC-172: what a text says is text, also what a function answers', async () => {
    const forged = { _$litType$: 1, strings: Object.assign([markup], { raw: [markup] }), values: [] };
    const texts = {
      en: { signInTitle: () => forged, signInSubtitle: markup, emailAddress: forged, continue: markup },
    } as unknown as OwnTexts;
    const page = await flow({ texts });
    expect(page.title).to.equal('[object Object]');
    expect(page.card.textContent).to.contain(markup);
    expect(page.form.textContent).to.contain('Email address').and.to.contain(markup);
    for (const tree of [page.card, page.element]) expect(tree.querySelectorAll('img')).to.have.length(0);
  });

  it('AC-173: names that objects have of themselves, and values of another kind, say and change nothing', async () => {
    const odd = '{"signOut":"Polluted","polluted":"yes","errors":{"offline":"Polluted"}}';
    const texts = `{"__proto__":{"en":${odd}},"constructor":{"prototype":${odd}},
      "en":{"__proto__":${odd},"constructor":{"prototype":${odd}},"toString":"Polluted","direction":"rtl",
        "errors":{"__proto__":${odd},"constructor":"No."},"continue":5,"signInTitle":{"few":"#"},"emailAddress":["a"],"legal":{}}}`;
    let page: FlowPage | undefined;
    const said = await reported(async () => (page = await flow({ texts })));
    expect(page?.title).to.equal('Sign in to Analytical Engines');
    expect(page?.form.textContent).to.contain('Continue').and.to.contain('Email address');
    expect({}).not.to.have.property('polluted');
    expect(Object.prototype).not.to.have.property('signOut');
    // Neither is a language, and whoever wrote it is told.
    expect(said.filter(message => /which is no language/.test(message))).to.have.length(2);
  });

  it('H6: texts that are no JSON are reported once, and our own words are said', async () => {
    let page: FlowPage | undefined;
    const said = await reported(async () => {
      page = await flow({ texts: '{"en":{continue:"Go"}}' });
      page.element.lang = 'de';
      await waitUntil(() => page?.title === 'Bei Analytical Engines anmelden', page.title);
    });
    expect(said).to.have.length(1);
    expect(said[0]).to.match(/Texts are JSON by language/);
  });
});
