import type { JWK } from 'jose';
import type { Logger } from 'pino';
import type { Widgets } from './bots/widgets.js';
import type { IdentityProviders } from './enterprise/identity-providers.js';
import type { ImageStore } from './images/image-store.js';
import type { Providers } from './oauth/provider-client.js';
import type { Places } from './session/places.js';
import type { Settings } from './settings.js';
import type { Database, Queries } from './store/schema.js';

/**
 * One running instance of the frontend API: its settings and everything that its routes may reach. Each part is an
 * interface, so that a test can put a clock it turns by hand, or a mailer that fails, in its place.
 */
export interface Instance {
  /** `ins_…`, made with the database. */
  readonly id: string;
  readonly settings: Settings;
  readonly database: Database;
  /** The database over connections that the minting of tokens shares with nothing else, where there are some. */
  readonly reserved: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly keys: SigningKeys;
  readonly secrets: Secrets;
  readonly passwords: PasswordHashing;
  readonly breaches: BreachCheck;
  readonly outbox: Outbox;
  readonly limits: Limits;
  readonly images: ImageStore;
  readonly places: Places;
  readonly providers: Providers;
  /** A third party that tells people from programs, where there is one. */
  readonly widgets: Widgets;
  readonly identityProviders: IdentityProviders;
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}

/** The keys that sign session tokens: RS256, RSA-2048, encrypted at rest. */
export interface SigningKeys {
  /** Signs with the key that is active now. The header has alg, typ, kid and `oiat`. */
  sign(claims: Readonly<Record<string, unknown>>): Promise<string>;
  /** What may be published: the present key, the next, and those whose tokens may still live. */
  published(): Promise<readonly JWK[]>;
}

/** What hangs off the encryption key. */
export interface Secrets {
  /** HMAC-SHA-256 as base64url. `purpose` keeps the uses apart; the parts are joined so that no two lists collide. */
  hmac(purpose: string, ...parts: readonly string[]): string;
  /** AES-256-GCM with a key id; `context` (table and row) is authenticated along and must be the same again. */
  encrypt(plaintext: string, context: string): string;
  decrypt(ciphertext: string, context: string): string;
}

export interface PasswordHashing {
  /** argon2id over the NFC form. Queued: rejects with a 503 problem when the queue is full. */
  hash(password: string): Promise<string>;
  /** Verifies against any registered format. `rehash`: the stored form is not the present default. */
  verify(password: string, stored: string): Promise<{ readonly valid: boolean; readonly rehash: boolean }>;
  /** The work of a verification, for somebody who does not exist. */
  verifyNobody(password: string): Promise<void>;
}

export interface BreachCheck {
  /** `unknown` when the endpoint did not answer in time: the offline list was passed, check again later. */
  check(password: string): Promise<'breached' | 'clear' | 'unknown'>;
}

/** A message to a person; words and looks are made by the outbox in the given language. */
export type Message = {
  readonly to: string;
  /** BCP 47; falls back to English. */
  readonly locale: string | null;
} & (
  | { readonly template: 'verification_code'; readonly code: string; readonly minutes: number; readonly link?: string }
  /** The code is real, and there is no account: entering it leads to sign-up. */
  | {
      readonly template: 'sign_in_code_no_account';
      readonly code: string;
      readonly minutes: number;
      readonly link?: string;
    }
  | { readonly template: 'sign_in_code'; readonly code: string; readonly minutes: number; readonly link?: string }
  /** The code is real, and the address has an account already: entering it leads to sign-in. */
  | {
      readonly template: 'sign_up_code_existing_account';
      readonly code: string;
      readonly minutes: number;
      readonly link?: string;
    }
  | {
      readonly template: 'reset_password_code';
      readonly code: string;
      readonly minutes: number;
      readonly link?: string;
    }
  | {
      readonly template: 'reset_password_code_no_account';
      readonly code: string;
      readonly minutes: number;
      readonly link?: string;
    }
  /** The code is real, there is no account, and only the invited make one. */
  | {
      readonly template: 'no_account_by_invitation';
      readonly code: string;
      readonly minutes: number;
      readonly link?: string;
    }
  /** By SMS, to a number in E.164. `domain` is where browsers may fill the code in. */
  | { readonly template: 'sms_code'; readonly code: string; readonly minutes: number; readonly domain?: string }
  /** Somebody adds an address to the account that they have. */
  | { readonly template: 'address_code'; readonly code: string; readonly minutes: number; readonly link?: string }
  /** The password was right, on a client that the person has not been on. */
  | { readonly template: 'new_device_code'; readonly code: string; readonly minutes: number }
  /** A session's person is asked again who they are. */
  | { readonly template: 'step_up_code'; readonly code: string; readonly minutes: number }
  | { readonly template: 'second_factor_added'; readonly at: number }
  | { readonly template: 'second_factor_removed'; readonly at: number }
  | { readonly template: 'backup_codes_made'; readonly at: number }
  | { readonly template: 'password_changed'; readonly at: number }
  | { readonly template: 'password_removed'; readonly at: number }
  | { readonly template: 'account_deleted'; readonly at: number }
  | { readonly template: 'passkey_added'; readonly at: number }
  | { readonly template: 'passkey_removed'; readonly at: number }
  | { readonly template: 'wallet_added'; readonly at: number }
  | { readonly template: 'wallet_removed'; readonly at: number }
  | { readonly template: 'phone_number_added'; readonly at: number }
  | { readonly template: 'phone_number_removed'; readonly at: number }
  | { readonly template: 'email_address_added'; readonly at: number }
  | { readonly template: 'email_address_removed'; readonly at: number }
  | { readonly template: 'site_connected'; readonly at: number }
  | { readonly template: 'site_removed'; readonly at: number }
  | { readonly template: 'backup_code_used'; readonly at: number }
  | { readonly template: 'api_key_created'; readonly at: number }
  | { readonly template: 'api_key_revoked'; readonly at: number }
  /** Somebody has signed in on a client that the account has not been on. */
  | { readonly template: 'new_device'; readonly at: number; readonly agent: string | null; readonly ip: string }
  /** `until`: when the link is good for nothing any more; null where it stays. */
  | { readonly template: 'invitation'; readonly link: string; readonly until: number | null }
  | { readonly template: 'waitlist_invitation'; readonly link: string; readonly until: number | null }
  | { readonly template: 'account_locked'; readonly until: number }
);

export interface Outbox {
  /** Puts a message into the same transaction as the change it tells of. Delivery begins after the commit. */
  enqueue(queries: Queries, message: Message): Promise<void>;
}

export interface Limits {
  /**
   * Counts one event and says whether it still fits: `retryAfter` is in whole seconds, undefined when it fits. One
   * statement, which stands even if the request fails. Relaxed limits always fit, the counters of codes excepted.
   */
  count(name: string, limit: number, windowMilliseconds: number): Promise<{ readonly retryAfter: number | undefined }>;
}
