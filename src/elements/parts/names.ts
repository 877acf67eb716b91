import { html, type TemplateResult } from 'lit';
import type { User } from '../../core/index.js';

/** The name to call somebody by: the full name, the username, or the address. */
export function displayName(user: User): string {
  const full = [user.firstName, user.lastName].filter(Boolean).join(' ');
  return full || (user.username ?? primaryAddress(user));
}

/** What tells this account from others: the address or the username, where that is not the name already. */
export function accountLine(user: User): string {
  const line = primaryAddress(user) || (user.username ?? '');
  return line === displayName(user) ? '' : line;
}

/** A name that is too long for its line breaks before its "@", if it has one, rather than anywhere. */
export function breakable(name: string): TemplateResult {
  const at = name.lastIndexOf('@');
  return at > 0 ? html`${name.slice(0, at)}<wbr />${name.slice(at)}` : html`${name}`;
}

function primaryAddress({ emailAddresses, primaryEmailAddressId }: User): string {
  const primary = emailAddresses.find(({ id }) => id === primaryEmailAddressId) ?? emailAddresses[0];
  return primary?.emailAddress ?? '';
}
