import type { Metadata } from './user.js';
import type { SignUpVerificationJSON, VerificationJSON } from './verification.js';

/** The fields of a sign-up that this project can ask for. */
export const signUpFields = [
  'email_address',
  'phone_number',
  'username',
  'password',
  'first_name',
  'last_name',
  'legal_accepted',
] as const;
export type SignUpField = (typeof signUpFields)[number];

/** An unfinished sign-up. */
export interface SignUpJSON {
  readonly object: 'sign_up_attempt';
  readonly id: string;
  readonly status: 'missing_requirements' | 'complete' | 'abandoned';
  readonly required_fields: readonly string[];
  readonly optional_fields: readonly string[];
  readonly missing_fields: readonly string[];
  readonly unverified_fields: readonly string[];
  readonly username: string | null;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly email_address: string | null;
  readonly phone_number: string | null;
  readonly web3_wallet: string | null;
  /** The same answer under the two names that clients and the published description use. */
  readonly has_password: boolean;
  readonly password_enabled: boolean;
  readonly unsafe_metadata: Metadata;
  readonly public_metadata: Metadata;
  readonly external_account_strategy: string | null;
  readonly external_account: null;
  readonly verifications: {
    readonly email_address: SignUpVerificationJSON | null;
    readonly phone_number: SignUpVerificationJSON | null;
    readonly web3_wallet: SignUpVerificationJSON | null;
    readonly external_account: VerificationJSON | null;
  };
  readonly created_session_id: string | null;
  readonly created_user_id: string | null;
  readonly abandon_at: number;
  readonly legal_accepted_at: number | null;
  readonly locale: string | null;
  readonly custom_action: boolean;
  readonly external_id: string | null;
}
