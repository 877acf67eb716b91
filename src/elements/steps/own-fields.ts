import type { SignUp } from '../../core/index.js';

/** An input of the page's own, in the slot of sign-up's further fields. */
export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The page's own fields that count now. Files and passwords are nothing that an application keeps about a person. */
export function moreControls(host: Element): readonly Control[] {
  return [...host.querySelectorAll<Control>('input,select,textarea')].filter(
    control =>
      control.closest('[slot=fields]')?.parentElement === host &&
      control.name &&
      !control.matches(':disabled') &&
      !/^(file|password|submit|button|reset|image)$/.test(control.type),
  );
}

/** Whether the page has fields that the sign-up has no answers to. */
export function asksMore(host: Element, { unsafeMetadata }: SignUp): boolean {
  return moreControls(host).some(({ name }) => !Object.hasOwn(unsafeMetadata, name));
}
