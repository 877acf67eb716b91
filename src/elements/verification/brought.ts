import type { AuthClient } from '../../core/index.js';
import '../auth-user-verification.js';
import type { AuthUserVerification } from '../auth-user-verification.js';
import type { OwnTexts } from '../localize-controller.js';

type Host = HTMLElement & { readonly client?: AuthClient | undefined; readonly texts?: OwnTexts | undefined };

/** What asks who is there, as a child of an element that needs it: its form stands in the page's own tree. */
export function broughtTo(host: Host): AuthUserVerification {
  const present = host.querySelector<AuthUserVerification>(':scope > auth-user-verification');
  const brought = present ?? document.createElement('auth-user-verification');
  brought.slot = 'verification';
  if (host.client) brought.client = host.client;
  if (host.texts) brought.texts = host.texts;
  if (!present) host.append(brought);
  return brought;
}
