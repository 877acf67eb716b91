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

function control({ name, label, options, value }) {
  const id = `switch-${name}`;
  if (!options) {
    const input = element('input', { id, name, type: 'checkbox', role: 'switch', checked: value });
    return element('div', { className: 'switch' }, element('label', { htmlFor: id }, label), input);
  }
  const choices = Object.entries(options).map(([key, text]) =>
    element('option', { value: key, selected: key === value }, text),
  );
  const select = element('select', { id, name }, ...choices);
  return element('div', { className: 'switch' }, element('label', { htmlFor: id }, label), select);
}

function valuesOf(form) {
  const controls = [...form.elements].filter(({ name }) => name);
  return Object.fromEntries(controls.map(one => [one.name, one.type === 'checkbox' ? one.checked : one.value]));
}

async function apply(form, state) {
  state.textContent = 'Applying …';
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
  state.textContent = error ?? 'The server does not answer. Is it running?';
}

function panel(groups, inbox) {
  const state = element('p', { className: 'switches-state', role: 'status' });
  const button = element('button', { className: 'switches-apply' }, 'Apply');
  const form = element(
    'form',
    {},
    element('p', {}, 'They hold at once, until the server is stopped. Mails and texts are in ', inbox, '.'),
    ...groups.map(({ title, switches }) =>
      element('fieldset', {}, element('legend', {}, title), ...switches.map(control)),
    ),
    element('div', { className: 'switches-foot' }, button, state),
  );
  form.addEventListener('submit', event => {
    event.preventDefault();
    void apply(form, state);
  });
  const details = element('details', {}, element('summary', {}, 'Settings of this demo'), form);
  const wide = matchMedia('(min-width: 70rem)');
  details.open = wide.matches;
  wide.addEventListener('change', () => (details.open = wide.matches));
  const again = sessionStorage.getItem(remembered) === 'applied';
  sessionStorage.removeItem(remembered);
  if (again) {
    details.open = true;
    // Said once it stands in the page, to be heard; whoever pressed the button goes on from there.
    setTimeout(() => {
      state.textContent = 'Applied.';
      button.focus();
    });
  }
  return element(
    'aside',
    { className: 'switches', lang: 'en', dir: 'ltr', ariaLabel: 'Settings of this demo' },
    details,
  );
}

const answer = await fetch('/switches.json');
if (!answer.ok) throw new Error(`The server's settings were answered with ${answer.status}.`);
const { groups, inbox } = await answer.json();
document.body.append(panel(groups, element('a', { href: inbox }, 'the inbox')));
