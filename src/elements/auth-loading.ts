import type { Snapshot } from '../core/index.js';
import { AuthGuard, type GuardState } from './auth-guard.js';
import { customElement } from './element-decorator.js';

/**
 * Shows its content until it is known who is there.
 *
 * @summary While it is not known who is there.
 * @slot - What to show meanwhile.
 * @cssstate shown - The content is shown.
 * @cssstate hidden - The content is not there.
 */
@customElement('auth-loading')
export class AuthLoading extends AuthGuard {
  protected override guard({ user, status }: Snapshot): GuardState {
    return user === undefined && status !== 'error' ? 'shown' : 'hidden';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'auth-loading': AuthLoading;
  }
}
