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

/** An address that is too long for its line breaks before its "@" or a dot after that, rather than anywhere. */
export function breakable(name: string): TemplateResult {
  const [first, ...pieces] = name.split(/(?=@)|(?<=@.*)(?=\.)/);
  return html`${first}${pieces.map(piece => html`<wbr />${piece}`)}`;
}

function primaryAddress({ emailAddresses, primaryEmailAddressId }: User): string {
  const primary = emailAddresses.find(({ id }) => id === primaryEmailAddressId) ?? emailAddresses[0];
  return primary?.emailAddress ?? '';
}
