import { escape, prose, table, tabs } from './html.mjs';
import { snippets } from './snippets.mjs';

/** What each live example holds, and what a page would listen for. What the manifest knows is not said here again. */
const examples = {
  'auth-sign-in': { event: 'auth-signed-in' },
  'auth-sign-up': { event: 'auth-signed-up' },
  'auth-user-button': {
    event: 'auth-signed-out',
    note: 'The button is there for members only.',
  },
  'auth-user-profile': {
    event: 'auth-ready',
    always: 'Whoever is signed in sees their account, and a guest the way to sign in.',
  },
  'auth-profile-page': {
    inner: '<p>Whatever your application keeps of its people.</p>',
    always: 'It shows as a page of the `<auth-user-profile>` that it is a child of, and nothing by itself.',
  },
  'auth-profile-link': {
    always: 'It shows as a link in the list of the `<auth-user-profile>` that it is a child of, and nothing by itself.',
  },
  'auth-user-verification': {
    always: 'It shows nothing until `client.reverify()` wants a proof of who is there.',
  },
  'auth-sign-out-button': {
    event: 'auth-signed-out',
    note: 'The button is there for members only.',
  },
  'auth-waitlist': {
    always:
      'Anybody may sign up here, so the element is the form for that. Where `AUTH_SIGN_UP_MODE` is `waitlist`, it asks for an address.',
  },
  'auth-google-one-tap': {
    event: 'auth-signed-in',
    always:
      'It shows nothing itself: the browser asks, where it can and the instance has `AUTH_GOOGLE_ONE_TAP`, which this one has not.',
  },
  'auth-impersonation-banner': {
    event: 'auth-signed-out',
    always: 'Nobody acts as somebody else in this browser, so the element shows nothing.',
  },
  'auth-signed-in': {
    inner: '<p>Only members see this.</p>',
    note: 'This browser is signed out, so the element shows nothing.',
  },
  'auth-signed-out': {
    inner: '<p>Only guests see this.</p>',
    memberNote: 'You are signed in, so the element shows nothing.',
  },
  'auth-loading': {
    inner: '<p>One moment …</p>',
    always: 'It is known who is here, so the element shows nothing any more. Load the page again to see it briefly.',
  },
  'auth-provider': {
    inner: '<auth-sign-in></auth-sign-in>',
  },
};

const order = Object.keys(examples);

/** How an element is written in HTML and in each framework, as its page shows it. */
export const codeOf = tag => snippets({ tag, ...examples[tag] });

/** The elements of a manifest, in the order of the navigation. */
export function elementsOf(manifest) {
  const found = manifest.modules.flatMap(({ declarations = [] }) => declarations.filter(({ tagName }) => tagName));
  const missing = found.filter(({ tagName }) => !examples[tagName]).map(({ tagName }) => tagName);
  if (missing.length) throw new Error(`Each element has its example in demo/site/element-page.mjs: ${missing}.`);
  return found.sort((a, b) => order.indexOf(a.tagName) - order.indexOf(b.tagName));
}

const options = values => values.map(([value, label]) => `<option value="${value}">${label}</option>`).join('');
const choice = (name, label, values) =>
  `<label>${label}<select data-switch="${name}">${options(values)}</select></label>`;

const switches = `<form class="switches" aria-label="Settings of the example">
  ${choice('lang', 'Language', [
    ['en', 'English'],
    ['de', 'Deutsch'],
    ['ar', 'العربية'],
  ])}
  ${choice('scheme', 'Scheme', [
    ['light dark', 'System'],
    ['light', 'Light'],
    ['dark', 'Dark'],
  ])}
  ${choice('dir', 'Direction', [
    ['ltr', 'Left to right'],
    ['rtl', 'Right to left'],
  ])}
  ${choice('width', 'Width', [
    ['full', 'Full'],
    ['320', '320 px'],
  ])}
  <label>Accent<input type="color" data-switch="accent" value="#4353d8" /></label>
</form>`;

function live(tag) {
  const { inner = '', note, memberNote, always } = examples[tag];
  const hint = '<a href="./">Sign in on the first page</a> to see it.';
  const said = [
    note && `<auth-signed-out><p class="note">${escape(note)} ${hint}</p></auth-signed-out>`,
    memberNote && `<auth-signed-in><p class="note">${escape(memberNote)}</p></auth-signed-in>`,
    always && `<p class="note">${prose(always)}</p>`,
  ];
  return `<section>
  <h2 id="live">Live</h2>
  ${switches}
  <div class="stage" data-stage lang="en" dir="ltr"><div class="stage-room"><${tag}>${inner}</${tag}></div></div>
  ${said.filter(Boolean).join('\n  ')}
</section>`;
}

const named = (entries = []) => entries.filter(({ name }) => name !== undefined);
const byCode = ({ name, description }) => [`<code>${escape(name)}</code>`, prose(description)];
const typeOf = ({ type }) => `<code>${escape(type?.text ?? '')}</code>`;
const heads = ['Name', 'What it is'];

/** One element's page, from what the manifest says about it. */
export function elementPage(element) {
  const {
    tagName: tag,
    description,
    attributes,
    slots,
    events,
    cssClasses,
    cssParts,
    cssStates,
    cssProperties,
    members,
  } = element;
  const properties = (members ?? []).filter(
    ({ kind, privacy, readonly, attribute, description: said, static: shared }) =>
      kind === 'field' && !privacy && !readonly && !attribute && !shared && said,
  );
  return `<h1><code>&lt;${tag}&gt;</code></h1>
<p class="lead">${prose(description)}</p>
${live(tag)}
<section>
  <h2 id="code">Code</h2>
  ${tabs('code', 'The same in', codeOf(tag))}
</section>
${table(
  'Attributes',
  'attributes',
  ['Attribute', 'Property', 'Type', 'Default', 'What it is'],
  named(attributes).map(entry => [
    `<code>${escape(entry.name)}</code>`,
    `<code>${escape(entry.fieldName)}</code>`,
    typeOf(entry),
    entry.default === undefined ? 'none' : `<code>${escape(entry.default)}</code>`,
    prose(entry.description),
  ]),
)}
${table(
  'Properties without an attribute',
  'properties',
  ['Property', 'Type', 'What it is'],
  properties.map(entry => [`<code>${escape(entry.name)}</code>`, typeOf(entry), prose(entry.description)]),
)}
${table(
  'Slots',
  'slots',
  heads,
  named(slots).map(({ name, description: said }) => [name ? `<code>${escape(name)}</code>` : 'default', prose(said)]),
)}
${table(
  'Events',
  'events',
  ['Event', 'Type', 'When'],
  // An event that a base class fires under a name of its own is listed once more without one.
  named(events)
    .filter(({ name }) => name.startsWith('auth-'))
    .map(entry => [`<code>${escape(entry.name)}</code>`, typeOf(entry), prose(entry.description)]),
)}
${table('Parts', 'parts', heads, named(cssParts).map(byCode))}
${table('Classes of the form, which stands in the page', 'classes', heads, named(cssClasses).map(byCode))}
${table('States', 'states', heads, named(cssStates).map(byCode))}
${table(
  'CSS properties',
  'css-properties',
  ['Property', 'Default', 'What it is'],
  named(cssProperties).map(entry => [
    `<code>${escape(entry.name)}</code>`,
    entry.default === undefined ? 'none' : `<code>${escape(entry.default)}</code>`,
    prose(entry.description),
  ]),
)}`;
}
