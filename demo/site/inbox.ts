interface Mail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly code: string | null;
  readonly at: number | string;
}

const shownAtMost = 3;
const pause = 1500;

/** The newest mails of the development server. Elsewhere than on the developer's own machine nothing is asked. */
export async function startInbox(panel: HTMLElement): Promise<void> {
  if (!/^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(location.hostname)) return;
  const list = panel.querySelector('[data-mails]');
  const state = panel.querySelector('[data-inbox-state]');
  if (!list || !state) return;
  const refresh = async (): Promise<boolean> => {
    if (document.hidden) return true;
    const response = await fetch('./inbox.json');
    // No content: this server sends real mails.
    if (response.status === 204) return false;
    if (!response.ok) throw new Error(`The inbox answered ${response.status}.`);
    const mails = ((await response.json()) as readonly Mail[]).slice(-shownAtMost).reverse();
    panel.hidden = false;
    show(list, mails);
    const newest = mails[0];
    const said = newest ? `Newest: ${newest.subject}` : 'No mail yet.';
    if (state.textContent !== said) state.textContent = said;
    return true;
  };
  const again = async (): Promise<void> => {
    const goOn = await refresh().catch(() => {
      state.textContent = 'The server does not answer. Trying again …';
      return true;
    });
    if (goOn) setTimeout(() => void again(), pause);
  };
  await again();
}

/** Mails that are there stay as they are, so that nobody loses the button under the pointer. */
function show(list: Element, mails: readonly Mail[]): void {
  const known = new Map([...list.children].map(item => [item.getAttribute('data-id'), item]));
  const items = mails.map(mail => known.get(mail.id) ?? itemFor(mail));
  const same = items.length === list.children.length && items.every((item, index) => item === list.children[index]);
  if (!same) list.replaceChildren(...items);
}

function itemFor({ id, to, subject, code }: Mail): HTMLElement {
  const item = document.createElement('li');
  item.dataset['id'] = id;
  item.append(text('strong', subject), text('span', to));
  if (code) {
    const button = text('button', 'Copy');
    button.className = 'copy';
    button.dataset['copy'] = code;
    button.setAttribute('type', 'button');
    const row = document.createElement('div');
    row.className = 'mail-code';
    row.append(text('code', code), button);
    item.append(row);
  }
  return item;
}

function text(name: string, content: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = content;
  return made;
}
