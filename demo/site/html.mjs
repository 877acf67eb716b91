const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it stands in markup. */
export const escape = text => String(text).replace(/[&<>"]/g, sign => entities[sign]);

/** A sentence of the manifest, with `code` marked. */
export const prose = (text = '') => escape(text).replace(/`([^`]+)`/g, '<code>$1</code>');

/** Code below what it is, which may be said elsewhere already, and a button that copies it. */
export const code = (text, label, caption = label) => `
<div class="code">
  <div class="code-head"><span>${escape(caption)}</span><button type="button" class="copy" data-copy>Copy</button></div>
  <pre tabindex="0" role="region" aria-label="${escape(label)}"><code>${escape(text.trim())}</code></pre>
</div>`;

/** Tabs, one a label; `site.ts` moves between them. */
export function tabs(id, name, panels) {
  const entries = Object.entries(panels);
  const tab = ([label], index) =>
    `<button type="button" role="tab" id="${id}-tab-${index}" aria-controls="${id}-panel-${index}" aria-selected="${index === 0}" tabindex="${index ? -1 : 0}">${escape(label)}</button>`;
  const panel = ([label, content], index) =>
    `<div role="tabpanel" id="${id}-panel-${index}" aria-labelledby="${id}-tab-${index}"${index ? ' hidden' : ''}>${code(content, `${label} code`, '')}</div>`;
  return `<div class="tabs" data-tabs>
  <div role="tablist" aria-label="${escape(name)}">${entries.map(tab).join('')}</div>
  ${entries.map(panel).join('\n  ')}
</div>`;
}

/** The plain tables of a guide as `table` makes them, except that with several columns the last one's head is said too. */
export const stacking = page => page.replace(/<table>[^]*?<\/table>/g, stackingTable);

function stackingTable(markup) {
  const heads = [...markup.matchAll(/<th scope="col">([^]*?)<\/th>/g)].map(([, head]) => head.replace(/<[^>]+>/g, ''));
  let column = 0;
  const cell = () => {
    column += 1;
    return heads.length > 2 ? `<td role="cell" data-head="${heads[column]}">` : '<td role="cell">';
  };
  const row = () => {
    column = 0;
    return '<tr role="row">';
  };
  return markup
    .replace('<table>', '<table class="stacking" role="table">')
    .replace(/<(thead|tbody)>/g, '<$1 role="rowgroup">')
    .replaceAll('<th scope="col">', '<th scope="col" role="columnheader">')
    .replaceAll('<th scope="row">', '<th scope="row" role="rowheader">')
    .replace(/<(tr|td)>/g, (_, tag) => (tag === 'tr' ? row() : cell()));
}

/**
 * A table of what the manifest lists, or nothing where there is nothing to list. The roles are said because a narrow
 * screen shows rows as blocks, and a browser then takes the table for none.
 */
export function table(title, id, heads, rows) {
  if (rows.length === 0) return '';
  const last = heads.length - 1;
  const cell = (content, index) => {
    if (index === 0) return `<th scope="row" role="rowheader">${content}</th>`;
    return `<td role="cell"${index < last ? ` data-head="${escape(heads[index])}"` : ''}>${content}</td>`;
  };
  const head = heads.map(word => `<th scope="col" role="columnheader">${escape(word)}</th>`).join('');
  const body = rows.map(row => `<tr role="row">${row.map(cell).join('')}</tr>`).join('');
  return `<section>
  <h2 id="${id}">${escape(title)}</h2>
  <div class="table" tabindex="0" role="region" aria-labelledby="${id}">
    <table class="stacking" role="table">
      <thead role="rowgroup"><tr role="row">${head}</tr></thead>
      <tbody role="rowgroup">${body}</tbody>
    </table>
  </div>
</section>`;
}
