import { expect } from '@open-wc/testing';
import { atPassword, goodPassword, startSignIn, startSignUp } from './flow-page.js';
import { FlowClient } from './flow-client.js';
import { flowEnvironment } from './flow-environment.js';

const people = { 'ada@example.com': goodPassword };

/** Where something stands on the screen. */
const top = (element: Element | null | undefined): number => element?.getBoundingClientRect().top ?? NaN;
const shown = (element: Element | null): boolean => element?.checkVisibility() ?? false;

describe('A9: what a page puts into the card', () => {
  it('A9: a header and a footer stand in the card above and below what it shows itself, at every step', async () => {
    const page = await startSignIn({ people }, element =>
      element.setHTMLUnsafe('<p slot="header">Welcome back</p><p slot="footer">Help: 123</p>'),
    );
    const [header, footer] = ['header', 'footer'].map(slot => page.element.querySelector(`[slot=${slot}]`));
    const stand = (): void => {
      const card = page.card.querySelector('.card')?.getBoundingClientRect();
      expect(top(header)).to.be.within(card?.top ?? NaN, top(page.card.querySelector('.title')));
      expect(top(footer)).to.be.within(top(page.form.querySelector('.auth-submit')), card?.bottom ?? NaN);
    };
    stand();
    await expect(page.element).to.be.accessible();
    page.send({ 'Email address': 'ada@example.com' });
    await page.shows('Enter your password');
    stand();
  });

  it('A9: one that names a step stands there in their place, and at no other', async () => {
    const page = await startSignIn({ people }, element =>
      element.setHTMLUnsafe('<p slot="header">Welcome</p><p slot="header-password">Your usual password</p>'),
    );
    const [always, once] = page.element.querySelectorAll('p');
    expect([shown(always ?? null), shown(once ?? null)]).to.deep.equal([true, false]);
    page.send({ 'Email address': 'ada@example.com' });
    await page.shows('Enter your password');
    expect([shown(always ?? null), shown(once ?? null)]).to.deep.equal([false, true]);
  });

  it('A9: a step of the page takes the place of ours, from HTML alone', async () => {
    const page = await startSignIn({ people }, element =>
      element.setHTMLUnsafe('<h2 slot="step-account">Come in</h2>'),
    );
    const own = page.element.querySelector('h2');
    expect(shown(own)).to.be.false;
    page.send({ 'Email address': 'ada@example.com' });
    await page.shows('Enter your password');
    page.send({ Password: goodPassword });
    await page.shows('You are signed in');
    expect(shown(own)).to.be.true;
    expect(shown(page.card.querySelector('.title'))).to.be.false;
  });

  it('A9: without any, the card is as it was', async () => {
    const page = await atPassword();
    const [first, second] = [page.card.querySelector('.header'), page.card.querySelector('.body')];
    const padding = parseFloat(getComputedStyle(second as Element).paddingTop);
    expect(top(first) - top(second)).to.equal(padding);
  });

  it('A9: a header shows while it is not known yet what the card will ask', async () => {
    const client = new FlowClient({}, { environment: undefined, client: undefined });
    const element = document.createElement('auth-sign-in');
    element.client = client;
    element.setHTMLUnsafe('<p slot="header">Welcome</p>');
    document.body.append(element);
    await element.updateComplete;
    expect(shown(element.querySelector('p'))).to.be.true;
    client.set({ environment: flowEnvironment(), client: null });
    await element.updateComplete;
    expect(shown(element.querySelector('p'))).to.be.true;
    element.remove();
  });

  it('AC-176: what stands in a slot is never moved, copied or made anew, and no script in it is run', async () => {
    const { ran } = globalThis as { ran?: unknown };
    expect(ran).to.be.undefined;
    const page = await startSignUp({}, element =>
      element.setHTMLUnsafe(`
        <div slot="header">Hello<script>globalThis.ran = 'header'</script></div>
        <div slot="fields"><input name="company" value="x"><script>globalThis.ran = 'fields'</script></div>
        <div slot="footer"><script>globalThis.ran = 'footer'</script></div>`),
    );
    const { element } = page;
    const before = [...element.querySelectorAll('[slot]:not([data-auth-form]), [slot]:not([data-auth-form]) *')];
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver(records => changes.push(...records));
    observer.observe(element, { childList: true, characterData: true, subtree: true });
    page.send({ 'Email address': 'ada@example.com', Password: goodPassword });
    await page.shows('A little more about you');
    page.click('Continue');
    await page.shows('Check your email');
    changes.push(...observer.takeRecords());
    observer.disconnect();
    const after = [...element.querySelectorAll('[slot]:not([data-auth-form]), [slot]:not([data-auth-form]) *')];
    expect(after.length).to.equal(before.length);
    expect(after.every((node, index) => node === before[index])).to.be.true;
    const outside = changes.filter(({ target }) => !(target as Element).closest?.('[data-auth-form]'));
    expect(outside.flatMap(({ addedNodes, removedNodes }) => [...addedNodes, ...removedNodes])).to.be.empty;
    expect((globalThis as { ran?: unknown }).ran).to.be.undefined;
  });
});
