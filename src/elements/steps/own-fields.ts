import type { AuthClient, SignUp } from '../../core/index.js';
import { attribute } from './settings.js';
import type { ViewName } from './step.js';

/**
 * The page's own fields come after what the instance asks for, and before whatever may complete the account: where an
 * address needs no proof, they come first.
 */
export function withMore(
  views: readonly [ViewName, ...ViewName[]],
  { snapshot }: AuthClient,
  host: Element,
): typeof views {
  if (!moreControls(host).length) return views;
  const { client, environment } = snapshot;
  const [first] = views;
  if (!client?.signUp) {
    const proves = environment && attribute(environment, 'emailAddress')?.verifyAtSignUp;
    return proves === false ? ['more'] : views;
  }
  if (!asksMore(host, client.signUp)) return [...views, 'more'];
  return first === 'fields' ? ['more'] : ['more', 'fields'];
}

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
