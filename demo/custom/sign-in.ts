import { createBrowserClient } from 'auth-elements/browser';
import { AuthError, type Snapshot } from 'auth-elements/core';

// Sign-in by password or mailed code, and a forgotten password: sign-in.html has a form for each step that the client
// asks for, and this file shows the right one and sends it.

const publishableKey = document.querySelector<HTMLMetaElement>('meta[name=publishable-key]')?.content;
const client = createBrowserClient({ publishableKey });
const problemLine = find('#problem');
const steps = [...document.querySelectorAll<HTMLElement>('[data-step]')];
// "Add another account" leads here, too: then the form shows although somebody is signed in.
const adding = location.hash === '#add';
let present: string | undefined;
let shown: HTMLElement | undefined;
let busy = false;

/** What each form sends, by the step that it is for. */
const deeds: Readonly<Record<string, (data: FormData) => Promise<unknown>>> = {
  identifier: data => client.signIn.create({ identifier: text(data, 'identifier') }),
  'first-factor': data => client.signIn.attempt({ strategy: 'password', password: text(data, 'password') }),
  code: data => {
    const { step } = client.signIn;
    const strategy = step.kind === 'code' ? step.strategy : 'email_code';
    return client.signIn.attempt({ strategy, code: text(data, 'code').trim() });
  },
  'new-password': data =>
    client.signIn.resetPassword({
      password: text(data, 'password'),
      signOutOfOtherSessions: data.has('others'),
    }),
};

/** What the buttons beside the forms do. */
const ways: Readonly<Record<string, () => Promise<unknown>>> = {
  'email-code': () => mail('email_code'),
  forgot: () => mail('reset_password_email_code'),
  resend: () => {
    const { step } = client.signIn;
    const resets = step.kind === 'code' && step.strategy === 'reset_password_email_code';
    return mail(resets ? step.strategy : 'email_code');
  },
  again: () => {
    client.signIn.reset();
    return Promise.resolve();
  },
  'sign-out': () => client.session.signOut(),
};

/** Has a code mailed, in one of the ways that the server offers to this person. */
async function mail(strategy: 'email_code' | 'reset_password_email_code'): Promise<void> {
  const { step } = client.signIn;
  const factor = 'factors' in step ? step.factors.find(one => one.strategy === strategy) : undefined;
  if (factor) await client.signIn.prepare({ strategy, emailAddressId: factor.emailAddressId ?? '' });
}

function show({ status, client: known, user, error }: Snapshot): void {
  if (status === 'error') say(error?.message ?? 'The service cannot be reached.');
  if (known === undefined) return;
  const { step } = client.signIn;
  present ??= user?.id ?? '';
  const begun = known?.signIn ?? (adding && user?.id === present);
  const done = user && (step.kind === 'complete' || !begun);
  const name = done ? 'signed-in' : step.kind;
  const next = steps.find(one => one.dataset['step'] === name) ?? find('[data-step=unsupported]');
  const identifier = 'identifier' in step ? step.identifier : user?.emailAddresses[0]?.emailAddress;
  for (const place of document.querySelectorAll('[data-identifier]')) {
    if (place instanceof HTMLInputElement) place.value = identifier ?? '';
    else place.textContent = identifier ?? '';
  }
  if (next === shown) return;
  for (const one of steps) one.hidden = one !== next;
  // A password or a code that was sent is of no more use, and the next step begins where it is to be filled in.
  if (shown instanceof HTMLFormElement && name !== 'identifier') shown.reset();
  if (shown) next.querySelector<HTMLElement>('input:not([readonly]), h2')?.focus();
  shown = next;
}

/** Runs one deed at a time; what is refused stands at its field, or at the top. */
async function run(deed: () => Promise<unknown>): Promise<void> {
  if (busy) return;
  busy = true;
  forget();
  try {
    await deed();
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    if (error.code === 'client_state_invalid' || error.status === 404) client.signIn.reset();
    for (const { field, longMessage, message } of error.problems)
      say(error.transient ? 'The service cannot be reached. Please try again.' : (longMessage ?? message), field);
  } finally {
    busy = false;
  }
}

function say(sentence: string, field?: string): void {
  const input = field ? shown?.querySelector<HTMLInputElement>(`[name="${CSS.escape(field)}"]`) : null;
  const line = input?.parentElement?.querySelector('.error') ?? problemLine;
  line.textContent = sentence;
  input?.setAttribute('aria-invalid', 'true');
  input?.focus();
}

function forget(): void {
  for (const line of [problemLine, ...document.querySelectorAll('.error')]) line.textContent = '';
  for (const input of document.querySelectorAll('[aria-invalid]')) input.removeAttribute('aria-invalid');
}

function text(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value : '';
}

function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
}

for (const form of document.forms) {
  form.addEventListener('submit', event => {
    event.preventDefault();
    const deed = deeds[form.dataset['step'] ?? ''];
    if (deed) void run(() => deed(new FormData(form)));
  });
}
for (const button of document.querySelectorAll<HTMLElement>('[data-way]')) {
  const way = ways[button.dataset['way'] ?? ''];
  if (way) button.addEventListener('click', () => void run(way));
}
client.subscribe(show);
