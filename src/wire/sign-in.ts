import type { VerificationJSON } from './verification.js';

export const identifierKinds = ['email_address', 'phone_number', 'username'] as const;
/** Those that are typed, and a wallet's address, which the wallet gives. */
export type IdentifierKind = (typeof identifierKinds)[number] | 'web3_wallet';

export type SignInStatus =
  | 'needs_identifier'
  | 'needs_first_factor'
  | 'needs_second_factor'
  | 'needs_client_trust'
  | 'needs_new_password'
  | 'complete'
  | 'abandoned';

/** One way to go on that the server offers. */
export interface FactorJSON {
  readonly strategy: string;
  readonly safe_identifier?: string;
  readonly email_address_id?: string;
  readonly phone_number_id?: string;
  readonly web3_wallet_id?: string;
  readonly primary?: boolean;
  readonly default?: boolean;
  /** With `enterprise_sso`: the organization's connection, and what it is called. */
  readonly enterprise_connection_id?: string;
  readonly enterprise_connection_name?: string;
}

/** An unfinished sign-in. */
export interface SignInJSON {
  readonly object: 'sign_in_attempt';
  readonly id: string;
  readonly status: SignInStatus;
  readonly supported_identifiers: readonly string[];
  readonly identifier: string | null;
  readonly user_data: {
    readonly first_name: string | null;
    readonly last_name: string | null;
    readonly image_url: string;
    readonly has_image: boolean;
  } | null;
  readonly supported_first_factors: readonly FactorJSON[] | null;
  readonly supported_second_factors: readonly FactorJSON[] | null;
  readonly first_factor_verification: VerificationJSON | null;
  readonly second_factor_verification: VerificationJSON | null;
  readonly created_session_id: string | null;
  readonly abandon_at: number;
  /** Whether the person has been on this client before; there where a new one is checked. */
  readonly client_trust_state?: 'new' | 'known' | 'pending';
}
