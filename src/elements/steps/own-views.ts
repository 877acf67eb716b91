import type { AuthClient } from '../../core/index.js';
import { asksMore, moreControls } from './own-fields.js';
import { attribute } from './settings.js';
import type { ViewName } from './step.js';

/**
 * The page's own fields come after what the instance asks for, and before whatever may complete the account: where an
 * address needs no proof, they come first.
 */
export function withOwnFields(
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
