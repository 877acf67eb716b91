import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import type { AuthEventOf, AuthPropertiesOf } from 'auth-elements/angular';

/** What the types have to find. Templates are looked at only where the code is right, so those of the code are expected here. */
@Component({
  selector: 'app-mistakes',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <!-- wrong: that is another event -->
    <auth-sign-in (auth-signed-in)="failed($event)"></auth-sign-in>
    <!-- wrong: there is no such field -->
    <auth-sign-in (auth-error)="failed($event.nobody)"></auth-sign-in>
  `,
})
export class Mistakes {
  // @ts-expect-error a client is no word
  readonly client: AuthPropertiesOf<'auth-provider'>['client'] = 'a word';

  protected failed({ error }: AuthEventOf<'auth-sign-in', 'auth-error'>): unknown {
    // @ts-expect-error there is no such field
    return error.nobody;
  }

  // @ts-expect-error there is no such event
  protected nothing(_event: AuthEventOf<'auth-sign-in', 'auth-nothing'>): void {}
}
