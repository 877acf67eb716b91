import type { Control } from '../steps/own-fields.js';

type Answer = string | number | boolean | null | readonly string[];

/** What somebody answered in fields of the page's own, by name, each as what it is. None is left out. */
export function answersOf(controls: readonly Control[]): Readonly<Record<string, Answer>> {
  const names = [...new Set(controls.map(({ name }) => name))];
  return Object.fromEntries(names.map(name => [name, answerOf(controls.filter(control => control.name === name))]));
}

function answerOf([control, ...others]: readonly Control[]): Answer {
  if (!control) return null;
  const all = [control, ...others];
  if (control instanceof HTMLSelectElement && control.multiple)
    return [...control.selectedOptions].map(({ value }) => value);
  if (control instanceof HTMLInputElement) {
    const checked = all.filter(one => one instanceof HTMLInputElement && one.checked).map(({ value }) => value);
    if (control.type === 'radio') return checked[0] ?? null;
    if (control.type === 'checkbox') return others.length ? checked : control.checked;
    if (control.type === 'number' || control.type === 'range')
      return Number.isNaN(control.valueAsNumber) ? null : control.valueAsNumber;
  }
  return others.length ? all.map(({ value }) => value) : control.value;
}

/** Fields that were filled in from what is known already, once. */
const recalled = new WeakSet<Control>();

/** Fills in what was answered before the page was loaded anew, unless something else was typed meanwhile. */
export function recall(control: Control, answers: Readonly<Record<string, unknown>> = {}): void {
  if (recalled.has(control)) return;
  recalled.add(control);
  const { name } = control;
  if (!Object.hasOwn(answers, name)) return;
  const answer = answers[name];
  const has = (value: string): boolean => (Array.isArray(answer) ? answer.includes(value) : answer === value);
  if (control instanceof HTMLSelectElement) {
    for (const option of control.options) option.selected = has(option.value);
  } else if (control.type === 'checkbox' || control.type === 'radio') {
    const input = control as HTMLInputElement;
    if (input.checked === input.defaultChecked) input.checked = answer === true || has(input.value);
  } else if (control.value === control.defaultValue && (typeof answer === 'string' || typeof answer === 'number')) {
    control.value = String(answer);
  }
}
