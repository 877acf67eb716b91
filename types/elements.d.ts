// Generated from the elements by `npm run manifest`.

import type {
  AuthGoogleOneTap,
  AuthImpersonationBanner,
  AuthLoading,
  AuthProfileLink,
  AuthProfilePage,
  AuthProvider,
  AuthSignIn,
  AuthSignOutButton,
  AuthSignUp,
  AuthSignedIn,
  AuthSignedOut,
  AuthUserButton,
  AuthUserProfile,
  AuthUserVerification,
  AuthWaitlist,
  AuthErrorEvent,
  AuthReadyEvent,
  AuthSignedInEvent,
  AuthSignedOutEvent,
  AuthSignedUpEvent,
  AuthStepEvent,
} from '../dist/elements/index.js';

type Settable<Element, Name extends keyof Element> = { [Key in Name]?: Element[Key] | undefined };

/** The class of each element. */
export interface Elements {
  'auth-google-one-tap': AuthGoogleOneTap;
  'auth-impersonation-banner': AuthImpersonationBanner;
  'auth-loading': AuthLoading;
  'auth-profile-link': AuthProfileLink;
  'auth-profile-page': AuthProfilePage;
  'auth-provider': AuthProvider;
  'auth-sign-in': AuthSignIn;
  'auth-sign-out-button': AuthSignOutButton;
  'auth-sign-up': AuthSignUp;
  'auth-signed-in': AuthSignedIn;
  'auth-signed-out': AuthSignedOut;
  'auth-user-button': AuthUserButton;
  'auth-user-profile': AuthUserProfile;
  'auth-user-verification': AuthUserVerification;
  'auth-waitlist': AuthWaitlist;
}

/** The properties of each element that can be set. */
export interface ElementProperties {
  'auth-google-one-tap': Settable<AuthGoogleOneTap, 'afterSignInUrl' | 'afterSignUpUrl' | 'client'>;
  'auth-impersonation-banner': Settable<AuthImpersonationBanner, 'afterSignOutUrl' | 'texts' | 'client'>;
  'auth-loading': Settable<AuthLoading, 'client'>;
  'auth-profile-link': Settable<AuthProfileLink, 'href'>;
  'auth-profile-page': Settable<AuthProfilePage, 'path' | 'open'>;
  'auth-provider': Settable<AuthProvider, 'publishableKey' | 'frontendApi' | 'serverCookies' | 'client' | 'router' | 'texts'>;
  'auth-sign-in': Settable<AuthSignIn, 'signUpUrl' | 'afterSignInUrl' | 'afterSignUpUrl' | 'initialIdentifier' | 'popup' | 'routing' | 'path' | 'router' | 'texts' | 'client'>;
  'auth-sign-out-button': Settable<AuthSignOutButton, 'sessionId' | 'all' | 'afterSignOutUrl' | 'texts' | 'client'>;
  'auth-sign-up': Settable<AuthSignUp, 'signInUrl' | 'afterSignInUrl' | 'afterSignUpUrl' | 'initialIdentifier' | 'popup' | 'routing' | 'path' | 'router' | 'texts' | 'client'>;
  'auth-signed-in': Settable<AuthSignedIn, 'client'>;
  'auth-signed-out': Settable<AuthSignedOut, 'client'>;
  'auth-user-button': Settable<AuthUserButton, 'showName' | 'profileMode' | 'userProfileUrl' | 'signInUrl' | 'afterSignOutUrl' | 'afterSwitchSessionUrl' | 'texts' | 'client'>;
  'auth-user-profile': Settable<AuthUserProfile, 'signInUrl' | 'popup' | 'page' | 'routing' | 'path' | 'router' | 'texts' | 'client'>;
  'auth-user-verification': Settable<AuthUserVerification, 'texts' | 'client'>;
  'auth-waitlist': Settable<AuthWaitlist, 'signInUrl' | 'afterSignInUrl' | 'afterSignUpUrl' | 'initialIdentifier' | 'popup' | 'routing' | 'path' | 'router' | 'texts' | 'client'>;
}

