import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

function icon(content: SVGTemplateResult): TemplateResult {
  return html`<span class="row-icon"
    ><svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${content}</svg></span
  >`;
}

export const computerIcon = icon(svg`<rect x="4" y="5" width="16" height="11" rx="1.5" /><path d="M2 19.5h20" />`);
export const phoneIcon = icon(svg`<rect x="7" y="2.500" width="10" height="19" rx="2" /><path d="M11 18.500h2" />`);
export const keyIcon = icon(svg`<circle cx="8.500" cy="12" r="4.500" /><path d="M13 12h8.500v3.500M18 12v2.500" />`);
export const appIcon = icon(
  svg`<rect x="7" y="2.500" width="10" height="19" rx="2" /><path d="M9.800 12l1.600 1.600 3-3.200" />`,
);
export const messageIcon = icon(
  svg`<path d="M4 5h16v11.500H11l-4.500 3.500v-3.500H4z" /><path d="M8.500 10.800h.01M12 10.800h.01M15.500 10.800h.01" />`,
);
export const codesIcon = icon(svg`<rect x="5" y="3" width="14" height="18" rx="2" /><path d="M9 8h6M9 12h6M9 16h3" />`);
export const lockIcon = icon(
  svg`<rect x="5" y="10.500" width="14" height="10" rx="2" /><path d="M8 10.500V7.500a4 4 0 0 1 8 0v3" />`,
);
