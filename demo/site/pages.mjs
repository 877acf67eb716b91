import { readFileSync } from 'node:fs';
import { elementPage, elementsOf } from './element-page.mjs';
import { code, escape } from './html.mjs';
import { sampleKey } from './snippets.mjs';

const here = path => new URL(path, import.meta.url);
const read = path => readFileSync(here(path), 'utf8');

const guides = [
  ['quick-start', 'Quick start'],
  ['theming', 'Theming'],
  ['custom-ui', 'Custom UI'],
  ['languages', 'Languages'],
  ['going-to-production', 'Going to production'],
];

// The theme is the package's own, and what restyles the elements is on pages of its own.
const elsewhere = {
  'midnight.css': '../../src/themes/midnight.css',
  'tailwind.css': '../styling/tailwind.css',
  'bootstrap.css': '../styling/presets/bootstrap.css',
};

/** The file of a sample as code: whoever reads the page reads what is checked. */
const withSamples = text =>
  text.replace(/<sample-code file="([\w./-]+)"><\/sample-code>/g, (_, file) =>
    code(read(elsewhere[file] ?? (/^custom\//.test(file) ? `../${file}` : `samples/${file}`)), file),
  );

function navigation(groups, current) {
  const link = ([name, label]) =>
    `<li><a href="${name === 'index' ? './' : `./${name}.html`}"${name === current ? ' aria-current="page"' : ''}>${label}</a></li>`;
  const group = ([title, links]) => `<h2>${title}</h2><ul>${links.map(link).join('')}</ul>`;
  return groups.map(group).join('\n');
}

function frame({ name, title, content }, groups) {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${escape(title === 'Auth Elements' ? title : `${title} · Auth Elements`)}</title>
    <link rel="icon" href="./icon.svg" />
    <link rel="stylesheet" href="./site.css" />
    <link rel="stylesheet" href="./themes/midnight.css" />
    <script src="./lib/auth-elements.js" data-publishable-key="${sampleKey}"></script>
    <script type="module" src="./site.js"></script>
  </head>
  <body>
    <a class="skip" href="#content">Skip to content</a>
    <header class="top">
      <button type="button" class="menu" popovertarget="navigation">Menu</button>
      <a class="brand" href="./"><img src="./icon.svg" width="24" height="24" alt="" />Auth Elements</a>
      <auth-user-button></auth-user-button>
    </header>
    <div class="frame">
      <nav id="navigation" popover aria-label="Documentation">
${navigation(groups, name)}
      </nav>
      <main id="content" tabindex="-1">
${content}
      </main>
    </div>
    <noscript><p class="note">The examples need JavaScript.</p></noscript>
  </body>
</html>
`;
}

/** Every page of the site by its file's name. */
export function sitePages() {
  const elements = elementsOf(JSON.parse(read('../../custom-elements.json')));
  const groups = [
    ['Start', [['index', 'Overview'], ...guides.slice(0, 1)]],
    ['Elements', elements.map(({ tagName }) => [tagName, `&lt;${tagName}&gt;`])],
    ['Guides', guides.slice(1)],
  ];
  const pages = [
    { name: 'index', title: 'Auth Elements', content: withSamples(read('front.html')) },
    ...guides.map(([name, title]) => ({ name, title, content: withSamples(read(`guides/${name}.html`)) })),
    ...elements.map(element => ({
      name: element.tagName,
      title: `<${element.tagName}>`,
      content: elementPage(element),
    })),
  ];
  return new Map(pages.map(page => [`${page.name}.html`, frame(page, groups)]));
}
