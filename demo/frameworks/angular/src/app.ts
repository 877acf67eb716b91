import { Component, CUSTOM_ELEMENTS_SCHEMA, signal, type OnDestroy } from '@angular/core';
import 'auth-elements/auth-provider';
import 'auth-elements/auth-sign-in';
import 'auth-elements/auth-signed-in';
import 'auth-elements/auth-signed-out';
import 'auth-elements/auth-user-button';
import type { AuthEventOf, AuthPropertiesOf } from 'auth-elements/angular';
import { client } from './client';

@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  templateUrl: './app.html',
})
export class App implements OnDestroy {
  protected readonly client: AuthPropertiesOf<'auth-provider'>['client'] = client;
  protected readonly language = signal('en');
  protected readonly ticks = signal(0);
  protected readonly welcome = signal('');
  protected readonly fault = signal('');

  readonly #timer = setInterval(() => this.ticks.update(count => count + 1), 100);

  ngOnDestroy(): void {
    clearInterval(this.#timer);
  }

  protected speak({ target }: Event): void {
    if (target instanceof HTMLSelectElement) this.language.set(target.value);
  }

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
