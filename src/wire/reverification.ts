import type { SessionJSON } from './session.js';
import type { FactorJSON } from './sign-in.js';
import type { WalletStrategy } from './strategy.js';
import type { VerificationJSON } from './verification.js';

export type ReverificationLevel = 'first_factor' | 'second_factor' | 'multi_factor';

/** A session's person proves again who they are. */
export interface SessionReverificationJSON {
  readonly object: 'session_reverification';
  readonly status: 'needs_first_factor' | 'needs_second_factor' | 'complete';
  readonly level: ReverificationLevel;
  readonly session: SessionJSON;
  readonly supported_first_factors: readonly FactorJSON[] | null;
  readonly supported_second_factors: readonly FactorJSON[] | null;
  readonly first_factor_verification: VerificationJSON | null;
  readonly second_factor_verification: VerificationJSON | null;
}

/** Starts a factor of a step-up that needs a message, or something to sign. */
export type VerificationPreparation =
  /** As the second factor; a hosted server may offer it as the first. */
  | { readonly strategy: 'passkey' }
  | { readonly strategy: 'email_code'; readonly emailAddressId?: string }
  | { readonly strategy: WalletStrategy; readonly web3WalletId?: string }
  | { readonly strategy: 'phone_code'; readonly phoneNumberId?: string };

/** What a signed-in person gives to prove again who they are. */
export type VerificationAttempt =
  /** What the browser has signed, as JSON text. */
  | { readonly strategy: 'passkey'; readonly publicKeyCredential: string }
  | { readonly strategy: 'password'; readonly password: string }
  | { readonly strategy: WalletStrategy; readonly signature: string }
  | { readonly strategy: 'email_code' | 'phone_code' | 'totp' | 'backup_code'; readonly code: string };

/** An authenticator app. `secret` and `uri` are told once, when it is made. */
export interface TotpJSON {
  readonly object: 'totp';
  readonly id: string;
  readonly secret: string | null;
  readonly uri: string | null;
  readonly verified: boolean;
  readonly backup_codes: readonly string[] | null;
  readonly created_at: number;
  readonly updated_at: number;
}

/** Backup codes, told once. */
export interface BackupCodesJSON {
  readonly object: 'backup_code';
  readonly id: string;
  readonly codes: readonly string[];
  readonly created_at: number;
  readonly updated_at: number;
}
