import { code, escape, prose } from './html.mjs';

/** What a range goes from, to, and by, in rem. What the manifest lists beside these, colours and the font is kept, not shown. */
const ranges = {
  '--auth-radius': [0, 1.5, 0.0625],
  '--auth-control-size': [2, 3.5, 0.125],
  '--auth-card-width': [18, 36, 0.5],
  '--auth-card-radius': [0, 2.5, 0.0625],
  '--auth-button-radius': [0, 2, 0.0625],
};

const labels = { '--auth-control-size': 'Density', '--auth-font': 'Font' };
const first = ['--auth-accent', '--auth-color-surface', '--auth-color-text'];
const shape = ['--auth-radius', '--auth-control-size', '--auth-font'];

/** What a property comes to where nobody sets it and the manifest names no value: the elements' own role for it. */
const roles = {
  '--auth-color-input': 'light-dark(#fff, #101115)',
  '--auth-color-primary': 'var(--_fill)',
  '--auth-color-on-primary': 'var(--_on-fill)',
  '--auth-color-link': 'var(--_link)',
  '--auth-color-ring': 'var(--_ring)',
  '--auth-button-radius': 'var(--_radius)',
  '--auth-card-radius': 'calc(var(--_radius) * 1.6)',
};

/** Roles that have to be told apart, and by how much: WCAG 2.2, 1.4.3 and 1.4.11. */
const pairs = [
  ['Text on the card', 'var(--_text)', 'var(--_surface)', 4.5],
  ['Muted text on the card', 'var(--_muted)', 'var(--_surface)', 4.5],
  ['Text in a field', 'var(--_text)', 'var(--auth-color-input, light-dark(#fff, #101115))', 4.5],
  ['Words on the button', 'var(--_on-fill)', 'var(--_fill)', 4.5],
  ['Links on the card', 'var(--_link)', 'var(--_surface)', 4.5],
  ['Errors on the card', 'var(--_danger)', 'var(--_surface)', 4.5],
  ['Success on the card', 'var(--_success)', 'var(--_surface)', 4.5],
  ['The edge of a field', 'var(--_edge)', 'var(--_surface)', 3],
  ['The focus ring', 'var(--_ring)', 'var(--_surface)', 3],
];

const isColour = name => name === '--auth-accent' || name.startsWith('--auth-color-');

