// Generated from the elements by `npm run manifest`.

import type { ElementEvents, ElementProperties, Elements } from './elements.js';

/** What `$event` is in `<auth-sign-in (auth-signed-in)="handler($event)">`: `AuthEventOf<'auth-sign-in', 'auth-signed-in'>`. */
export type AuthEventOf<Tag extends keyof ElementEvents, Name extends keyof ElementEvents[Tag]> = ElementEvents[Tag][Name];

/** What `[client]="…"` and the other property bindings of an element take. */
export type AuthPropertiesOf<Tag extends keyof ElementProperties> = ElementProperties[Tag];

/** What `ElementRef` of an element holds: `ElementRef<AuthElementOf<'auth-sign-in'>>`. */
export type AuthElementOf<Tag extends keyof Elements> = Elements[Tag];
