import { Component, CUSTOM_ELEMENTS_SCHEMA, inject, signal, type OnDestroy } from '@angular/core';
import { Router, RouterLink, RouterOutlet } from '@angular/router';
import 'auth-elements/auth-provider';
import 'auth-elements/auth-sign-in';
import 'auth-elements/auth-signed-in';
import 'auth-elements/auth-signed-out';
import 'auth-elements/auth-user-button';
import type { AuthPropertiesOf } from 'auth-elements/angular';
import { client } from './client';
import { authRouter } from './router';

@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  imports: [RouterLink, RouterOutlet],
  templateUrl: './app.html',
})
export class App implements OnDestroy {
  protected readonly client: AuthPropertiesOf<'auth-provider'>['client'] = client;
  protected readonly router = authRouter(inject(Router));
  protected readonly language = signal('en');
  protected readonly ticks = signal(0);
  protected readonly path = signal(this.router.current());

  readonly #timer = setInterval(() => this.ticks.update(count => count + 1), 100);
  readonly #stop = this.router.subscribe(() => this.path.set(this.router.current()));

  ngOnDestroy(): void {
    clearInterval(this.#timer);
    this.#stop();
  }

  protected speak({ target }: Event): void {
    if (target instanceof HTMLSelectElement) this.language.set(target.value);
  }
}
