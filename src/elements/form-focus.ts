/** Puts the focus where the next thing is to be done: the first field, or what the step is called. */
export function focusForm(form: HTMLFormElement | undefined, root: ParentNode): void {
  const field = form?.querySelector<HTMLElement>('input:not([readonly]):not([type="checkbox"])');
  (field ?? root.querySelector<HTMLElement>('.title'))?.focus({ preventScroll: true });
}

/** Puts the focus on the first field that something is wrong with. */
export function focusProblem(form: HTMLFormElement): void {
  form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}

/** The address or name that a form holds now. */
export function typedIdentifier(form: HTMLFormElement | undefined): string {
  const data = form && new FormData(form);
  const typed = data?.get('email_address') ?? data?.get('username');
  return typeof typed === 'string' ? typed : '';
}
