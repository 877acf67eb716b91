import { createBrowserClient } from 'auth-elements/browser';
import { AuthError, type Snapshot } from 'auth-elements/core';

// Sign-up: whatever the instance asks for, then the code that proves the address. sign-up.html has the fields, and this
// file shows those that are asked for.

const publishableKey = document.querySelector<HTMLMetaElement>('meta[name=publishable-key]')?.content;
const client = createBrowserClient({ publishableKey });
const problemLine = find('#problem');
const steps = [...document.querySelectorAll<HTMLElement>('[data-step]')];
let shown: HTMLElement | undefined;
let busy = false;

/** What each form sends, by the step that it is for. */
const deeds: Readonly<Record<string, (data: FormData) => Promise<unknown>>> = {
  fields: async data => {
    // The inputs are called as the client calls the fields; those that are not asked for are disabled and not in here.
    const { legalAccepted, ...given } = Object.fromEntries(data);
    const input = { ...given, ...(legalAccepted && { legalAccepted: true }) };
    await (client.snapshot.client?.signUp ? client.signUp.update(input) : client.signUp.create(input));
    if (client.signUp.step.kind === 'prepare') await mail();
  },
  prepare: () => mail(),
  code: async data => {
    try {
      const code = data.get('code');
      await client.signUp.attempt({ strategy: 'email_code', code: typeof code === 'string' ? code.trim() : '' });
    } catch (error) {
      // The address was proved, and has an account: its owner is signed in and types nothing again.
      if (!(error instanceof AuthError && error.code === 'form_identifier_exists')) throw error;
      await client.signIn.transfer();
    }
  },
};

/** What the buttons beside the forms do. */
const ways: Readonly<Record<string, () => Promise<unknown>>> = {
  resend: () => mail(),
  again: () => {
    client.signUp.reset();
    return Promise.resolve();
  },
  'sign-out': () => client.session.signOut(),
};

function mail(): Promise<unknown> {
  return client.signUp.prepare({ strategy: 'email_code' });
}

function show({ status, client: known, user, error }: Snapshot): void {
  if (status === 'error') say(error?.message ?? 'The service cannot be reached.');
  if (known === undefined) return;
  const { step } = client.signUp;
  const done = user && (step.kind === 'complete' || !known?.signUp);
  const name = done ? 'signed-in' : step.kind;
  const next = steps.find(one => one.dataset['step'] === name) ?? find('[data-step=unsupported]');
  const address = 'emailAddress' in step ? step.emailAddress : user?.emailAddresses[0]?.emailAddress;
  for (const place of document.querySelectorAll('[data-address]')) place.textContent = address ?? '';
  if (step.kind === 'fields') askFor(step.required, step.optional);
  if (next === shown) return;
  for (const one of steps) one.hidden = one !== next;
  if (shown) next.querySelector<HTMLElement>('input:enabled, h2')?.focus();
  shown = next;
}

/** Shows the fields that the instance asks for. One that is not asked for is not sent either. */
function askFor(required: readonly string[], optional: readonly string[]): void {
  for (const field of document.querySelectorAll<HTMLElement>('[data-field]')) {
    const { field: name = '' } = field.dataset;
    const input = field.querySelector('input');
    field.hidden = !required.includes(name) && !optional.includes(name);
    if (!input) continue;
    input.disabled = field.hidden;
    input.required = required.includes(name);
  }
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
    if (error.code === 'client_state_invalid' || error.status === 404) client.signUp.reset();
    for (const { field, longMessage, message } of error.problems)
      say(error.transient ? 'The service cannot be reached. Please try again.' : (longMessage ?? message), field);
  } finally {
    busy = false;
  }
}

function say(sentence: string, field?: string): void {
  const input = field ? shown?.querySelector<HTMLInputElement>(`[name="${CSS.escape(field)}"]:enabled`) : null;
  const line = input?.closest('.field')?.querySelector('.error') ?? problemLine;
  line.textContent = sentence;
  input?.setAttribute('aria-invalid', 'true');
  input?.focus();
}

function forget(): void {
  for (const line of [problemLine, ...document.querySelectorAll('.error')]) line.textContent = '';
  for (const input of document.querySelectorAll('[aria-invalid]')) input.removeAttribute('aria-invalid');
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