/** The attributes of each element. */
export interface ElementAttributes {
  'auth-google-one-tap': {
    /** Where to go after signing in, in place of what the instance says. Within the page's own origin. */
    'after-sign-in-url'?: AuthGoogleOneTap['afterSignInUrl'] | undefined;
    /** Where to go after signing up. */
    'after-sign-up-url'?: AuthGoogleOneTap['afterSignUpUrl'] | undefined;
  };
  'auth-impersonation-banner': {
    /** Where to go afterwards. */
    'after-sign-out-url'?: AuthImpersonationBanner['afterSignOutUrl'] | undefined;
    /** Texts in place of ours and of the provider's, by language. In HTML it is JSON. */
    'texts'?: AuthImpersonationBanner['texts'] | undefined;
  };
  'auth-loading': object;
  'auth-profile-link': {
    /** Where it leads: a path of this site, or a complete address of the web. */
    'href'?: AuthProfileLink['href'] | undefined;
  };
  'auth-profile-page': {
    /** Its name in the address: letters, digits, hyphens. One that the account has itself is not shown. */
    'path'?: AuthProfilePage['path'] | undefined;
  };
  'auth-provider': {
    /** The instance's publishable key, `pk_…`. */
    'publishable-key'?: AuthProvider['publishableKey'] | undefined;
    /** The frontend API's address, in place of the one that the key names. */
    'frontend-api'?: AuthProvider['frontendApi'] | undefined;
    /** Keeps the session token in the cookie `__session` of the page's host, for pages that a server renders. */
    'server-cookies'?: boolean | '' | undefined;
    /** Texts in place of ours, by language, for the elements inside. In HTML it is JSON. */
    'texts'?: AuthProvider['texts'] | undefined;
  };
  'auth-sign-in': {
    /** The page's own address for sign-up. Without it, this element goes over to sign-up by itself. */
    'sign-up-url'?: AuthSignIn['signUpUrl'] | undefined;
    /** Where to go after signing in, in place of what the instance says. Within the page's own origin. */
    'after-sign-in-url'?: AuthSignIn['afterSignInUrl'] | undefined;
    /** Where to go after signing up. */
    'after-sign-up-url'?: AuthSignIn['afterSignUpUrl'] | undefined;
    /** The address or name to begin with. It is put into the field that shows it, and never sent by itself. */
    'initial-identifier'?: AuthSignIn['initialIdentifier'] | undefined;
    /** Other sites open in a window of their own, where the browser lets them. */
    'popup'?: boolean | '' | undefined;
    /** Where the steps have addresses: `path`, `hash`, or `none`. With `none` the page's address stays as it is. */
    'routing'?: AuthSignIn['routing'] | undefined;
    /** The address of the first step, with the others below it. Without it, the element's name: `/sign-in`. */
    'path'?: AuthSignIn['path'] | undefined;
    /** Texts in place of ours and of the provider's, by language. In HTML it is JSON. */
    'texts'?: AuthSignIn['texts'] | undefined;
  };
  'auth-sign-out-button': {
    /** The session to end. Without it, the one that is active here. */
    'session-id'?: AuthSignOutButton['sessionId'] | undefined;
    /** Ends every session of this browser. */
    'all'?: boolean | '' | undefined;
    /** Where to go afterwards. */
    'after-sign-out-url'?: AuthSignOutButton['afterSignOutUrl'] | undefined;
    /** Texts in place of ours and of the provider's, by language. In HTML it is JSON. */
    'texts'?: AuthSignOutButton['texts'] | undefined;
  };
  'auth-sign-up': {
    /** The page's own address for sign-in. Without it, this element goes over to sign-in by itself. */
    'sign-in-url'?: AuthSignUp['signInUrl'] | undefined;
    /** Where to go after signing in, in place of what the instance says. Within the page's own origin. */
    'after-sign-in-url'?: AuthSignUp['afterSignInUrl'] | undefined;
    /** Where to go after signing up. */
    'after-sign-up-url'?: AuthSignUp['afterSignUpUrl'] | undefined;
    /** The address or name to begin with. It is put into the field that shows it, and never sent by itself. */
    'initial-identifier'?: AuthSignUp['initialIdentifier'] | undefined;
    /** Other sites open in a window of their own, where the browser lets them. */
    'popup'?: boolean | '' | undefined;
    /** Where the steps have addresses: `path`, `hash`, or `none`. With `none` the page's address stays as it is. */
    'routing'?: AuthSignUp['routing'] | undefined;
    /** The address of the first step, with the others below it. Without it, the element's name: `/sign-in`. */
    'path'?: AuthSignUp['path'] | undefined;
    /** Texts in place of ours and of the provider's, by language. In HTML it is JSON. */
    'texts'?: AuthSignUp['texts'] | undefined;
  };
  'auth-signed-in': object;
  'auth-signed-out': object;
  'auth-user-button': {
    /** Shows the name beside the picture. */
    'show-name'?: boolean | '' | undefined;
    /** The account in a dialog (`modal`), or on a page (`navigation`). Without it, on a page where one is named. */
    'profile-mode'?: AuthUserButton['profileMode'] | undefined;
    /** The page where the account is managed. Without it, what the instance says. */
    'user-profile-url'?: AuthUserButton['userProfileUrl'] | undefined;
    /** Where another account is added. Without it, what the instance says. */
    'sign-in-url'?: AuthUserButton['signInUrl'] | undefined;
    /** Where to go after signing out. */
    'after-sign-out-url'?: AuthUserButton['afterSignOutUrl'] | undefined;
    /** Where to go after switching to another account. */
    'after-switch-session-url'?: AuthUserButton['afterSwitchSessionUrl'] | undefined;
    /** Texts in place of ours and of the provider's, by language. In HTML it is JSON. */
    'texts'?: AuthUserButton['texts'] | undefined;
  };
  'auth-user-profile': {
    /** Where a guest is led to sign in. Without it, what the instance says. */
    'sign-in-url'?: AuthUserProfile['signInUrl'] | undefined;
    /** Other sites open in a window of their own, where the browser lets them. */
    'popup'?: boolean | '' | undefined;
    /** The page that it begins with, where the address names none: `account`, `security`, `activity`, or the `path` of your own. */
    'page'?: AuthUserProfile['page'] | undefined;
    /** Where the steps have addresses: `path`, `hash`, or `none`. With `none` the page's address stays as it is. */
    'routing'?: AuthUserProfile['routing'] | undefined;
    /** The address of the first step, with the others below it. Without it, the element's name: `/sign-in`. */
    'path'?: AuthUserProfile['path'] | undefined;
    /** Texts in place of ours and of the provider's, by language. In HTML it is JSON. */
    'texts'?: AuthUserProfile['texts'] | undefined;
  };
  'auth-user-verification': {
    /** Texts in place of ours and of the provider's, by language. In HTML it is JSON. */
    'texts'?: AuthUserVerification['texts'] | undefined;
  };
  'auth-waitlist': {
    /** The page's own address for sign-in. Without it, this element goes over to sign-in by itself. */
    'sign-in-url'?: AuthWaitlist['signInUrl'] | undefined;
    /** Where to go after signing in, in place of what the instance says. Within the page's own origin. */
    'after-sign-in-url'?: AuthWaitlist['afterSignInUrl'] | undefined;
    /** Where to go after signing up. */
    'after-sign-up-url'?: AuthWaitlist['afterSignUpUrl'] | undefined;
    /** The address or name to begin with. It is put into the field that shows it, and never sent by itself. */
    'initial-identifier'?: AuthWaitlist['initialIdentifier'] | undefined;
    /** Other sites open in a window of their own, where the browser lets them. */
    'popup'?: boolean | '' | undefined;
    /** Where the steps have addresses: `path`, `hash`, or `none`. With `none` the page's address stays as it is. */
    'routing'?: AuthWaitlist['routing'] | undefined;
    /** The address of the first step, with the others below it. Without it, the element's name: `/sign-in`. */
    'path'?: AuthWaitlist['path'] | undefined;
    /** Texts in place of ours and of the provider's, by language. In HTML it is JSON. */
    'texts'?: AuthWaitlist['texts'] | undefined;
  };
}

