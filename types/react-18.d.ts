// Generated from the elements by `npm run manifest`.

import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { ElementAttributes, Elements } from './elements.js';

/** React 18 writes what it is given as an attribute: `class`, and no booleans but as `''`. */
type Written<Attributes> = { [Name in keyof Attributes]: Exclude<Attributes[Name], boolean> };

type Props<Tag extends keyof Elements> = Omit<
  DetailedHTMLProps<HTMLAttributes<Elements[Tag]>, Elements[Tag]>,
  'className'
> &
  Written<ElementAttributes[Tag]> & { class?: string | undefined };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'auth-google-one-tap': Props<'auth-google-one-tap'>;
      'auth-impersonation-banner': Props<'auth-impersonation-banner'>;
      'auth-loading': Props<'auth-loading'>;
      'auth-profile-link': Props<'auth-profile-link'>;
      'auth-profile-page': Props<'auth-profile-page'>;
      'auth-provider': Props<'auth-provider'>;
      'auth-sign-in': Props<'auth-sign-in'>;
      'auth-sign-out-button': Props<'auth-sign-out-button'>;
      'auth-sign-up': Props<'auth-sign-up'>;
      'auth-signed-in': Props<'auth-signed-in'>;
      'auth-signed-out': Props<'auth-signed-out'>;
      'auth-user-button': Props<'auth-user-button'>;
      'auth-user-profile': Props<'auth-user-profile'>;
      'auth-user-verification': Props<'auth-user-verification'>;
      'auth-waitlist': Props<'auth-waitlist'>;
    }
  }
}
