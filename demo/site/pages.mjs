import { readdirSync, readFileSync } from 'node:fs';
import { builderPage } from './builder-page.mjs';
import { elementPage, elementsOf } from './element-page.mjs';
import { code, escape, stacking } from './html.mjs';
import { sampleKey } from './snippets.mjs';
import { propertiesTable, textsTables } from './tables.mjs';

const here = path => new URL(path, import.meta.url);
const read = path => readFileSync(here(path), 'utf8');

const guides = [
  ['quick-start', 'Quick start'],
  ['theming', 'Theming'],
  ['events', 'Events and redirects'],
  ['routing', 'Routing'],
  ['languages', 'Languages'],
  ['frameworks', 'Frameworks'],
  ['custom-ui', 'Custom UI'],
  ['sessions', 'Sessions and tokens'],
  ['user-profile', 'The account'],
  ['metadata', 'Data beside accounts'],
  ['step-up', 'Asking again who is there'],
  ['invitations', 'Who may sign up'],
  ['other-sites', 'Sign-in by other sites'],
  ['enterprise-sso', 'Enterprise SSO'],
  ['email-links', 'Links in mails'],
  ['passkeys', 'Passkeys'],
  ['wallets', 'Wallets'],
  ['phones', 'Phones'],
  ['bots', 'Bot protection'],
  ['content-security-policy', 'Content-security policy'],
  ['accessibility', 'Accessibility'],
  ['performance', 'Performance'],
  ['going-to-production', 'Going to production'],
];

// The theme is the package's own; what restyles the elements, and the preload lines, stand on pages of their own.
const elsewhere = {
  'midnight.css': '../../src/themes/midnight.css',
  'tailwind.css': '../styling/tailwind.css',
  'bootstrap.css': '../styling/presets/bootstrap.css',
  'preloaded.html': '../preloaded.html',
};

/**
 * A guide with its samples' files as code, and with its tables from what they list: whoever reads the page reads what is
 * checked.
 */
const filled = (text, elements) =>
  text
    .replace('<properties-table></properties-table>', () => propertiesTable(elements))
    .replace('<texts-tables></texts-tables>', textsTables)
    .replace(/<sample-code file="([\w./-]+)"><\/sample-code>/g, (_, file) =>
      code(read(elsewhere[file] ?? (/^(custom|frameworks)\//.test(file) ? `../${file}` : `samples/${file}`)), file),
    );

const addressOf = name => (name === 'index' ? './' : `./${name}.html`);

function navigation(groups, current) {
  const link = ([name, label]) =>
    `<li><a href="${addressOf(name)}"${name === current ? ' aria-current="page"' : ''}>${label}</a></li>`;
  const group = ([title, links]) => `<h2>${title}</h2><ul>${links.map(link).join('')}</ul>`;
  return groups.map(group).join('\n');
}

/** The headings of a page, beside it where there is room. The theme builder needs the room itself. */
function contents({ name, content }) {
  const headings = [...content.matchAll(/<h2 id="([\w-]+)">(.*?)<\/h2>/g)];
  if (headings.length < 2 || name === 'theme-builder') return '';
  const links = headings.map(([, id, heading]) => `<li><a href="#${id}">${heading.replace(/<[^>]+>/g, '')}</a></li>`);
  return `<nav class="here" aria-labelledby="here"><h2 id="here">On this page</h2><ul>${links.join('')}</ul></nav>`;
}

/** The pages before and after this one, in the order of the navigation. */
function neighbours(name, groups) {
  const pages = groups.flatMap(([, links]) => links);
  const at = pages.findIndex(([other]) => other === name);
  const link = (page, className, word) =>
    page ? `<a class="${className}" href="${addressOf(page[0])}"><span>${word}</span> ${page[1]}</a>` : '';
  return `<nav class="neighbours" aria-label="Pages before and after">${link(pages[at - 1], 'before', 'Previous')}${link(pages[at + 1], 'after', 'Next')}</nav>`;
}

function frame(page, groups) {
  const { name, title, content } = page;
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
${neighbours(name, groups)}
      </main>
      ${contents(page)}
    </div>
    <noscript><p class="note">The examples need JavaScript.</p></noscript>
  </body>
</html>
`;
}

const themes = readdirSync(here('../../src/themes'))
  .filter(file => file.endsWith('.css'))
  .map(file => file.replace(/\.css$/, ''))
  .sort();

// A theme that reads a design system's variables comes to nothing on a page without that system.
const complete = themes.filter(name => !/var\(--(?!auth-)/.test(read(`../../src/themes/${name}.css`)));

/** Every page of the site by its file's name. */
export function sitePages() {
  const elements = elementsOf(JSON.parse(read('../../custom-elements.json')));
  const groups = [
    ['Start', [['index', 'Overview'], ...guides.slice(0, 1)]],
    ['Elements', elements.map(({ tagName }) => [tagName, `&lt;${tagName}&gt;`])],
    ['Guides', [...guides.slice(1, 2), ['theme-builder', 'Theme builder'], ...guides.slice(2)]],
  ];
  const pages = [
    { name: 'index', title: 'Auth Elements', content: filled(read('front.html'), elements) },
    ...guides.map(([name, title]) => ({
      name,
      title,
      content: filled(stacking(read(`guides/${name}.html`)), elements),
    })),
    { name: 'theme-builder', title: 'Theme builder', content: builderPage(elements, themes, complete) },
    ...elements.map(element => ({
      name: element.tagName,
      title: `<${element.tagName}>`,
      content: elementPage(element),
    })),
  ];
  return new Map(pages.map(page => [`${page.name}.html`, frame(page, groups)]));
}
