// The settings of the server beside the page, as a form. Nothing of it is in the page of an application.

const remembered = 'switches';

function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties))
    if (key in made) made[key] = value;
    else made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function control({ name, options, value }, words) {
  const id = `switch-${name}`;
  const label = element('label', { htmlFor: id }, words.switches[name]);
  if (!options) {
    const input = element('input', { id, name, type: 'checkbox', role: 'switch', checked: value });
    return element('div', { className: 'switch' }, label, input);
  }
  const texts = words.options[name] ?? words.presence;
  const choices = options.map(key => element('option', { value: key, selected: key === value }, texts[key]));
  return element('div', { className: 'switch' }, label, element('select', { id, name }, ...choices));
}

function valuesOf(form) {
  const controls = [...form.elements].filter(({ name }) => name);
  return Object.fromEntries(controls.map(one => [one.name, one.type === 'checkbox' ? one.checked : one.value]));
}

async function apply(form, state, words) {
  say(state, words.applying, words);
  const answer = await fetch('/switches.json', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(valuesOf(form)),
  }).catch(() => undefined);
  if (answer?.ok) {
    sessionStorage.setItem(remembered, 'applied');
    location.reload();
    return;
  }
  const { error } = (await answer?.json().catch(() => undefined)) ?? {};
  // What the server says of its settings is for whoever runs it, as in its log: in English.
  if (error) say(state, error, { language: 'en', direction: 'ltr' });
  else say(state, words.silent, words);
}

function say(state, text, { language, direction }) {
  Object.assign(state, { lang: language, dir: direction, textContent: text });
}

/** A piece of text with a link in it. */
function sentence([before, link, after], href) {
  return element('p', {}, before, element('a', { href }, link), after);
}

/** What stands below a switch that asks for a little more. */
function notes({ login, words }, { name, value }) {
  if (name !== 'oneTap' || !value || !login) return [];
  return [sentence(words.oneTap, `${login}?back=${encodeURIComponent(location.href)}`)];
}

/** In the place of Turnstile's script, which comes from elsewhere: a button to press, and whoever presses it is believed. */
function putCheck() {
  globalThis.turnstile = {
    render(place, { action, callback, 'before-interactive-callback': needed }) {
      const button = element('button', { type: 'button', className: 'switches-check' }, settings.words.check);
      button.addEventListener('click', () => callback(`pressed.${action}.${crypto.randomUUID()}`));
      place.append(button);
      setTimeout(needed);
      return 'a check';
    },
    remove() {},
  };
}

function panel({ groups, words, inbox, login }) {
  const state = element('p', { className: 'switches-state', role: 'status' });
  const button = element('button', { className: 'switches-apply' }, words.apply);
  const form = element(
    'form',
    {},
    sentence(words.about, inbox),
    ...groups.map(({ name, switches }) =>
      element(
        'fieldset',
        {},
        element('legend', {}, words.groups[name]),
        ...switches.flatMap(one => [control(one, words), ...notes({ login, words }, one)]),
      ),
    ),
    element('div', { className: 'switches-foot' }, button, state),
  );
  form.addEventListener('submit', event => {
    event.preventDefault();
    void apply(form, state, words);
  });
  const details = element('details', {}, element('summary', {}, words.title), form);
  details.open = wide.matches;
  const again = sessionStorage.getItem(remembered) === 'applied';
  sessionStorage.removeItem(remembered);
  if (again) {
    details.open = true;
    // Said once it stands in the page, to be heard; whoever pressed the button goes on from there.
    setTimeout(() => {
      say(state, words.applied, words);
      button.focus();
    });
  }
  const { language: lang, direction: dir, title: ariaLabel } = words;
  return element('aside', { className: 'switches', lang, dir, ariaLabel }, details);
}

const wide = matchMedia('(min-width: 70rem)');
const page = document.documentElement;
let shown;
let settings;

/** Shows how everything stands, in the page's language. */
async function show() {
  const { lang } = page;
  const answer = await fetch(`/switches.json?lang=${encodeURIComponent(lang)}`);
  if (!answer.ok) throw new Error(`The server's settings were answered with ${answer.status}.`);
  const answered = await answer.json();
  // The page may have changed its language again meanwhile.
  if (lang !== page.lang) return;
  settings = answered;
  if (settings.check) putCheck();
  if (settings.browsersAsk && !document.querySelector('auth-google-one-tap'))
    document.body.append(element('auth-google-one-tap'));
  const made = panel(settings);
  if (shown) {
    made.firstElementChild.open = shown.firstElementChild.open;
    shown.replaceWith(made);
  } else document.body.append(made);
  shown = made;
}

wide.addEventListener('change', () => {
  if (shown) shown.firstElementChild.open = wide.matches;
});
new MutationObserver(() => void show()).observe(page, { attributes: true, attributeFilter: ['lang'] });
await show();
