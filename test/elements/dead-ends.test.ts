import { expect, fixtureCleanup } from '@open-wc/testing';
import fc from 'fast-check';
import { errorCodes } from '../../src/wire/error.js';
import { clientAtSignIn, clientAtSignUp, environmentDraw, signInDraw, signUpDraw } from './drawn-state.js';
import type { EnvironmentDraw, SignInDraw, SignUpDraw } from './drawn-state.js';
import type { FlowClient } from './flow-client.js';
import { refusal } from './flow-answers.js';
import { start } from './flow-page.js';
import type { FlowPage } from './flow-page.js';

const seeded = { seed: 20_261_127, numRuns: 25 };

/** Lets everything run that waits already. */
function turn(): Promise<unknown> {
  const { port1, port2 } = new MessageChannel();
  return new Promise(resolve => {
    port1.onmessage = resolve;
    port2.postMessage(0);
  });
}

/** Waits until nothing moves any more: what a click leads to may have to be loaded. */
async function settled(page: FlowPage): Promise<void> {
  let seen = '';
  for (let still = 0; still < 3;) {
    await turn();
    await page.element.updateComplete;
    const state = JSON.stringify([page.title, page.ways, page.client.calls, page.events.length]);
    const busy = page.element.matches(':state(pending)') || controls(page).length === 0;
    still = !busy && state === seen ? still + 1 : 0;
    seen = state;
  }
}

async function open(client: FlowClient, name: 'auth-sign-in' | 'auth-sign-up'): Promise<FlowPage> {
  fixtureCleanup();
  const page = await start(client, name);
  await settled(page);
  return page;
}

const view = (page: FlowPage): string =>
  page.events
    .filter(({ type }) => type === 'auth-step')
    .map(stepOf)
    .at(-1) ?? '';

// Every such event is of the class.
const stepOf = (event: Event): string => (event as Event & { readonly step: string }).step;

/** What can be pressed: all that is not switched off, by its words. */
function controls(page: FlowPage): readonly HTMLElement[] {
  const inForm = [...page.element.querySelectorAll<HTMLElement>('form button, form a')];
  const inCard = [...page.card.querySelectorAll<HTMLElement>('button, a')];
  return [...inForm, ...inCard].filter(one => one.getAttribute('aria-disabled') !== 'true' && one.offsetParent);
}

const words = (one: HTMLElement): string =>
  (one.textContent || one.getAttribute('aria-label') || '').replace(/\s+/g, ' ').trim();
const submits = (one: HTMLElement): boolean => one.getAttribute('type') === 'submit';
/** What changes nothing about where one is. */
const stays = /^(Show|Hide) password$/;

/** Says what is wrong with a screen that nobody gets away from. */
function deadEnd(page: FlowPage): string | undefined {
  const all = controls(page);
  const retry = all.some(submits) || all.some(one => /^(Try again|Start over|Send)/.test(words(one)));
  const others = all.filter(one => !submits(one) && !stays.test(words(one)));
  const first = ['identifier', 'fields'].includes(view(page));
  if (!retry && others.length === 0) return `nothing can be pressed at ${view(page)}`;
  if (!first && others.length === 0) return `only its own button can be pressed at ${view(page)}`;
  return undefined;
}

/** The ways in that are on the screen, or were begun by what was pressed. */
function reached(page: FlowPage): readonly string[] {
  const shown = { password: 'password', passkey: 'passkey', totp: 'totp', 'backup-code': 'backup_code' }[view(page)];
  const begun = page.client.calls.flatMap(call => /^signIn\.prepare (\w+)/.exec(call)?.[1] ?? []);
  const { step } = page.client.signIn;
  const code = step.kind === 'code' && view(page) === 'code' ? [step.strategy] : [];
  const byPasskey = page.client.calls.includes('signIn.authenticateWithPasskey') ? ['passkey'] : [];
  return [...(shown ? [shown] : []), ...begun, ...code, ...byPasskey];
}

/** Everything that is reached by at most so many presses. */
async function within(
  presses: number,
  make: () => FlowClient,
  path: readonly string[] = [],
): Promise<ReadonlySet<string>> {
  const page = await open(make(), 'auth-sign-in');
  for (const name of path) {
    const control = controls(page).find(one => words(one) === name);
    if (!control) return new Set();
    control.click();
    await settled(page);
  }
  const found = new Set(reached(page));
  const problem = page.client.snapshot.session ? undefined : deadEnd(page);
  if (problem) throw new Error(`${problem}, after ${path.join(', ') || 'nothing'}`);
  if (path.length === presses) return found;
  const ways = controls(page).filter(
    one => !submits(one) && !/^Continue with/.test(words(one)) && !stays.test(words(one)),
  );
  for (const name of new Set(ways.map(words)))
    for (const one of await within(presses, make, [...path, name])) found.add(one);
  return found;
}

