import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import type { AuthEventOf } from 'auth-elements/angular';

@Component({
  selector: 'app-home',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  templateUrl: './home.html',
})
export class Home {
  protected readonly welcome = signal('');
  protected readonly fault = signal('');

  protected signedIn(event: AuthEventOf<'auth-sign-in', 'auth-signed-in'>): void {
    const { user, isNew, strategy } = event;
    event.preventDefault();
    this.fault.set('');
    this.welcome.set(`${user.emailAddresses[0]?.emailAddress} is ${isNew ? 'new' : 'back'}, by ${strategy}`);
  }

  protected failed({ error }: AuthEventOf<'auth-sign-in', 'auth-error'>): void {
    this.fault.set(error.code);
  }
}
