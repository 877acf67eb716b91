import { expect } from '@open-wc/testing';
import { mailedCode, refusal } from './flow-client.js';
import { atPassword, startSignUp, type FlowPage } from './flow-page.js';

const canary = 'canary violet harbour 93';

/** Everything that can be reached from an object, private fields and the DOM's own tree apart. */
function reach(start: object): readonly string[] {
  const texts: string[] = [];
  const seen = new Set<unknown>([window, document]);
  const visit = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value);
    if (value === null || typeof value !== 'object' || seen.has(value)) return;
    seen.add(value);
    // A node's children are looked at as markup; a field's own value is where a secret belongs.
    for (const key of Reflect.ownKeys(value)) {
      const found = Object.getOwnPropertyDescriptor(value, key);
      if (found && 'value' in found) visit(found.value);
    }
  };
  visit(start);
  return texts;
}

/** Notes what is logged, until it is stopped. */
function listenToLog(): { readonly lines: string[]; stop(): void } {
  const lines: string[] = [];
  const kept = { ...console };
  for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const)
    console[name] = (...values: readonly unknown[]) => void lines.push(values.map(String).join(' '));
  return { lines, stop: () => void Object.assign(console, kept) };
}

/** Everything but the field itself where something that was typed could turn up. */
function traces(page: FlowPage, log: readonly string[]): string {
  return [
    ...reach(page.element),
    ...page.events.flatMap(event => [...reach(event), JSON.stringify(event)]),
    page.element.outerHTML,
    page.card.innerHTML,
    location.href,
    JSON.stringify(history.state),
    JSON.stringify({ ...localStorage, ...sessionStorage }),
    document.cookie,
    ...performance.getEntries().map(({ name }) => name),
    ...log,
  ].join('\n');
}

describe('secrets are in no property, event, error, address, storage or log', () => {
  it('B11: a password that is refused, shown, repeated and taken', async () => {
    const log = listenToLog();
    const page = await atPassword();
    page.client.people.set('ada@example.com', canary);
    page.fill('Password', canary);
    page.form.querySelector<HTMLElement>('[aria-label="Show password"]')?.click();
    page.client.refuse = refusal('network_error', undefined, { status: undefined });
    page.click('Continue');
    await page.says('We could not reach the service.');
    expect(traces(page, log.lines)).not.to.contain(canary);
    page.click('Try again');
    await page.shows('You are signed in');
    log.stop();
    expect(traces(page, log.lines)).not.to.contain(canary);
  });

  it('C1: a password that is chosen, judged and refused', async () => {
    const log = listenToLog();
    const page = await startSignUp();
    page.client.refuse = refusal('form_password_pwned', 'password');
    page.send({ 'Email address': 'ada@example.com', Password: canary });
    await page.says('This password is known');
    expect(traces(page, log.lines)).not.to.contain(canary);
    page.click('Continue');
    await page.shows('Check your email');
    log.stop();
    expect(traces(page, log.lines)).not.to.contain(canary);
  });

  it('B8: a code that is wrong, and one that is right', async () => {
    const log = listenToLog();
    const page = await atPassword();
    page.click('Email me a code');
    await page.shows('Check your email');
    page.fill('Code', '918273');
    await page.says('This code is incorrect.');
    expect(traces(page, log.lines)).not.to.contain('918273');
    page.fill('Code', mailedCode);
    await page.shows('You are signed in');
    log.stop();
    expect(traces(page, log.lines)).not.to.contain(mailedCode);
  });

  it('the search finds what is there: an address that is shown, and a property that is set', async () => {
    const page = await atPassword();
    expect(traces(page, [])).to.contain('ada@example.com');
    Object.assign(page.element, { leaked: { deep: canary } });
    expect(traces(page, [])).to.contain(canary);
  });
});
