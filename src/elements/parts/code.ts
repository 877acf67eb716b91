import { html, nothing, type TemplateResult } from 'lit';
import { codeDigits, codeLength } from '../../core/index.js';
import { fieldError } from './field.js';
import { formSheets } from '../styles/form.styles.js';
import { stepStyles } from '../styles/step.styles.js';

formSheets.add(stepStyles);

/** A one-time code: one input, drawn as cells. */
export interface CodeOptions {
  readonly id: string;
  readonly label: string;
  /** Says before it happens that the field submits itself. */
  readonly hint: string;
  /** What else is said of it, as an element with the id of the field and "-also". */
  readonly also?: TemplateResult | undefined;
  readonly error: string | undefined;
}

const cells = Array.from({ length: codeLength }, () => html`<span class="auth-code-cell"></span>`);

/** One input over six drawn cells: managers and readers see a plain text field. It submits itself when it is full. */
export function codeField({ id, label, hint, also, error }: CodeOptions): TemplateResult {
  return html`<div class="auth-field">
    <label class="auth-label" for=${id}>${label}</label>
    <div class="auth-code">
      <span class="auth-code-cells" aria-hidden="true">${cells}</span>
      <input
        class="auth-code-input"
        id=${id}
        name="code"
        type="text"
        inputmode="numeric"
        autocomplete="one-time-code"
        autocapitalize="none"
        spellcheck="false"
        dir="ltr"
        aria-required="true"
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${`${id}-${error ? 'error' : 'hint'}${also ? ` ${id}-also` : ''}`}
        @input=${typed}
        @change=${typed}
        @paste=${pasted}
      />
    </div>
    ${fieldError(id, error)} ${error ? nothing : html`<div class="auth-hint" id="${id}-hint">${hint}</div>`}
    ${also ?? nothing}
  </div>`;
}

// A paste is read whole, before the browser shortens or spreads it: "Your code: 123 456" is a code.
function pasted(event: ClipboardEvent): void {
  const input = event.currentTarget;
  const digits = codeDigits(event.clipboardData?.getData('text') ?? '');
  if (!(input instanceof HTMLInputElement) || !digits) return;
  event.preventDefault();
  const code =
    digits.length === codeLength
      ? digits
      : codeDigits(
          input.value.slice(0, input.selectionStart ?? 0) + digits + input.value.slice(input.selectionEnd ?? 0),
        );
  input.value = code;
  complete(input);
}

function typed(event: Event): void {
  const input = event.currentTarget;
  // An input method is still composing: its text is not final.
  if (!(input instanceof HTMLInputElement) || (event instanceof InputEvent && event.isComposing)) return;
  const digits = codeDigits(input.value);
  if (input.value !== digits) input.value = digits;
  complete(input);
}

const submitted = new WeakMap<HTMLInputElement, string>();

function complete(input: HTMLInputElement): void {
  const code = input.value;
  input.closest<HTMLElement>('.auth-code')?.setAttribute('data-filled', String(code.length));
  if (code.length < codeLength) submitted.delete(input);
  // The same code is not sent twice by itself: `change` follows `input`, and a wrong code stays to be read.
  if (code.length !== codeLength || submitted.get(input) === code) return;
  submitted.set(input, code);
  input.form?.requestSubmit();
}

/** The code in a form's data, as far as it was typed. */
export function codeOf(data: FormData): string {
  const value = data.get('code');
  return typeof value === 'string' ? codeDigits(value) : '';
}
