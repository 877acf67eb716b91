import { createHash } from 'node:crypto';
import { escapeHtml } from '../delivery/mail-html.js';
import type { MailWords } from '../delivery/mails/words.js';
import type { Answer } from '../http/exchange.js';

/** A page between a mail and the application: what is asked, or what has become of it, and one way on. */
export interface LinkPage {
  readonly words: MailWords;
  readonly app: string;
  readonly title: string;
  readonly sentences: readonly string[];
  /** What the button sends. `alone`: the browser is the one that asked, so that nobody has to press it. */
  readonly press?: { readonly label: string; readonly token: string; readonly alone: boolean };
  readonly onward?: { readonly label: string; readonly url: string } | undefined;
  /** Where the form may lead in the end. */
  readonly origin?: string;
  readonly status: number;
}

const style = `:root{color-scheme:light dark;font:1rem/1.6 system-ui,sans-serif}
body{margin:0;min-block-size:100dvh;display:grid;place-items:center;background:light-dark(#f6f6f9,#0d0e11);color:light-dark(#1b1c22,#eceef3)}
main{box-sizing:border-box;inline-size:min(26rem,100% - 2rem);margin:1.5rem 1rem;padding:2rem 1.75rem;border:1px solid light-dark(#dcdee5,#363841);border-radius:1rem;background:light-dark(#fff,#17181d)}
.app{margin:0 0 1.25rem;font-size:.875rem;font-weight:600}
h1{font-size:1.375rem;line-height:1.35;margin:0 0 .5rem}
p{margin:0 0 .75rem;overflow-wrap:anywhere}
.app,p+p{color:light-dark(#5d606b,#a5a9b6)}
form{margin:1.25rem 0 0}
button,.on{box-sizing:border-box;display:block;inline-size:100%;padding:.7rem 1rem;border:0;border-radius:.625rem;background:light-dark(#4353d8,#8b97ff);color:light-dark(#fff,#0d0e11);font-family:inherit;font-size:1rem;font-weight:600;line-height:1.4;text-align:center;text-decoration:none;cursor:pointer}
.on{margin-block-start:1.25rem}
button:focus-visible,.on:focus-visible{outline:3px solid light-dark(#4353d8,#8b97ff);outline-offset:2px}
@media (forced-colors:active){button,.on{border:1px solid}}`;

// A page that is fetched ahead runs its scripts, too, and nobody has opened the link yet.
const script = `const press=()=>document.forms[0].requestSubmit();document.prerendering?document.addEventListener('prerenderingchange',press,{once:true}):press();`;

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const styleHash = hash(style);
const scriptHash = hash(script);

/** The page with the strictest policy that it works under: no script, unless it is the browser that asked. */
export function linkPage(page: LinkPage): Answer {
  const { words, app, title, sentences, press, onward, status } = page;
  const policy = [
    "default-src 'none'",
    `style-src ${styleHash}`,
    ...(press?.alone ? [`script-src ${scriptHash}`] : []),
    `form-action ${press ? ["'self'", page.origin].filter(Boolean).join(' ') : "'none'"}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  const html = `<!doctype html>
<html lang="${escapeHtml(words.language)}" dir="${words.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<p class="app">${escapeHtml(app)}</p>
<h1>${escapeHtml(title)}</h1>
${sentences.map(sentence => `<p>${escapeHtml(sentence)}</p>`).join('\n')}
${press ? pressForm(press) : ''}${onward ? `<a class="on" href="${escapeHtml(onward.url)}">${escapeHtml(onward.label)}</a>` : ''}
</main>
</body>
</html>
`;
  return { kind: 'page', html, policy, status };
}

function pressForm({ label, token, alone }: NonNullable<LinkPage['press']>): string {
  return `<form method="post" action="/v1/verify">
<input type="hidden" name="token" value="${escapeHtml(token)}">
<button type="submit">${escapeHtml(label)}</button>
</form>${alone ? `<script>${script}</script>` : ''}`;
}
