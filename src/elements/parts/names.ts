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

function primaryAddress({ emailAddresses, primaryEmailAddressId }: User): string {
  const primary = emailAddresses.find(({ id }) => id === primaryEmailAddressId) ?? emailAddresses[0];
  return primary?.emailAddress ?? '';
}
