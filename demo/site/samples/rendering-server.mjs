import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fetchSettings, renderPage } from 'auth-elements/render';

const html = await readFile('index.html', 'utf8');
const render = async () =>
  renderPage(html, { settings: await fetchSettings('https://auth.app.example'), page: 'https://app.example/' });

let page = await render();
// Settings change seldom. While the API does not answer, the page stays as it was.
setInterval(() => render().then(next => (page = next), console.error), 60_000);
createServer((_, answer) => answer.setHeader('content-type', 'text/html; charset=utf-8').end(page)).listen(3000);
