import { html, type SVGTemplateResult, svg, type TemplateResult } from 'lit';

function icon(content: SVGTemplateResult): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${content}</svg>`;
}

export const personIcon = icon(svg`<circle cx="12" cy="8" r="4" /><path d="M4 20.5c1-4 4-6 8-6s7 2 8 6" />`);
export const signOutIcon = icon(svg`<path class="flip" d="M10 4H5v16h5M9.5 12H20m-4-4.5L20.5 12 16 16.5" />`);
export const plusIcon = icon(svg`<path d="M12 5v14M5 12h14" />`);
export const shieldIcon = icon(
  svg`<path d="M12 3l7.5 2.8v5.4c0 4.6-3 7.9-7.5 9.8-4.5-1.9-7.5-5.2-7.5-9.8V5.800z" /><path d="M8.800 12l2.300 2.300 4.200-4.600" />`,
);
export const clockIcon = icon(svg`<circle cx="12" cy="12" r="8.5" /><path d="M12 7.500v5l3 2" />`);
export const closeIcon = icon(svg`<path d="M6 6l12 12M18 6L6 18" />`);
