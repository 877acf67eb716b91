import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import '../../src/elements/auth-user-verification.js';
import type { AuthUserVerification } from '../../src/elements/auth-user-verification.js';
import type { AuthErrorEvent } from '../../src/elements/events.js';
import type { ReverifyRequest } from '../../src/core/index.js';
import { madeClient, madeEnvironment, madeSession, refusal, signedIn, signedOut } from './made-client.js';
import { waitUntil } from './wait-until.js';

type Ask = (request: ReverifyRequest) => Promise<void>;

const ada = madeSession('ada', { phoneNumbers: [], primaryPhoneNumberId: null });

async function start(factors: readonly string[] = ['password', 'email_code']) {
  const made = madeClient({ environment: madeEnvironment(), ...signedIn(ada) });
  const asking = new Set<Ask>();
  const calls: unknown[] = [];
  const verification = (status = 'needs_first_factor') => ({
    status,
    supportedFirstFactors: factors.map(strategy => ({ strategy, safeIdentifier: 'a***@example.com' })),
  });
  const answer = (given: object) => {
    calls.push(given);
    const { refuse } = made;
    made.refuse = undefined;
    return refuse ? Promise.reject(refuse) : Promise.resolve(verification());
  };
  Object.assign(made.session, {
    startVerification: answer,
    prepareVerification: answer,
    attemptVerification: async (given: object) => {
      await answer(given);
      return verification('complete');
    },
  });
  const client = Object.assign(made, {
    onReverify(ask: Ask) {
      asking.add(ask);
      return () => void asking.delete(ask);
    },
  });
  const element = await fixture<AuthUserVerification>(
    html`<auth-user-verification .client=${client}></auth-user-verification>`,
  );
  const root = element.shadowRoot;
  if (!root) throw new Error('The element has a shadow root.');
  const ask = (level: ReverifyRequest['level'] = 'second_factor'): Promise<string> =>
    [...asking]
      .at(-1)?.({ level })
      .then(
        () => 'proved',
        (error: { readonly code: string }) => error.code,
      ) ?? Promise.resolve('nobody asks');
  const input = (name: string) => element.querySelector<HTMLInputElement>(`input[name=${name}]`);
  const shown = (name: string) => waitUntil(() => input(name) !== null, `the field ${name}`);
  const press = (name: string): void => {
    const buttons = [...root.querySelectorAll('button'), ...element.querySelectorAll('button')];
    buttons.find(one => one.textContent.trim() === name)?.click();
  };
  const isOpen = (): boolean => root.querySelector('dialog')?.matches(':modal') ?? false;
  return { client, asking, calls, element, root, ask, input, shown, press, isOpen };
}

describe('<auth-user-verification>', () => {
  it('D10: shows nothing until somebody has to be asked, then a dialog, and is accessible', async () => {
    const { element, ask, isOpen, shown, press } = await start();
    expect(isOpen()).to.be.false;
    expect(element.getBoundingClientRect().height).to.equal(0);
    const answer = ask();
    await shown('password');
    expect(isOpen()).to.be.true;
    expect(element.matches(':state(open)')).to.be.true;
    await expect(element).to.be.accessible();
    press('Cancel');
    expect(await answer).to.equal('aborted');
    expect(isOpen()).to.be.false;
    expect(element.querySelector('form')).to.equal(null);
  });

  it('D10: asks by the page’s own form, says what is wrong at the field, and resolves when it is proved', async () => {
    const { client, calls, element, ask, input, shown, press } = await start();
    const answer = ask();
    await shown('password');
    press('Continue');
    await waitUntil(() => input('password')?.getAttribute('aria-invalid') === 'true', 'an empty field is said');
    client.refuse = refusal('network_error');
    const told = oneEvent<AuthErrorEvent & CustomEvent>(element, 'auth-error');
    const field = input('password');
    if (field) field.value = 'violet harbour';
    press('Continue');
    expect((await told).error.code).to.equal('network_error');
    await waitUntil(() => !element.matches(':state(pending)'));
    press('Continue');
    expect(await answer).to.equal('proved');
    expect(calls.at(-1)).to.deep.equal({ strategy: 'password', password: 'violet harbour' });
  });

  it('D10: two actions that want the same proof ask once', async () => {
    const { calls, ask, input, shown, press } = await start();
    const answers = Promise.all([ask(), ask()]);
    await shown('password');
    const field = input('password');
    if (field) field.value = 'violet harbour';
    press('Continue');
    expect(await answers).to.deep.equal(['proved', 'proved']);
    expect(calls).to.have.length(2);
  });

  it('B13: what this page cannot ask for is said, with a way out', async () => {
    const { root, ask, press } = await start(['pager']);
    const answer = ask();
    await waitUntil(() => /cannot ask/.test(root.textContent ?? ''));
    press('Cancel');
    expect(await answer).to.equal('aborted');
  });

  it('B13: an attempt that the server has forgotten is begun anew', async () => {
    const { client, calls, root, ask, input, shown, press } = await start();
    void ask();
    await shown('password');
    const field = input('password');
    if (field) field.value = 'violet harbour';
    client.refuse = refusal('verification_missing');
    press('Continue');
    await waitUntil(() => /Start again/.test(root.textContent ?? ''));
    press('Start again');
    await waitUntil(() => calls.length === 3);
    expect(calls.at(-1)).to.deep.equal({ level: 'second_factor' });
    press('Cancel');
  });

  it('D10: whoever is signed out meanwhile, and an element that is taken away, end it', async () => {
    const { client, asking, element, ask, shown, isOpen } = await start();
    const first = ask();
    await shown('password');
    client.set(signedOut);
    expect(await first).to.equal('signed_out');
    client.set(signedIn(ada));
    const second = ask();
    await shown('password');
    const other = await fixture<HTMLElement>(html`<div></div>`);
    other.append(element);
    await waitUntil(() => isOpen(), 'it stays open where it was moved');
    element.remove();
    expect(await second).to.equal('aborted');
    expect(asking.size).to.equal(0);
    expect(document.documentElement.style.overflow).to.equal('');
  });
});
