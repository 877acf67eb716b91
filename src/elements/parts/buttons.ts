import { html, type TemplateResult } from 'lit';
import { accountStyles } from '../styles/account.styles.js';
import { formSheets } from '../styles/form.styles.js';

formSheets.add(accountStyles);

export interface ButtonsOptions {
  readonly label: string;
  readonly pending: boolean;
  /** The words of the button that gives up. */
  readonly cancel: string;
  readonly onCancel: () => void;
  /** What it does cannot be taken back. */
  readonly danger?: boolean;
}

/** The form's own button, and beside it the one that gives up. */
export function buttons({ label, pending, cancel, onCancel, danger = false }: ButtonsOptions): TemplateResult {
  return html`<div class="auth-buttons">
    <button class="auth-submit" type="submit" ?data-danger=${danger} aria-disabled=${pending ? 'true' : 'false'}>
      <span class="auth-submit-label">${label}</span>
    </button>
    ${cancelButton(cancel, onCancel)}
  </div>`;
}

/** The one that gives up, where there is nothing to send. */
export function cancelButton(label: string, run: () => void): TemplateResult {
  return html`<button class="auth-cancel" type="button" @click=${run}>${label}</button>`;
}
