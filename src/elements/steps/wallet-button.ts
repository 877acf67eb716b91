import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Flow } from './step.js';

const icon = html`<svg class="way-icon way-outline" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
  ${svg`<path d="M18.5 8V5.5a1.5 1.5 0 0 0-1.5-1.5H5.5a2.5 2.5 0 0 0 0 5h14A1.5 1.5 0 0 1 21 10.5v8a1.5 1.5 0 0 1-1.5 1.5h-14A2.5 2.5 0 0 1 3 17.5v-11" /><path d="M16.5 14.5h.01" />`}
</svg>`;

/** Leads to the choice of wallets, where the browser's are looked for. */
export function walletButton(flow: Flow, isLast: TemplateResult | typeof nothing): TemplateResult {
  return html`<button
    class="button way"
    part="way"
    type="button"
    aria-disabled=${flow.pending ? 'true' : nothing}
    @click=${() => {
      if (!flow.pending) flow.go('wallet');
    }}
  >
    ${icon} <span class="way-name">${flow.term('useWallet')}</span> ${isLast}
  </button>`;
}