/** The events of each element. */
export interface ElementEvents {
  'auth-google-one-tap': {
    /** The account was made; preventDefault() keeps the page from going elsewhere. */
    'auth-signed-up': AuthSignedUpEvent;
    /** Somebody is signed in; preventDefault() keeps the page from going elsewhere. */
    'auth-signed-in': AuthSignedInEvent;
    /** Somebody agreed, and it did not work. */
    'auth-error': AuthErrorEvent;
  };
  'auth-impersonation-banner': {
    /** The session is over; preventDefault() keeps the page from going elsewhere. */
    'auth-signed-out': AuthSignedOutEvent;
    /** It did not work; the element says so, too. */
    'auth-error': AuthErrorEvent;
  };
  'auth-loading': object;
  'auth-profile-link': object;
  'auth-profile-page': object;
  'auth-provider': object;
  'auth-sign-in': {
    /** The first step is shown. */
    'auth-ready': AuthReadyEvent;
    /** Another step is shown. */
    'auth-step': AuthStepEvent;
    /** Something did not work; the card says so, too. */
    'auth-error': AuthErrorEvent;
    /** An account was made here; preventDefault() keeps the page from going elsewhere. */
    'auth-signed-up': AuthSignedUpEvent;
    /** Somebody is signed in; preventDefault() keeps the page from going elsewhere. */
    'auth-signed-in': AuthSignedInEvent;
  };
  'auth-sign-out-button': {
    /** Signed out; preventDefault() keeps the page from going elsewhere. */
    'auth-signed-out': AuthSignedOutEvent;
    /** It did not work; the element says so, too. */
    'auth-error': AuthErrorEvent;
  };
  'auth-sign-up': {
    /** The first step is shown. */
    'auth-ready': AuthReadyEvent;
    /** Another step is shown. */
    'auth-step': AuthStepEvent;
    /** Something did not work; the card says so, too. */
    'auth-error': AuthErrorEvent;
    /** The account was made; preventDefault() keeps the page from going elsewhere. */
    'auth-signed-up': AuthSignedUpEvent;
    /** Somebody is signed in; preventDefault() keeps the page from going elsewhere. */
    'auth-signed-in': AuthSignedInEvent;
  };
  'auth-signed-in': object;
  'auth-signed-out': object;
  'auth-user-button': {
    /** Signed out; preventDefault() keeps the page from going elsewhere. */
    'auth-signed-out': AuthSignedOutEvent;
    /** Something did not work; the menu says so, too. */
    'auth-error': AuthErrorEvent;
  };
  'auth-user-profile': {
    /** The first page is shown. */
    'auth-ready': AuthReadyEvent;
    /** Something did not work; the element says so, too. */
    'auth-error': AuthErrorEvent;
  };
  'auth-user-verification': {
    /** Something did not work; the dialog says so, too. */
    'auth-error': AuthErrorEvent;
  };
  'auth-waitlist': {
    /** The first step is shown. */
    'auth-ready': AuthReadyEvent;
    /** Another step is shown. */
    'auth-step': AuthStepEvent;
    /** Something did not work; the card says so, too. */
    'auth-error': AuthErrorEvent;
    /** The account was made; preventDefault() keeps the page from going elsewhere. */
    'auth-signed-up': AuthSignedUpEvent;
    /** Somebody is signed in; preventDefault() keeps the page from going elsewhere. */
    'auth-signed-in': AuthSignedInEvent;
  };
}
