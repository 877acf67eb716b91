/** Puts the focus where the next thing is to be done: the first field, or what the step is called. */
export function focusForm(form: HTMLFormElement | undefined, root: ParentNode): void {
  const field = controls(form).find(one => one.matches('input:not([readonly],[type=checkbox]),select,textarea'));
  (field ?? root.querySelector<HTMLElement>('.title'))?.focus({ preventScroll: true });
}

/** Puts the focus on the first field that something is wrong with. */
export function focusProblem(form: HTMLFormElement): void {
  controls(form)
    .find(one => one.matches('[aria-invalid=true]'))
    ?.focus();
}

/** What belongs to a form, wherever it stands: fields of the page's own are beside it. */
function controls(form: HTMLFormElement | undefined): readonly HTMLElement[] {
  return [...(form?.elements ?? [])].filter(one => one instanceof HTMLElement);
}

/** The address or name that a form holds now. */
export function typedIdentifier(form: HTMLFormElement | undefined): string {
  const data = form && new FormData(form);
  const typed = data?.get('email_address') ?? data?.get('username');
  return typeof typed === 'string' ? typed : '';
}
