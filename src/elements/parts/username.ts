import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { formSheets } from '../styles/form.styles.js';
import { breakable } from './names.js';
import { stepStyles } from '../styles/step.styles.js';

formSheets.add(stepStyles);

/**
 * The person's name for the password manager: first in the form, read-only, and hidden by a one-pixel clip. Managers
 * overlook `type="hidden"`, and some of them `display: none` and `type="email"`.
 */
export function hiddenUsername(id: string, value: string): TemplateResult {
  return html`<input
    class="auth-clip"
    id=${id}
    type="text"
    name="username"
    autocomplete="username"
    readonly
    tabindex="-1"
    aria-hidden="true"
    .value=${value}
    ${ref(clip)}
  />`;
}

// The clip is set on the element too: where the page throws the form's sheet away, the name must not appear.
function clip(element: Element | undefined): void {
  if (!(element instanceof HTMLElement)) return;
  const { style } = element;
  style.position = 'absolute';
  style.inlineSize = '1px';
  style.blockSize = '1px';
  style.clipPath = 'inset(50%)';
}

/** Who is signing in, as text or within a sentence, with a way to change it where there is one. */
export function identity(
  identifier: string,
  label?: string,
  change?: () => void,
  sentence: string = identifier,
): TemplateResult {
  // A page's own sentence may do without it.
  const [before = '', ...after] = sentence.split(identifier);
  const name = html`<bdi class="auth-identifier">${breakable(identifier)}</bdi>`;
  return html`<p class="auth-identity">
    <span>${before}${after.length ? name : nothing}${after.join(identifier)}</span>
    ${change ? html`<button class="auth-link" type="button" @click=${change}>${label}</button>` : nothing}
  </p>`;
}
