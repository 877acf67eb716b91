import { createBrowserClient } from 'auth-elements/browser';
import { AuthError, type Session, type Snapshot, type User } from 'auth-elements/core';

// Who is signed in here: this browser's accounts with a switch between them, ways out, and the name of the present one.

const publishableKey = document.querySelector<HTMLMetaElement>('meta[name=publishable-key]')?.content;
const client = createBrowserClient({ publishableKey });
const said = find('#said');
const problemLine = find('#problem');
const accounts = find('#accounts');
const names = document.forms.namedItem('names');
let person: string | undefined;

/** What the buttons do. */
const ways: Readonly<Record<string, () => Promise<unknown>>> = {
  'sign-out': () => {
    const { session } = client.snapshot;
    return session ? client.session.signOut({ sessionId: session.id }) : Promise.resolve();
  },
  'sign-out-all': () => client.session.signOut(),
};

function show({ status, client: known, session, user, error }: Snapshot): void {
  if (status === 'error') problemLine.textContent = error?.message ?? 'The service cannot be reached.';
  if (user === undefined) return;
  find('#member').hidden = !user;
  find('#guest').hidden = user !== null;
  const sessions = known?.sessions.filter(one => one.status === 'active') ?? [];
  // Buttons that stay are kept, so that nobody loses the focus when something else changes.
  const buttons = sessions.map(one => {
    const button = accounts.querySelector<HTMLElement>(`[data-session="${one.id}"]`) ?? accountButton(one);
    button.textContent = nameOf(one.user);
    button.ariaCurrent = String(one.id === session?.id);
    return button;
  });
  for (const item of [...accounts.children]) if (!buttons.some(button => item.contains(button))) item.remove();
  if (user && user.id !== person) fillIn(user);
  person = user?.id;
}

function accountButton({ id }: Session): HTMLElement {
  const item = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset['session'] = id;
  button.addEventListener('click', () => void run(() => client.session.setActive(id), 'You switched to this account.'));
  item.append(button);
  accounts.append(item);
  return button;
}

function nameOf({ firstName, lastName, emailAddresses, username }: User): string {
  const name = [firstName, lastName].filter(Boolean).join(' ');
  return name || (emailAddresses[0]?.emailAddress ?? username ?? 'Somebody');
}

/** The form begins with the names of whoever is the present person; later answers leave what is typed alone. */
function fillIn({ firstName, lastName }: User): void {
  for (const [name, value] of Object.entries({ firstName, lastName })) {
    const input = names?.elements.namedItem(name);
    if (input instanceof HTMLInputElement) input.value = value ?? '';
  }
}

async function run(deed: () => Promise<unknown>, success: string): Promise<void> {
  problemLine.textContent = said.textContent = '';
  try {
    await deed();
    said.textContent = success;
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    const [{ longMessage, message }] = error.problems;
    problemLine.textContent = error.transient
      ? 'The service cannot be reached. Please try again.'
      : (longMessage ?? message);
  }
}

function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
}

names?.addEventListener('submit', event => {
  event.preventDefault();
  const { firstName, lastName } = Object.fromEntries(new FormData(names));
  const typed = (value: unknown): string => (typeof value === 'string' ? value : '');
  const input = { firstName: typed(firstName), lastName: typed(lastName) };
  void run(() => client.account.update(input), 'Your name is saved.');
});
for (const button of document.querySelectorAll<HTMLElement>('[data-way]')) {
  const way = ways[button.dataset['way'] ?? ''];
  if (way) button.addEventListener('click', () => void run(way, 'Signed out.'));
}
client.subscribe(show);
