import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/auth-user-button.js';
import type { AuthUserButton } from '../../src/elements/auth-user-button.js';
import { AuthError } from '../../src/core/index.js';
import { languages } from '../../src/locales/languages.js';
import { FlowClient } from './flow-client.js';
import { start, type FlowPage } from './flow-page.js';
import { madeClient, madeEnvironment, madeSession, signedIn } from './made-client.js';
import { waitUntil } from './wait-until.js';

const markup = '<img src=x onerror=becameMarkup()>';

/** The markup is read as it is written, and has become nothing. */
function isText(trees: readonly (Element | ShadowRoot)[]): void {
  expect(trees.map(({ textContent }) => textContent).join('\n')).to.contain(markup);
  for (const tree of trees) expect(tree.querySelectorAll('img[src="x"]').length).to.equal(0);
}

const treesOf = ({ card, element }: FlowPage): readonly (Element | ShadowRoot)[] => [card, element];

describe('what others call themselves is text between the words', () => {
  for (const lang of Object.keys(languages)) {
    it(`AC-172: the application, the account and the server's sentence, in "${lang}"`, async () => {
      const client = new FlowClient({ display: { applicationName: markup } });
      const page = await start(client, 'auth-sign-in', element => (element.lang = lang));
      expect(page.title).to.contain(markup);
      isText(treesOf(page));
      client.begin({ signIn: client.signInAttempt(markup) });
      await waitUntil(() => page.element.querySelector('.auth-identifier')?.textContent === markup);
      isText([page.element]);
      client.refuse = new AuthError([{ code: 'of_another_server', message: markup, longMessage: markup }]);
      const [password] = page.element.getElementsByClassName('auth-password');
      (password as HTMLInputElement).value = 'not the password';
      page.form.requestSubmit();
      await waitUntil(() => page.alert.includes(markup));
      isText(treesOf(page));
    });

    it(`AC-172: the application that an account is made for, in "${lang}"`, async () => {
      const client = new FlowClient({ display: { applicationName: markup } });
      isText(treesOf(await start(client, 'auth-sign-up', element => (element.lang = lang))));
    });

    it(`AC-172: the person, in the menu and its name for readers, in "${lang}"`, async () => {
      const [ada, grace] = [madeSession('ada', { firstName: markup }), madeSession('grace', { lastName: markup })];
      const client = madeClient({ environment: madeEnvironment(), ...signedIn(ada, grace) });
      const element = await fixture<AuthUserButton>(
        html`<auth-user-button lang=${lang} show-name .client=${client}></auth-user-button>`,
      );
      await waitUntil(() => element.shadowRoot?.querySelector('[role=menuitem]') !== null);
      const { shadowRoot: root } = element;
      if (!root) throw new Error('The element has a shadow root.');
      isText([root]);
      const labels = [...root.querySelectorAll('[aria-label]')].map(one => one.getAttribute('aria-label'));
      expect(labels.filter(label => label?.includes(markup))).to.have.length(2);
    });
  }
});

const long = 'maximiliane.von-und-zu-hohenlohe@verwaltungsgemeinschaft.nordost.example.com';

/** The lines that a text is broken into, as somebody sees them. */
function linesOf(element: Element): readonly string[] {
  const lines: string[] = [];
  let bottom = -Infinity;
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    for (let at = 0; at < (node as Text).length; at += 1) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      if (box.height === 0) continue;
      if (box.top >= bottom) lines.push('');
      bottom = Math.max(bottom, box.bottom);
      lines.push(`${lines.pop() ?? ''}${range.toString()}`);
    }
  }
  return lines;
}

describe('a long address keeps its shape', () => {
  for (const lang of Object.keys(languages)) {
    it(`H5: it stands at one end of the sentence about its code, and breaks where its pieces end, in "${lang}"`, async () => {
      const client = new FlowClient();
      const page = await start(client, 'auth-sign-in', element => (element.lang = lang));
      page.element.style.inlineSize = '25rem';
      client.begin({ signIn: client.signInAttempt(long) });
      await client.signIn.prepare({ strategy: 'email_code', emailAddressId: 'address' });
      await waitUntil(() => page.element.querySelector('.auth-code') !== null);
      const name = page.element.querySelector('.auth-identity .auth-identifier');
      if (!name) throw new Error('The step says who it is about.');
      // Signs that set a text apart from its surroundings are no words.
      const words = (name.parentElement?.textContent ?? '').replace(/[\u2066-\u2069]/g, '').trim();
      expect(words.startsWith(long) || words.endsWith(long), words).to.equal(true);
      const lines = linesOf(name);
      expect(lines.join('')).to.equal(long);
      expect(lines.length).to.be.greaterThan(1);
      // Before "@" or a dot, or after a hyphen.
      expect(lines.join('\n').match(/[^-]\n[^@.]/g)).to.equal(null);
    });
  }
});
