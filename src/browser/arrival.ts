import { openChannel } from './channel.js';

/**
 * This page was opened by a mailed link: whoever waits for that in another tab hears of it, and the address becomes what
 * it would be without.
 */
export function arrive(): void {
  const url = new URL(location.href);
  url.searchParams.delete('__clerk_status');
  url.searchParams.delete('__clerk_created_session');
  history.replaceState(history.state, '', url);
  const channel = openChannel('auth-elements link', () => {});
  channel.send('pressed');
  channel.close();
}
