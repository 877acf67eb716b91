import { defineWhenSeen } from './define-when-seen.js';

export * from './events.js';
export { defineLanguage, type OwnTexts } from './localize-controller.js';
export type { Texts, TextsByLanguage } from '../locales/texts.js';
export type { AuthRouter, Routing } from './router.js';
export type { AuthSignIn } from './auth-sign-in.js';
export type { AuthSignUp } from './auth-sign-up.js';
export type { AuthUserButton } from './auth-user-button.js';
export type { AuthImpersonationBanner } from './auth-impersonation-banner.js';
export type { AuthGoogleOneTap } from './auth-google-one-tap.js';
export type { AuthWaitlist } from './auth-waitlist.js';
export type { AuthUserVerification } from './auth-user-verification.js';
export type { AuthUserProfile } from './auth-user-profile.js';
export type { AuthProfilePage } from './auth-profile-page.js';
export type { AuthProfileLink } from './auth-profile-link.js';
export type { AuthSignOutButton } from './auth-sign-out-button.js';
export type { AuthProvider } from './auth-provider.js';
export type { AuthSignedIn } from './auth-signed-in.js';
export type { AuthSignedOut } from './auth-signed-out.js';
export type { AuthLoading } from './auth-loading.js';

const modules = {
  'auth-provider': () => import('./auth-provider.js'),
  'auth-signed-in': () => import('./auth-signed-in.js'),
  'auth-signed-out': () => import('./auth-signed-out.js'),
  'auth-loading': () => import('./auth-loading.js'),
  'auth-sign-in': () => import('./auth-sign-in.js'),
  'auth-sign-up': () => import('./auth-sign-up.js'),
  'auth-user-button': () => import('./auth-user-button.js'),
  'auth-user-profile': () => import('./auth-user-profile.js'),
  'auth-user-verification': () => import('./auth-user-verification.js'),
  'auth-google-one-tap': () => import('./auth-google-one-tap.js'),
  'auth-waitlist': () => import('./auth-waitlist.js'),
  'auth-sign-out-button': () => import('./auth-sign-out-button.js'),
  'auth-impersonation-banner': () => import('./auth-impersonation-banner.js'),
};

// In Node there is no page to look at, and importing this does nothing.
if (typeof document !== 'undefined') defineWhenSeen(modules);
