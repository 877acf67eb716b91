// Generated from the elements by `npm run manifest`.

import type { HTMLAttributes } from 'vue';
import type { ElementEvents, ElementProperties, Elements } from './elements.js';

type Pascal<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Pascal<Rest>}`
  : Capitalize<Name>;
type Listeners<Events> = {
  [Name in keyof Events & string as `on${Pascal<Name>}`]?: ((event: Events[Name]) => void) | undefined;
};
type Component<Tag extends keyof Elements> = new () => Elements[Tag] & {
  $props: HTMLAttributes & ElementProperties[Tag] & Listeners<ElementEvents[Tag]>;
};

declare module 'vue' {
  interface GlobalComponents {
    'auth-google-one-tap': Component<'auth-google-one-tap'>;
    'auth-impersonation-banner': Component<'auth-impersonation-banner'>;
    'auth-loading': Component<'auth-loading'>;
    'auth-profile-link': Component<'auth-profile-link'>;
    'auth-profile-page': Component<'auth-profile-page'>;
    'auth-provider': Component<'auth-provider'>;
    'auth-sign-in': Component<'auth-sign-in'>;
    'auth-sign-out-button': Component<'auth-sign-out-button'>;
    'auth-sign-up': Component<'auth-sign-up'>;
    'auth-signed-in': Component<'auth-signed-in'>;
    'auth-signed-out': Component<'auth-signed-out'>;
    'auth-user-button': Component<'auth-user-button'>;
    'auth-user-profile': Component<'auth-user-profile'>;
    'auth-user-verification': Component<'auth-user-verification'>;
    'auth-waitlist': Component<'auth-waitlist'>;
  }
}
