import { html, type TemplateResult } from 'lit';
import type { Profile } from './profile.js';

/** A button that copies a text. That it did stands on the button, and is said. */
export class CopyButton {
  readonly #profile: Profile;
  readonly #text: () => string;
  #label: 'copy' | 'copied' | 'copyFailed' = 'copy';

  constructor(profile: Profile, text: () => string) {
    this.#profile = profile;
    this.#text = text;
  }

  button(): TemplateResult {
    return html`<button class="auth-tool" type="button" @click=${() => void this.#copy()}>
      ${this.#profile.term(this.#label)}
    </button>`;
  }

  async #copy(): Promise<void> {
    this.#label = (await copied(this.#text())) ? 'copied' : 'copyFailed';
    this.#profile.announce(this.#profile.term(this.#label));
    this.#profile.requestUpdate();
  }
}

/** A page that is framed, or not shown at the moment, is not let to the clipboard. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (error) {
    if (error instanceof DOMException || error instanceof TypeError) return false;
    throw error;
  }
}

/** Has the browser keep a text as a file. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Prints a title and lines below it, and nothing of the page. */
export function print(title: string, lines: readonly string[]): void {
  const frame = document.createElement('iframe');
  // Some browsers print nothing of a frame that is not rendered.
  Object.assign(frame.style, { position: 'fixed', inlineSize: '1px', blockSize: '1px', opacity: '0', border: '0' });
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  document.body.append(frame);
  const { contentDocument: page, contentWindow: view } = frame;
  if (!page || !view) throw new TypeError('A frame that stands in the page has a document.');
  page.title = title;
  const heading = page.createElement('h1');
  heading.textContent = title;
  const list = page.createElement('ul');
  for (const line of lines) list.appendChild(page.createElement('li')).textContent = line;
  page.body.replaceChildren(heading, list);
  view.addEventListener('afterprint', () => frame.remove());
  view.focus();
  view.print();
}
