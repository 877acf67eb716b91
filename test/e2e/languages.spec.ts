import type { Page } from '@playwright/test';
import { mailLanguages } from '../../server/src/delivery/mails/index.js';
import { languages } from '../../src/locales/languages.js';
import { chromiumDriver } from './engines.js';
import { misfits } from './looks.js';
import { guardedBodyIn, madePage } from './made-pages.js';
import { expect, test } from './test.js';
import { password, Visitor } from './visitor.js';
import { allWords, words, type Words } from './words.js';
import type { World } from './world.js';

test.use({ viewport: { width: 320, height: 640 } });

const app = 'Analytical Engines';

async function openIn(page: Page, world: World, spoken: Words, body = guardedBodyIn(spoken)): Promise<Visitor> {
  const visitor = new Visitor(chromiumDriver(page), world, spoken);
  const { language: lang, direction: dir, terms } = spoken;
  await visitor.open(madePage(world, { lang, dir, title: terms.signIn, body }));
  return visitor;
}

/** All that a language says on the way of a person. */
function sayings({ terms, errors }: Words, address: string): ReadonlySet<string> {
  const made = [terms.signInTitle(app), terms.signUpTitle(app), terms.codeSubtitle(address), terms.passwordLength(8)];
  const all = [...Object.values(terms), ...Object.values(errors), ...made];
  return new Set(all.filter(text => typeof text === 'string'));
}

/** What only a screen reader or a pointer is told. */
function namesInPage(): readonly string[] {
  const found: string[] = [];
  const walk = (root: Document | ShadowRoot): void => {
    for (const element of root.querySelectorAll('*')) {
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
        const text = element.getAttribute(name);
        if (text) found.push(text);
      }
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(document);
  return found;
}

test('H6: the languages that are tried here are those that there are', () => {
  expect(allWords.map(({ language }) => language).sort()).toEqual(Object.keys(languages).sort());
});

for (const spoken of allWords) {
  const { language, terms, errors } = spoken;

  test(`H6: the way through "${language}": titles, an error, the mail, the menu; no English, nothing too wide`, async ({
    page,
    world,
  }) => {
    const address = world.address('lea');
    const visitor = await openIn(page, world, spoken);
    const { driver } = visitor;
    const own = sayings(spoken, address);
    const english = sayings(words, address);
    const wrong: string[] = [];
    const look = async (title: string): Promise<void> => {
      await driver.sees(title);
      const shown = [...(await driver.text()).split('\n'), ...(await page.evaluate(namesInPage))];
      wrong.push(...shown.filter(text => english.has(text) && !own.has(text)).map(text => `${title}: ${text}`));
      wrong.push(...(await misfits(page)).map(text => `${title}: ${text}`));
    };
    await look(terms.signInTitle(app));
    await driver.click(spoken.signUp);
    await driver.sees(terms.signUpTitle(app));
    await driver.fill(spoken.identifier, address);
    await driver.click(spoken.continue);
    await look(errors.form_param_nil as string);
    await driver.fill(spoken.password, password);
    await driver.click(spoken.continue);
    await look(terms.codeTitle);
    const code = await world.code(address);
    expect((await world.mails(address)).map(({ subject }) => subject)).toEqual([
      mailLanguages[language]?.verificationCode.subject(code, app),
    ]);
    await driver.fill(spoken.code, code);
    await visitor.isMember();
    await driver.click(spoken.menu);
    await look(spoken.signOut);
    await driver.click(spoken.signOut);
    await visitor.isGuest();
    await visitor.beginSignIn(address);
    await driver.fill(spoken.password, 'not the password');
    await driver.click(spoken.continue);
    await look(errors.form_password_or_identifier_incorrect as string);
    expect(wrong).toEqual([]);
  });
}

test('H6: another language in the middle of a step says everything anew and keeps what was typed, and where', async ({
  page,
  world,
}) => {
  const { driver } = await openIn(page, world, words);
  const address = world.address('max');
  const speak = (lang: string): Promise<void> =>
    page.evaluate(value => void (document.documentElement.lang = value), lang);
  await driver.click(words.signUp);
  await driver.sees(words.terms.signUpTitle(app));
  await driver.fill(words.identifier, address);
  await driver.fill(words.password, password);
  const form = await page.locator('form').elementHandle();
  for (const { language, terms } of [...allWords, words]) {
    await speak(language);
    await driver.sees(terms.signUpTitle(app));
    await driver.sees(terms.continue);
    await expect(page.locator('input[name=email_address]')).toHaveValue(address);
    await expect(page.locator('input[name=password]')).toHaveValue(password);
    await expect(page.locator('input[name=password]')).toBeFocused();
  }
  expect(await form?.evaluate(element => element.isConnected)).toBe(true);
  await driver.click(words.continue);
  await driver.sees(words.terms.codeTitle);
  await page.locator('input[name=code]').pressSequentially('12');
  for (const { language, terms } of [...allWords].reverse()) {
    await speak(language);
    await driver.sees(terms.codeSubtitle(address));
    await expect(page.locator('input[name=code]')).toHaveValue('12');
  }
});

test('H6: texts in the page’s markup are there with the first paint, in a language that only the page speaks', async ({
  page,
  world,
}) => {
  const texts = JSON.stringify({ nl: { signInTitle: 'Inloggen bij {name}', continue: 'Verder' } });
  const body = `<auth-provider texts='${texts}'><auth-sign-in></auth-sign-in></auth-provider>`;
  const spoken = { ...words, language: 'nl', continue: 'Verder' };
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    const look = (): void => {
      const title = document.querySelector('auth-sign-in')?.shadowRoot?.querySelector('.title')?.textContent.trim();
      if (title && seen.at(-1) !== title) seen.push(title);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const { driver } = await openIn(page, world, spoken, body);
  await driver.sees('Inloggen bij Analytical Engines');
  await driver.sees('Verder');
  await driver.sees(words.terms.noAccount);
  expect(await driver.read('seen')).toEqual(['Inloggen bij Analytical Engines']);
});

test('H6: a script of the page teaches the script tag’s elements a language', async ({ page, world }) => {
  const src = world.pages.addScript(`
    import { defineLanguage } from '${world.page}/elements.js';
    defineLanguage('nl', { continue: 'Verder', errors: { form_password_or_identifier_incorrect: 'Dat klopt niet.' } });`);
  const body = `<auth-sign-in></auth-sign-in><script type="module" src="${src}"></script>`;
  const visitor = await openIn(page, world, { ...words, language: 'nl', continue: 'Verder' }, body);
  await visitor.beginSignIn(world.address('nel'));
  await visitor.driver.fill(words.password, 'not the password');
  await visitor.driver.click('Verder');
  await visitor.driver.sees('Dat klopt niet.');
});
