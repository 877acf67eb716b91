/** The page at `/inbox`: no markup is made of text, so that it runs under Trusted Types. */
export const inboxPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Inbox</title>
<link rel="stylesheet" href="/inbox.css">
</head>
<body>
<main>
<h1>Inbox</h1>
<p>What would have been mailed. New mails appear by themselves.</p>
<p id="state" role="status">Loading …</p>
<ol id="mails"></ol>
</main>
<noscript>Without JavaScript: <a href="/inbox.json">the mails as JSON</a>.</noscript>
<script src="/inbox.js"></script>
</body>
</html>
`;

export const inboxStyle = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; }
main { max-inline-size: 46rem; margin-inline: auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.5rem; margin-block: 0 0.25rem; }
p { margin-block: 0 1rem; opacity: 0.75; }
ol { list-style: none; margin: 0; padding: 0; display: grid; gap: 0.75rem; }
li { border: 1px solid color-mix(in srgb, currentColor 20%, transparent); border-radius: 0.75rem; padding: 0.75rem 1rem; }
h2 { font-size: 1rem; margin: 0; }
.meta { font-size: 0.875rem; margin: 0; overflow-wrap: anywhere; }
.code { font: 600 1.5rem/1.5 ui-monospace, monospace; letter-spacing: 0.15em; margin: 0.25rem 0; opacity: 1; }
summary { cursor: pointer; min-block-size: 1.5rem; }
iframe { inline-size: 100%; block-size: 28rem; border: 0; border-radius: 0.5rem; margin-block-start: 0.5rem; }
`;

export const inboxScript = `const state = document.querySelector('#state');
const list = document.querySelector('#mails');
const shown = new Set();

function element(name, text, className) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function show(mail) {
  const item = element('li');
  const meta = element('p', mail.to + ' · ' + new Date(mail.at).toLocaleString(), 'meta');
  const details = element('details');
  details.append(element('summary', 'Show the mail'));
  details.addEventListener('toggle', () => {
    if (!details.open || details.querySelector('iframe')) return;
    const frame = element('iframe');
    frame.title = mail.subject;
    frame.src = '/inbox/' + mail.id;
    details.append(frame);
  });
  item.append(element('h2', mail.subject), meta);
  if (mail.code) item.append(element('p', mail.code, 'code'));
  item.append(details);
  list.prepend(item);
}

async function refresh() {
  const response = await fetch('/inbox.json');
  if (!response.ok) throw new Error('The inbox answered ' + response.status + '.');
  for (const mail of await response.json()) {
    if (shown.has(mail.id)) continue;
    shown.add(mail.id);
    show(mail);
  }
  state.textContent = shown.size ? shown.size + (shown.size === 1 ? ' mail' : ' mails') : 'No mail yet.';
}

async function watch() {
  try {
    if (!document.hidden) await refresh();
  } catch {
    state.textContent = 'The server does not answer. Trying again …';
  }
  setTimeout(watch, 1500);
}
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) refresh().catch(() => undefined);
});
watch();
`;