function labelOf(name) {
  const words = name.replace(/^--auth-(?:color-)?/, '').replaceAll('-', ' ');
  return labels[name] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** Every custom property of every element, once, with what it falls back to. */
function propertiesOf(elements) {
  const found = new Map();
  for (const { cssProperties = [] } of elements)
    for (const property of cssProperties) if (!found.has(property.name)) found.set(property.name, property);
  return found;
}

const resetOf = (name, label) =>
  `<button type="button" class="reset" data-reset="${name}" aria-label="Reset ${escape(label)}" hidden>Reset</button>`;

function colourControl(name, label) {
  const input = scheme =>
    `<input type="color" data-scheme="${scheme}" aria-label="${escape(label)}, ${scheme}" autocomplete="off" />`;
  return `<span class="control-name">${escape(label)}</span>${resetOf(name, label)}<span class="pair">${input('light')}${input('dark')}</span>`;
}

function rangeControl(name, label) {
  const [min, max, step] = ranges[name];
  return `<label class="control-name" for="b${name}">${escape(label)}</label>${resetOf(name, label)}<output for="b${name}"></output>
    <input id="b${name}" type="range" min="${min}" max="${max}" step="${step}" autocomplete="off" />`;
}

function fontControl(name, label) {
  return `<label class="control-name" for="b${name}">${escape(label)}</label>${resetOf(name, label)}
    <input id="b${name}" type="text" list="fonts" spellcheck="false" autocomplete="off" placeholder="The page’s own" />
    <datalist id="fonts"><option>system-ui</option><option>Georgia, serif</option><option>ui-rounded, system-ui</option><option>ui-monospace, monospace</option></datalist>`;
}

function control({ name, default: derived = '' }) {
  const label = labelOf(name);
  const make = isColour(name) ? colourControl : name === '--auth-font' ? fontControl : ranges[name] && rangeControl;
  const value = name === '--auth-font' ? '' : (roles[name] ?? derived);
  const kind = isColour(name) ? 'colour' : 'measure';
  return `<div class="control" data-kind="${kind}" data-property="${name}" data-derived="${escape(value)}"${make ? '' : ' hidden'}>${make ? make(name, label) : ''}</div>`;
}

function pairRow([label, over, under, least]) {
  const cell = scheme =>
    `<td data-figure="${scheme}"><span class="sample" aria-hidden="true">${least < 4.5 ? '' : 'Aa'}</span><span data-ratio></span></td>`;
  return `<tr data-pair data-over="${escape(over)}" data-under="${escape(under)}" data-least="${least}"><th scope="row">${label}</th>${cell('light')}${cell('dark')}<td>${least}</td></tr>`;
}

/**
 * The theme builder, for whatever custom properties the manifest lists. `complete` are those of the themes that one can
 * begin from.
 */
export function builderPage(elements, themes, complete) {
  const properties = propertiesOf(elements);
  const some = names => names.flatMap(name => (properties.has(name) ? [control(properties.get(name))] : [])).join('\n');
  const others = [...properties.keys()].filter(name => !first.includes(name) && !shape.includes(name));
  const options = complete.map(name => `<option value="${name}">${labelOf(`--auth-${name}`)}</option>`).join('');
  return `<h1>Theme builder</h1>
<p class="lead">Choose, look, and take the file with you. ${prose('The address of this page holds your theme, so that you can share it.')}</p>
<div class="builder" data-builder>
  <form class="controls" aria-label="Theme" autocomplete="off">
    <div class="control"><label class="control-name" for="preset">Begin from</label>
      <select id="preset" data-preset autocomplete="off"><option value="">The elements’ own look</option>${options}</select></div>
    <div class="control"><label class="control-name" for="name">Name</label>
      <input id="name" name="name" type="text" required pattern="(?!(?:${themes.join('|')})$)[a-z][a-z0-9\\-]{0,29}" title="Small letters, digits and hyphens; no theme of the package" spellcheck="false" /></div>
    <div class="control"><label class="control-name" for="scheme">Made for</label>
      <select id="scheme" name="scheme"><option value="light dark">Light and dark</option><option value="light">Light only</option><option value="dark">Dark only</option></select></div>
    <h2 id="colours">Colours <span class="pair-heads" aria-hidden="true"><span>Light</span><span>Dark</span></span></h2>
    ${some(first)}
    <details><summary>More colours</summary>
    ${some(others.filter(isColour))}
    </details>
    <h2 id="shape">Shape and type</h2>
    ${some(shape)}
    <details><summary>More measures</summary>
    ${some(others.filter(name => !isColour(name)))}
    </details>
  </form>
  <div class="result">
    <h2 id="preview">Preview</h2>
    <div class="panels">
      <section class="panel" data-panel="light" aria-label="Light"></section>
      <section class="panel" data-panel="dark" aria-label="Dark"></section>
    </div>
    <h2 id="contrast">Contrast</h2>
    <p class="note" role="status" data-figures></p>
    <div class="table" tabindex="0" role="region" aria-labelledby="contrast">
      <table class="figures">
        <thead><tr><th scope="col">Pair</th><th scope="col">Light</th><th scope="col">Dark</th><th scope="col">At least</th></tr></thead>
        <tbody>${pairs.map(pairRow).join('')}</tbody>
      </table>
    </div>
    <h2 id="file">The file</h2>
    <div data-file>${code('…', 'Theme file', 'mine.css')}</div>
    <p class="actions">
      <button type="button" class="button" data-download>Download</button>
      <button type="button" class="button" data-copy data-share>Copy a link to this theme</button>
    </p>
    <p>
      Load the file with your other sheets, and put <code>class="auth-theme-<span data-name>mine</span>"</code> on an
      element or on anything around it. <a href="./theming.html">Theming</a> says what else there is to change.
    </p>
  </div>
</div>`;
}
