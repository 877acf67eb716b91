import type { Settings } from '../settings.js';
import type { MailContent } from './render-mail.js';

/** Text as it may stand in a mail's markup, between tags and in attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, character => `&#${character.charCodeAt(0)};`);
}

// Styles stand at the elements, because many mail programs read no others; those at the top turn a mail dark where the
// program knows how. Nothing is loaded but the logo.
const head = `<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background: #16181d !important; }
  .card { background: #20232a !important; border-color: #3a3f4a !important; }
  .ink { color: #f1f2f4 !important; }
  .soft { color: #b6bbc6 !important; }
  .code { background: #2c313b !important; color: #f1f2f4 !important; }
}
</style>`;

const font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** One column, at most 30 rem wide, that reads well without its styles too. */
export function htmlOf(content: MailContent, { app }: Pick<Settings, 'app'>): string {
  const paragraphs = content.notes
    .map(
      note =>
        `<p class="soft" style="margin:0 0 12px;font-size:14px;line-height:1.5;color:#555b66">${escapeHtml(note)}</p>`,
    )
    .join('\n');
  const code =
    content.code === undefined
      ? ''
      : `<p class="code" dir="ltr" style="margin:0 0 20px;padding:14px;border-radius:10px;background:#f1f2f4;color:#16181d;font:600 30px/1.3 ui-monospace,Menlo,Consolas,monospace;letter-spacing:6px;text-align:center">${escapeHtml(content.code)}</p>`;
  return `<!doctype html>
<html lang="${escapeHtml(content.language)}" dir="${content.direction}">
<head>
${head}
<title>${escapeHtml(content.subject)}</title>
</head>
<body class="page" style="margin:0;padding:24px 12px;background:#f6f7f9;${font}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center">
<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:480px;background:#ffffff;border:1px solid #e2e5ea;border-radius:14px"><tr><td align="${content.direction === 'rtl' ? 'right' : 'left'}" style="padding:28px;${font}">
${brand(app)}
<h1 class="ink" style="margin:0 0 12px;font-size:20px;line-height:1.3;color:#16181d">${escapeHtml(content.title)}</h1>
<p class="ink" style="margin:0 0 20px;font-size:16px;line-height:1.5;color:#16181d">${escapeHtml(content.text)}</p>
${code}
${paragraphs}
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
}

function brand({ name, logoUrl }: Settings['app']): string {
  // A mail has no page of its own to resolve a path against, and mail programs load no pictures over http.
  if (logoUrl?.startsWith('https://'))
    return `<p style="margin:0 0 20px"><img src="${escapeHtml(logoUrl)}" alt="${escapeHtml(name)}" height="36" style="height:36px;border:0"></p>`;
  return `<p class="soft" style="margin:0 0 20px;font-size:14px;font-weight:600;color:#555b66">${escapeHtml(name)}</p>`;
}
