import type { SessionJSON } from './session.js';
import type { SignInJSON } from './sign-in.js';
import type { SignUpJSON } from './sign-up.js';

/** One browser or device: the holder of the client cookie. */
export interface ClientJSON {
  readonly object: 'client';
  readonly id: string;
  readonly sessions: readonly SessionJSON[];
  readonly sign_in: SignInJSON | null;
  readonly sign_up: SignUpJSON | null;
  readonly last_active_session_id: string | null;
  /** Marks the way in that was used last on this device. */
  readonly last_authentication_strategy: string | null;
  readonly cookie_expires_at: number | null;
  readonly captcha_bypass: boolean;
  readonly created_at: number;
  readonly updated_at: number;
}

/** What a deletion answers. */
export interface DeletedJSON {
  readonly object: string;
  readonly id?: string;
  readonly deleted: true;
}
