import type { Settings } from '../settings.js';
import type { MailContent } from './render-mail.js';

/** Text as it may stand in a mail's markup, between tags and in attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, character => `&#${character.charCodeAt(0)};`);
}

// Styles stand at the elements, because many mail programs read no others; those at the top turn a mail dark and save
// room on a phone where the program knows how. Nothing is loaded but the logo.
const head = `<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 480px) {
  .page { padding: 20px 12px !important; }
  .card { padding: 28px 24px !important; }
}
@media (prefers-color-scheme: dark) {
  .page { background: #0d0e11 !important; }
  .frame { background: #17181d !important; border-color: #363841 !important; }
  .ink { color: #eceef3 !important; }
  .soft { color: #a5a9b6 !important; }
  .code { background: #101115 !important; border-color: #363841 !important; color: #eceef3 !important; }
  .notes { border-color: #363841 !important; }
}
</style>`;

const font =
  "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue','Noto Sans',Helvetica,Arial,sans-serif";
const table = '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"';

/** One column, at most 30 rem wide, that reads well without its styles too. */
export function htmlOf(content: MailContent, { app }: Pick<Settings, 'app'>): string {
  const align = content.direction === 'rtl' ? 'right' : 'left';
  return `<!doctype html>
<html lang="${escapeHtml(content.language)}" dir="${content.direction}">
<head>
${head}
<title>${escapeHtml(content.subject)}</title>
</head>
<body class="page" style="margin:0;padding:40px 16px;background:#f6f6f9;${font}">
${table}><tr><td align="center">
${table} class="frame" style="max-width:480px;background:#ffffff;border:1px solid #dcdee5;border-radius:16px;border-collapse:separate"><tr><td class="card" align="${align}" style="padding:40px;${font}">
${brand(app)}
<h1 class="ink" style="margin:0 0 8px;font-size:22px;line-height:1.35;font-weight:700;color:#1b1c22">${escapeHtml(content.title)}</h1>
<p class="ink" style="margin:0 0 24px;font-size:16px;line-height:1.6;color:#1b1c22">${escapeHtml(content.text)}</p>
${code(content)}${link(content)}
${notes(content)}
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
}

// The space after the last digit is made up for at the other side, so that the digits stand in the middle.
function code({ code: digits }: MailContent): string {
  if (digits === undefined) return '';
  return `<p class="code" dir="ltr" style="margin:0 0 24px;padding:18px 8px 18px 16px;border:1px solid #dcdee5;border-radius:12px;background:#f6f6f9;color:#1b1c22;font:600 32px/1.25 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;letter-spacing:8px;text-align:center">${escapeHtml(digits)}</p>`;
}

// The address stands below the button, for mail programs that show no buttons and for people who look first.
function link({ link: target }: MailContent): string {
  if (!target) return '';
  const href = escapeHtml(target.href);
  const before = target.before
    ? `<p class="ink" style="margin:0 0 12px;font-size:16px;line-height:1.6;color:#1b1c22">${escapeHtml(target.before)}</p>\n`
    : '';
  return `${before}<p style="margin:0 0 16px"><a class="button" href="${href}" style="display:inline-block;padding:13px 24px;border-radius:10px;background:#4353d8;color:#ffffff;font-size:16px;line-height:1.4;font-weight:600;text-decoration:none">${escapeHtml(target.label)}</a></p>
<p class="soft" dir="ltr" style="margin:0 0 24px;font-size:13px;line-height:1.5;color:#5d606b;overflow-wrap:anywhere">${href}</p>`;
}

/** What matters less, under a line. */
function notes({ notes: sentences }: MailContent): string {
  const paragraphs = sentences.map((note, index) => {
    const space = index === 0 ? '20px' : '8px';
    return `<p class="soft" style="margin:0;padding:${space} 0 0;font-size:14px;line-height:1.5;color:#5d606b">${escapeHtml(note)}</p>`;
  });
  return `<div class="notes" style="border-top:1px solid #e9eaef">
${paragraphs.join('\n')}
</div>`;
}

function brand({ name, logoUrl }: Settings['app']): string {
  // A mail has no page of its own to resolve a path against, and mail programs load no pictures over http.
  if (logoUrl?.startsWith('https://'))
    return `<p style="margin:0 0 24px"><img src="${escapeHtml(logoUrl)}" alt="${escapeHtml(name)}" height="36" style="height:36px;border:0"></p>`;
  return `<p class="soft" style="margin:0 0 24px;font-size:14px;line-height:1.4;font-weight:600;color:#5d606b">${escapeHtml(name)}</p>`;
}
