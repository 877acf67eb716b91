import type { PublicUserDataJSON, UserJSON } from './user.js';

export type SessionStatus =
  'active' | 'pending' | 'ended' | 'expired' | 'removed' | 'replaced' | 'revoked' | 'abandoned';

/** A session token. `jwt` lives for at most 60 seconds. */
export interface TokenJSON {
  readonly object: 'token';
  readonly jwt: string;
}

interface SessionBaseJSON {
  readonly object: 'session';
  readonly id: string;
  readonly status: SessionStatus;
  readonly expire_at: number;
  readonly abandon_at: number;
  readonly last_active_at: number;
  readonly last_active_organization_id: string | null;
  readonly actor: Readonly<Record<string, unknown>> | null;
  readonly created_at: number;
  readonly updated_at: number;
}

/** One person signed in on one client. */
export interface SessionJSON extends SessionBaseJSON {
  readonly last_active_token: TokenJSON | null;
  readonly tasks: readonly { readonly key: string }[] | null;
  /** Minutes since the first and the second factor were proved; -1 means never. */
  readonly factor_verification_age: readonly [number, number] | null;
  readonly user: UserJSON;
  readonly public_user_data: PublicUserDataJSON;
}

export interface SessionActivityJSON {
  readonly object: 'session_activity';
  readonly id: string;
  readonly device_type?: string;
  readonly is_mobile: boolean;
  readonly browser_name?: string;
  readonly browser_version?: string;
  readonly ip_address?: string;
  readonly city?: string;
  readonly country?: string;
}

/** A session as the list of devices shows it. */
export interface SessionWithActivitiesJSON extends SessionBaseJSON {
  readonly latest_activity: SessionActivityJSON;
}

/** What a session token says. Times are seconds since 1970, as RFC 7519 §2 has them. */
export interface SessionClaims {
  readonly iss: string;
  readonly sub: string;
  readonly sid: string;
  /** The page's origin. */
  readonly azp?: string;
  readonly iat: number;
  readonly nbf: number;
  readonly exp: number;
  readonly sts: 'active' | 'pending';
  readonly fva: readonly [number, number];
  /** Who acts as the user, where it is not the user. */
  readonly act?: { readonly sub: string; readonly [name: string]: unknown };
  readonly v: 2;
}
