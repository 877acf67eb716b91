/** A key that a program of somebody's shows in place of them. Its secret is told once, to who makes it. */
export interface ApiKeyJSON {
  readonly object: 'api_key';
  /** `ak_` and 32 hexadecimal digits. */
  readonly id: string;
  readonly type: string;
  /** Whose key it is: `user_…`. */
  readonly subject: string;
  readonly name: string;
  readonly description: string | null;
  /** What the application's own server has said of it. */
  readonly claims: unknown;
  readonly scopes: readonly string[];
  readonly revoked: boolean;
  readonly revocation_reason: string | null;
  readonly expired: boolean;
  /** When it is good for nothing any more, in milliseconds since 1970; null where it stays. */
  readonly expiration: number | null;
  /** Who has made it, where the application's own server has not. */
  readonly created_by: string | null;
  readonly last_used_at: number | null;
  readonly created_at: number;
  readonly updated_at: number;
}

/** A key that has just been made. Nobody is told its secret again. */
export interface CreatedApiKeyJSON extends ApiKeyJSON {
  readonly secret: string;
}

/** A part of somebody's keys, the newest first. */
export interface ApiKeysJSON {
  readonly data: readonly ApiKeyJSON[];
  readonly total_count: number;
}
