import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/auth-loading.js';
import '../../src/elements/auth-signed-in.js';
import '../../src/elements/auth-signed-out.js';
import type { AuthElement } from '../../src/elements/auth-element.js';
import { madeClient, madeSession, refusal, signedIn, signedOut, type MadeClient } from './made-client.js';

interface Page {
  readonly client: MadeClient;
  /** What can be seen, and what keeps its place. */
  look(): Promise<{ readonly seen: readonly string[]; readonly placed: readonly string[] }>;
}

async function start(known: Parameters<typeof madeClient>[0] = {}): Promise<Page> {
  const client = madeClient(known);
  const page = await fixture<HTMLElement>(html`
    <div>
      <auth-signed-in .client=${client}><p>member</p></auth-signed-in>
      <auth-signed-out .client=${client}><p>guest</p></auth-signed-out>
      <auth-loading .client=${client}><p>loading</p></auth-loading>
    </div>
  `);
  const texts = (elements: readonly Element[]): readonly string[] => elements.map(({ textContent }) => textContent);
  return {
    client,
    async look() {
      await Promise.all([...page.children].map(element => (element as AuthElement).updateComplete));
      const paragraphs = [...page.querySelectorAll('p')];
      const placed = paragraphs.filter(paragraph => paragraph.getBoundingClientRect().height > 0);
      return {
        placed: texts(placed),
        seen: texts(placed.filter(one => one.checkVisibility({ visibilityProperty: true }))),
      };
    },
  };
}

describe('auth-signed-in, auth-signed-out, auth-loading', () => {
  it('A2: show guests and members what is theirs, and follow every change', async () => {
    const page = await start(signedOut);
    expect((await page.look()).seen).to.deep.equal(['guest']);
    page.client.set(signedIn(madeSession('ada')));
    expect((await page.look()).seen).to.deep.equal(['member']);
    page.client.set(signedOut);
    expect((await page.look()).seen).to.deep.equal(['guest']);
  });

  it('D7: without a hint guests see their content at once, while nothing is known yet', async () => {
    const page = await start({ expectsSession: false });
    expect((await page.look()).seen).to.deep.equal(['guest', 'loading']);
  });

  it('D7: with a hint nothing of either is painted, and members keep their place', async () => {
    const page = await start({ expectsSession: true });
    expect(await page.look()).to.deep.equal({ placed: ['member', 'loading'], seen: ['loading'] });
  });

  it('D7: what is for members is painted by no rule of the page while it is not known who is there', async () => {
    const page = await start({ expectsSession: true });
    await page.look();
    expect(getComputedStyle(document.querySelector('auth-signed-in p') ?? document.body).visibility).to.equal('hidden');
  });

  it('B13: where nothing could be loaded, guests see the form that says so', async () => {
    const page = await start({ expectsSession: true, status: 'error', error: refusal('network_error') });
    expect((await page.look()).seen).to.deep.equal(['guest']);
  });

  it('H2: say their state to CSS', async () => {
    const page = await start(signedOut);
    await page.look();
    expect(document.querySelector('auth-signed-in')?.matches(':state(hidden)')).to.be.true;
    expect(document.querySelector('auth-signed-out')?.matches(':state(shown)')).to.be.true;
  });

  it('stop listening when they leave the page, and listen again when they come back', async () => {
    const page = await start(signedOut);
    await page.look();
    const guard = document.querySelector<AuthElement>('auth-signed-in');
    const parent = guard?.parentElement;
    expect(page.client.listeners).to.equal(3);
    guard?.remove();
    expect(page.client.listeners).to.equal(2);
    page.client.set(signedIn(madeSession('ada')));
    if (guard) parent?.append(guard);
    expect((await page.look()).seen).to.deep.equal(['member']);
  });
});
