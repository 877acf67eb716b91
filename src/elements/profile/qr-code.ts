import { html, type TemplateResult } from 'lit';
import { encode } from 'uqr';

/** A text as a QR code, drawn in the page: no picture is loaded. */
export function qrCode(text: string, label: string): TemplateResult {
  const { data } = encode(text, { ecc: 'M', border: 3 });
  return html`<svg
    class="auth-qr"
    viewBox="0 0 ${data.length} ${data.length}"
    role="img"
    aria-label=${label}
    shape-rendering="crispEdges"
  >
    <path d=${data.map(rowPath).join('')} />
  </svg>`;
}

/** One row of squares, as few strokes as there are runs of black. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x++) {
    const start = x;
    while (row[x]) x++;
    if (x > start) path += `M${start} ${y}h${x - start}v1h${start - x}z`;
  }
  return path;
}
