import { html, nothing, type TemplateResult } from 'lit';

/** A labelled input of a form in the page's tree. */
export interface FieldOptions {
  readonly id: string;
  /** English words that password managers know, whatever the language. */
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'email';
  readonly autocomplete: string;
  readonly error: string | undefined;
  readonly required?: boolean;
  /** What the input holds at first. Later renders leave it alone: the input is uncontrolled. */
  readonly value?: string;
}

/** A label, its input, and what is wrong with it, in one tree. */
export function field(options: FieldOptions): TemplateResult {
  const { id, name, label, type = 'text', autocomplete, error, required = true, value = '' } = options;
  return html`<div class="auth-field">
    <label class="auth-label" for=${id}>${label}</label>
    <input
      class="auth-input"
      id=${id}
      name=${name}
      type=${type}
      autocomplete=${autocomplete}
      autocapitalize="none"
      spellcheck="false"
      aria-required=${required}
      aria-invalid=${error ? 'true' : nothing}
      aria-describedby=${error ? `${id}-error` : nothing}
      .value=${value}
    />
    ${fieldError(id, error)}
  </div>`;
}

/** The place of a field's error. It is always there, so that what appears in it is announced. */
export function fieldError(id: string, error: string | undefined): TemplateResult {
  return html`<p class="auth-error" id="${id}-error" role="alert">${error ?? nothing}</p>`;
}
