import type { Provider } from './settings.js';

// The browsers that apps bring along, by what they say of themselves: Google refuses them.
const inApp =
  /\b(?:FBAN|FBAV|FB_IAB|Instagram|Barcelona|Line\/|MicroMessenger|Snapchat|TikTok|musical_ly|BytedanceWebview|LinkedInApp|Pinterest|GSA)|; wv\)/;

/** Whether a site would only show an error in this browser. */
export function isRefusedHere({ strategy }: Provider): boolean {
  return strategy === 'oauth_google' && inApp.test(navigator.userAgent);
}

/** An address that leads out of an app to this page in the person's own browser, where there is one. */
export function outOfApp(): string | undefined {
  const { href, host, pathname, search, protocol } = document.location;
  if (protocol !== 'https:') return undefined;
  const { userAgent } = navigator;
  if (/Android/.test(userAgent)) return `intent://${host}${pathname}${search}#Intent;scheme=https;end`;
  return /iPhone|iPad/.test(userAgent) ? `x-safari-${href}` : undefined;
}
