import type { Snapshot } from '../core/index.js';
import { AuthGuard, type GuardState } from './auth-guard.js';
import { customElement } from './element-decorator.js';

/**
 * Shows its content to guests: at once, unless this browser's hint says that somebody is probably signed in.
 *
 * @summary For guests only.
 * @slot - What guests see.
 * @cssstate shown - The content is shown.
 * @cssstate hidden - The content is not there.
 */
@customElement('auth-signed-out')
export class AuthSignedOut extends AuthGuard {
  protected override guard({ user, expectsSession, status }: Snapshot): GuardState {
    if (user === null) return 'shown';
    // Where nothing could be loaded, a sign-in form in here is what says so and offers to try again.
    return user === undefined && (!expectsSession || status === 'error') ? 'shown' : 'hidden';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'auth-signed-out': AuthSignedOut;
  }
}
