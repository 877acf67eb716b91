import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/auth-sign-in.js';
import '../../src/elements/auth-signed-in.js';
import type { AuthProvider } from '../../src/elements/auth-provider.js';
import type { AuthSignedIn } from '../../src/elements/auth-signed-in.js';
import { customElement } from '../../src/elements/element-decorator.js';
import { madeClient, madeSession, signedIn, signedOut } from './made-client.js';
import { waitUntil } from './wait-until.js';

const isShown = async (element: AuthSignedIn | null): Promise<boolean> => {
  await element?.updateComplete;
  return element?.matches(':state(shown)') ?? false;
};

describe('<auth-provider>', () => {
  it('A3: an element uses its own client, else the nearest provider’s', async () => {
    const [outer, inner, own] = [
      madeClient(signedOut),
      madeClient(signedIn(madeSession('ada'))),
      madeClient(signedOut),
    ];
    const page = await fixture<HTMLElement>(html`
      <auth-provider .client=${outer}>
        <auth-signed-in id="outer">…</auth-signed-in>
        <auth-provider .client=${inner}>
          <auth-signed-in id="inner">…</auth-signed-in>
          <auth-signed-in id="own" .client=${own}>…</auth-signed-in>
        </auth-provider>
      </auth-provider>
    `);
    const shown = (id: string): Promise<boolean> => isShown(page.querySelector<AuthSignedIn>(`#${id}`));
    expect([await shown('outer'), await shown('inner'), await shown('own')]).to.deep.equal([false, true, false]);
  });

  it('A3: without either it uses the page’s, whichever copy of the library made that', async () => {
    const registry = globalThis as { [name: symbol]: unknown };
    const name = Symbol.for('auth-elements.client');
    const before = registry[name];
    registry[name] = madeClient(signedIn(madeSession('ada')));
    const page = await fixture<HTMLElement>(html`<div><auth-signed-in>…</auth-signed-in></div>`);
    expect(await isShown(page.querySelector('auth-signed-in'))).to.be.true;
    registry[name] = before;
  });

  it('A3: where nothing leads to a client, one error says what to add', async () => {
    const errors: string[] = [];
    const page = await fixture<HTMLElement>(html`<div></div>`);
    page.addEventListener('auth-error', ({ error }) => errors.push(error.code));
    const element = document.createElement('auth-sign-in');
    page.append(element);
    const said = (): string => element.shadowRoot?.textContent ?? '';
    await waitUntil(() => said().includes('This page is not set up yet'), 'the card says that something is missing');
    expect(said()).to.match(
      /Add data-publishable-key=.* to the script tag, or publishable-key=.* to an <auth-provider>/,
    );
    expect(errors).to.deep.equal(['configuration_invalid']);
  });

  it('a client that is set late, or replaced, reaches the elements inside', async () => {
    const provider = await fixture<AuthProvider>(
      html`<auth-provider><auth-signed-in>…</auth-signed-in></auth-provider>`,
    );
    const element = provider.querySelector('auth-signed-in');
    expect(await isShown(element)).to.be.false;
    const first = madeClient(signedIn(madeSession('ada')));
    provider.client = first;
    await provider.updateComplete;
    expect(await isShown(element)).to.be.true;
    provider.client = madeClient(signedOut);
    await provider.updateComplete;
    expect(await isShown(element)).to.be.false;
    expect(first.listeners).to.equal(0);
  });

  it('A6: an element that moves from one provider to another follows', async () => {
    const [guest, member] = [madeClient(signedOut), madeClient(signedIn(madeSession('ada')))];
    const page = await fixture<HTMLElement>(html`
      <div>
        <auth-provider .client=${guest}><auth-signed-in>…</auth-signed-in></auth-provider>
        <auth-provider .client=${member}></auth-provider>
      </div>
    `);
    const element = page.querySelector('auth-signed-in');
    expect(await isShown(element)).to.be.false;
    if (element) page.lastElementChild?.append(element);
    expect(await isShown(element)).to.be.true;
  });

  it('A4: a tag that is taken is left alone', () => {
    const before = customElements.get('auth-provider');
    expect(() => customElement('auth-provider')(class extends HTMLElement {})).not.to.throw();
    expect(customElements.get('auth-provider')).to.equal(before);
  });
});
