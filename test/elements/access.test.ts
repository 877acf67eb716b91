import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/auth-sign-in.js';
import '../../src/elements/auth-sign-out-button.js';
import '../../src/elements/auth-user-button.js';
import { FlowClient } from './flow-client.js';
import { madeClient, madeEnvironment, madeSession, signedIn } from './made-client.js';
import { waitUntil } from './wait-until.js';

/** The `lang` that holds for what an element says, from the inside out. */
function spoken(element: Element | null | undefined): string | undefined {
  return element?.closest<HTMLElement>('[lang]')?.lang;
}

describe('access', () => {
  it('H5: a sign-in says in which language it speaks, where the page speaks one that it does not know too', async () => {
    const page = await fixture<HTMLElement>(
      html`<div lang="tlh"><auth-sign-in .client=${new FlowClient()}></auth-sign-in></div>`,
    );
    const title = (): Element | null | undefined => page.querySelector('auth-sign-in')?.shadowRoot?.querySelector('h2');
    const label = (): Element | null => page.querySelector('label');
    await waitUntil(() => title() && label());
    expect([spoken(title()), spoken(label())]).to.deep.equal(['en', 'en']);
    page.lang = 'de';
    await waitUntil(() => label()?.textContent === 'E-Mail-Adresse');
    expect([spoken(title()), spoken(label())]).to.deep.equal(['de', 'de']);
  });

  it('H5: so do the menu, the button that opens it, and the one that signs out', async () => {
    const client = madeClient({ environment: madeEnvironment(), ...signedIn(madeSession('ada')) });
    const page = await fixture<HTMLElement>(
      html`<div lang="tlh">
        <auth-user-button .client=${client}></auth-user-button>
        <auth-sign-out-button .client=${client}></auth-sign-out-button>
      </div>`,
    );
    const said = (): readonly (Element | null | undefined)[] => [
      ...['[part=trigger]', '[role=menu]'].map(at =>
        page.querySelector('auth-user-button')?.shadowRoot?.querySelector(at),
      ),
      page.querySelector('auth-sign-out-button')?.shadowRoot?.querySelector('button'),
    ];
    await waitUntil(() => said().every(Boolean));
    expect(said().map(spoken)).to.deep.equal(['en', 'en', 'en']);
  });
});
