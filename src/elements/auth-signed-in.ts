import type { Snapshot } from '../core/index.js';
import { AuthGuard, type GuardState } from './auth-guard.js';
import { customElement } from './element-decorator.js';

/**
 * Shows its content to people who are signed in. It hides and does not secure: what only members may know belongs
 * behind your backend's check.
 *
 * @summary For members only.
 * @slot - What members see.
 * @cssstate shown - The content is shown.
 * @cssstate waiting - Somebody is probably signed in; the content keeps its place and is not painted.
 * @cssstate hidden - The content is not there.
 */
@customElement('auth-signed-in')
export class AuthSignedIn extends AuthGuard {
  protected override guard({ user, expectsSession, status }: Snapshot): GuardState {
    if (user) return 'shown';
    return user === undefined && expectsSession && status !== 'error' ? 'waiting' : 'hidden';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'auth-signed-in': AuthSignedIn;
  }
}
