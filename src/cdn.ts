// Small, and on nearly every page: they come with the script, so that no content waits for a file of its own.
import './elements/auth-loading.js';
import './elements/auth-provider.js';
import './elements/auth-signed-in.js';
import './elements/auth-signed-out.js';
import { defineWhenSeen } from './elements/define-when-seen.js';

export * from './elements/events.js';
export { defineLanguage } from './elements/localize-controller.js';
export { pageClient } from './browser/index.js';

defineWhenSeen({
  'auth-sign-in': () => import('./elements/auth-sign-in.js'),
  'auth-sign-up': () => import('./elements/auth-sign-up.js'),
  'auth-user-button': () => import('./elements/auth-user-button.js'),
  'auth-user-profile': () => import('./elements/auth-user-profile.js'),
  'auth-user-verification': () => import('./elements/auth-user-verification.js'),
  'auth-google-one-tap': () => import('./elements/auth-google-one-tap.js'),
  'auth-waitlist': () => import('./elements/auth-waitlist.js'),
  'auth-sign-out-button': () => import('./elements/auth-sign-out-button.js'),
  'auth-impersonation-banner': () => import('./elements/auth-impersonation-banner.js'),
});
