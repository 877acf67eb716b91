import { html, nothing, type TemplateResult } from 'lit';

/**
 * What is wrong with the whole step, at the top of the card. It is always there, so that what appears in it is
 * announced. `action` is the way forward: a retry, for example.
 */
export function alert(
  message: string | undefined,
  action?: { readonly label: string; readonly run: () => void },
): TemplateResult {
  return html`<div class="alert" part="alert" role="alert" ?data-empty=${!message}>
    ${message ? html`<p class="alert-text">${message}</p>` : nothing}
    ${
      message && action
        ? html`<button class="link" part="link" type="button" @click=${action.run}>${action.label}</button>`
        : nothing
    }
  </div>`;
}
