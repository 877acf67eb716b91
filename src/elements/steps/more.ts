import { html, nothing, type TemplateResult } from 'lit';
import { answersOf, recall } from '../parts/answers.js';
import { submit } from '../parts/submit.js';
import { goOn } from './go-on.js';
import type { StepFactory } from './step.js';
import { moreControls, type Control } from './own-fields.js';

interface Wrong {
  readonly id: string;
  readonly sentence: TemplateResult;
}

/** The fields that the page has put into the slot. They stay where they are, and belong to this step's form. */
export const view: StepFactory = flow => {
  const { client, term, host } = flow;
  const signUp = () => client.snapshot.client?.signUp;
  const prefix = flow.id('more-');
  let wrong: readonly Wrong[] = [];
  return {
    title: () => term('fieldsTitle'),
    subtitle: () => term('signUpSubtitle'),
    fields: ['more'],
    form: () => {
      for (const control of moreControls(host)) {
        control.setAttribute('form', flow.id('form'));
        recall(control, signUp()?.unsafeMetadata);
      }
      const sentences = wrong.map(({ id, sentence }) => html`<p class="auth-error" id=${id}>${sentence}</p>`);
      return html`${sentences.length ? html`<div class="auth-field">${sentences}</div>` : nothing}
      ${submit(term('continue'), flow.pending)}`;
    },
    check: () => {
      const controls = moreControls(host);
      const refused = controls.filter(
        (control, index) =>
          !control.checkValidity() && controls.findIndex(({ name }) => name === control.name) === index,
      );
      wrong = refused.map((control, index) => ({ id: `${prefix}${index}`, sentence: sentenceFor(control) }));
      for (const control of controls) mark(control, wrong[refused.indexOf(control)]?.id, prefix);
      // The browser says it at the control, too, where it would without us.
      refused[0]?.reportValidity();
      return wrong.map(() => ({ code: 'form_param_value_invalid', field: 'more' }));
    },
    submit: async () => {
      const unsafeMetadata = { ...signUp()?.unsafeMetadata, ...answersOf(moreControls(host)) };
      const input = { unsafeMetadata, locale: flow.language };
      const began = signUp()?.status === 'missing_requirements';
      await goOn(flow, await (began ? client.signUp.update(input) : client.signUp.create(input)));
    },
  };
};

/** Says at a control which sentence is about it, beside what the page itself says there. */
function mark(control: Control, id: string | undefined, prefix: string): void {
  const before = (control.getAttribute('aria-describedby') ?? '').split(/\s+/).filter(Boolean);
  const theirs = before.filter(one => !one.startsWith(prefix));
  const ids = id === undefined ? theirs : [...theirs, id];
  if (ids.length) control.setAttribute('aria-describedby', ids.join(' '));
  else control.removeAttribute('aria-describedby');
  if (id !== undefined) control.setAttribute('aria-invalid', 'true');
  else if (theirs.length < before.length) control.removeAttribute('aria-invalid');
}

/** What the browser says of a control, after its label: the sentence stands below all of them. */
function sentenceFor(control: Control): TemplateResult {
  const words = [...(control.labels?.[0]?.childNodes ?? [])].filter(node => !node.contains(control));
  const label = words.map(({ textContent }) => textContent).join('') || control.ariaLabel || control.name;
  // The browser speaks its own language, which may run the other way.
  return html`${label.trim().replace(/\s+/g, ' ')}: <bdi>${control.validationMessage}</bdi>`;
}