/** The factors that have to be reached: the mail with a link has a code in it, too. */
function expected({ factors }: SignInDraw): readonly string[] {
  const offered: readonly string[] = factors;
  return offered.filter(name => name !== 'pager' && !(name === 'email_code' && offered.includes('email_link')));
}

describe('no dead end', () => {
  it('B13: every factor that is offered is reached within two presses, and there is always a way on', async () => {
    await fc.assert(
      fc.asyncProperty(environmentDraw, signInDraw, async (settings, state) => {
        const found = await within(2, () => clientAtSignIn(settings, state));
        const missing = expected(state).filter(name => !found.has(name));
        if (/first|second/.test(state.status) && !state.sent)
          expect(missing, `${state.status} ${state.factors.join()} reaches ${[...found].join()}`).to.deep.equal([]);
      }),
      seeded,
    );
  }).timeout(90_000);

  it('B13: a sign-up has a way on, wherever it stands', async () => {
    await fc.assert(
      fc.asyncProperty(environmentDraw, signUpDraw, async (settings, state) => {
        const page = await open(clientAtSignUp(settings, state), 'auth-sign-up');
        expect(deadEnd(page), page.title).to.equal(undefined);
      }),
      { ...seeded, numRuns: 60 },
    );
  }).timeout(60_000);
});

const plain: EnvironmentDraw = {
  mode: 'public',
  preferred: 'password',
  username: 'off',
  phone: false,
  passkeys: false,
  legal: false,
  protection: true,
  providers: [],
};

const signInAt =
  (status: SignInDraw['status'], factors: SignInDraw['factors'] = [], sent: SignInDraw['sent'] = null) =>
  () =>
    open(clientAtSignIn(plain, { status, factors, sent }), 'auth-sign-in');

const signUpAt = (draw: Partial<SignUpDraw>) => () => {
  const base = { missing: [], proves: 'email_address', next: 'needs_prepare' } as const;
  const proof = { strategy: 'email_code', sent: 'unverified', begun: true } as const;
  return open(clientAtSignUp(plain, { ...base, ...proof, ...draw }), 'auth-sign-up');
};

/** Every step that can be refused. */
const steps: Readonly<Record<string, () => Promise<FlowPage>>> = {
  identifier: signInAt('needs_identifier'),
  password: signInAt('needs_first_factor', ['password']),
  code: signInAt('needs_first_factor', ['email_code'], 'unverified'),
  passkey: signInAt('needs_first_factor', ['passkey']),
  methods: signInAt('needs_first_factor', ['email_code']),
  totp: signInAt('needs_second_factor', ['totp']),
  'backup code': signInAt('needs_second_factor', ['backup_code']),
  'new device': signInAt('needs_client_trust', ['email_code'], 'unverified'),
  'new device, unsent': signInAt('needs_client_trust', ['email_code']),
  'new password': signInAt('needs_new_password'),
  fields: signUpAt({ begun: false }),
  'missing fields': signUpAt({ missing: ['password'] }),
  prepare: signUpAt({}),
  'code at sign-up': signUpAt({ next: 'needs_attempt' }),
  'code to a phone': signUpAt({ next: 'needs_attempt', proves: 'phone_number' }),
};

/** Fills in what is asked for, and sends it; or presses the only way on. */
async function send(page: FlowPage): Promise<void> {
  for (const input of page.element.querySelectorAll<HTMLInputElement>('form input')) {
    if (input.type === 'checkbox') input.checked = true;
    else if (input.inputMode === 'numeric') input.value = '424242';
    else if (input.type === 'email' || input.name === 'username') input.value = 'ada@example.com';
    else input.value = 'violet harbour ticket 93';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  if (page.hasForm) page.form.requestSubmit();
  else controls(page)[0]?.click();
  await settled(page);
}

describe('whatever the server answers', () => {
  for (const [name, reach] of Object.entries(steps))
    it(`B13: every refusal at "${name}" is said, and leaves a way on`, async () => {
      let page = await reach();
      const first = view(page);
      for (const code of errorCodes) {
        // Some refusals lead elsewhere, and the next one is for the same step again.
        if (view(page) !== first) page = await reach();
        page.client.refuse = refusal(code);
        await send(page);
        const said =
          page.alert ||
          (page.hasForm && page.problems.join(' ')) ||
          page.events.some(({ type }) => type === 'auth-error');
        expect(page.client.refuse, `${code}: nothing was asked of the server`).to.equal(undefined);
        expect(said, `${code} is not said`).to.be.ok;
        expect(deadEnd(page), code).to.equal(undefined);
      }
    }).timeout(90_000);
});
