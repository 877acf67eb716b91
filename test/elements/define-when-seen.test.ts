import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/auth-signed-in.js';
import type { AuthSignedIn } from '../../src/elements/auth-signed-in.js';
import { defineWhenSeen } from '../../src/elements/define-when-seen.js';
import { madeClient, madeSession, signedIn, signedOut } from './made-client.js';

/** Waits for the turn in which the browser tells of changes in the page. */
const told = (): Promise<void> => new Promise(resolve => requestAnimationFrame(() => resolve()));

describe('an element', () => {
  it('A4: is loaded once, when its tag is first on the page', async () => {
    let loads = 0;
    defineWhenSeen({ 'x-late': async () => void loads++ });
    expect(loads).to.equal(0);
    await fixture(html`<div><x-late></x-late></div>`);
    await told();
    await fixture(html`<x-late></x-late>`);
    await told();
    expect(loads).to.equal(1);
  });

  it('is loaded at once where it is there already', async () => {
    let loads = 0;
    await fixture(html`<x-early></x-early>`);
    defineWhenSeen({ 'x-early': async () => void loads++ });
    expect(loads).to.equal(1);
  });

  it('is left for later in a guard that hides it', async () => {
    let loads = 0;
    const client = madeClient(signedOut);
    const guard = await fixture<AuthSignedIn>(
      html`<auth-signed-in .client=${client}><x-guarded></x-guarded></auth-signed-in>`,
    );
    defineWhenSeen({ 'x-guarded': async () => void loads++ });
    await told();
    expect(loads).to.equal(0);
    client.set(signedIn(madeSession('ada')));
    await guard.updateComplete;
    expect(loads).to.equal(1);
  });
});
