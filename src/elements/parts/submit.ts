import { html, nothing, type TemplateResult } from 'lit';

/** The form's own button. While it is busy it stays focusable, so that nobody loses their place. */
export function submit(label: string, busy: boolean): TemplateResult {
  return html`<button class="auth-submit" type="submit" aria-disabled=${busy ? 'true' : nothing}>
    <span class="auth-submit-label">${label}</span>
  </button>`;
}
