import type { Terms } from './terms.js';

/** English: what a sign-in form says at once. */
export const terms: Terms = {
  language: 'en',
  direction: 'ltr',

  emailAddress: 'Email address',
  emailAddressOrUsername: 'Email address or username',
  username: 'Username',
  continue: 'Continue',
  retry: 'Try again',

  signIn: 'Sign in',
  signInTitle: name => (name ? `Sign in to ${name}` : 'Sign in'),
  signInSubtitle: 'Welcome back. Please sign in to continue.',
  noAccount: 'No account yet?',

  signUp: 'Sign up',
  joinWaitlist: 'Join the waitlist',
  failureTitle: 'Sign-in is not available',
  failureSubtitle: 'We could not reach the service. Please check your connection and try again.',

  unknownError: 'Something went wrong. Please try again.',
};
