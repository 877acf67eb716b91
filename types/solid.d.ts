// Generated from the elements by `npm run manifest`.

import type { JSX } from 'solid-js';
import type { ElementAttributes, ElementEvents, ElementProperties, Elements } from './elements.js';

type Listeners<Events> = {
  [Name in keyof Events & string as `on:${Name}`]?: ((event: Events[Name]) => void) | undefined;
};
type Properties<Values> = { [Name in keyof Values & string as `prop:${Name}`]?: Values[Name] };

type Props<Tag extends keyof Elements> = JSX.HTMLAttributes<Elements[Tag]> &
  Properties<ElementProperties[Tag]> &
  ElementAttributes[Tag] &
  Listeners<ElementEvents[Tag]>;

declare module 'solid-js' {
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
