import type { ErrorJSON } from './error.js';
import type { StrategyName } from './strategy.js';

export type VerificationStatus = 'unverified' | 'verified' | 'failed' | 'expired' | 'transferable';

/** How far one factor or one address has been proved. */
export interface VerificationJSON {
  readonly object:
    | 'verification_otp'
    | 'verification_ticket'
    | 'verification_email_link'
    | 'verification_from_oauth'
    | 'verification_password'
    | 'verification_passkey'
    | 'verification_web3'
    | 'verification_oauth'
    | 'verification_google_one_tap'
    | 'verification_saml'
    | 'verification_totp'
    | 'verification_backup_code';
  readonly status: VerificationStatus;
  readonly strategy: StrategyName | (string & {});
  readonly attempts: number | null;
  /** Milliseconds since 1970. */
  readonly expire_at: number | null;
  readonly error?: ErrorJSON | null;
  /** What a passkey has to sign, as JSON text: the options of the browser's call. Of a wallet's message, what is new in it. */
  readonly nonce?: string | null;
  /** The text that a wallet has to sign. */
  readonly message?: string | null;
  readonly external_verification_redirect_url?: string | null;
  /**
   * When the next message may be asked for, in milliseconds since 1970.
   * An addition of our server; without it a client counts 30 seconds from its own request.
   */
  readonly resend_at?: number | null;
  /** To which number the code of a second step went. An addition of our server, for who has several. */
  readonly phone_number_id?: string;
}

/** A verification inside a sign-up, which also says what to do next. */
export interface SignUpVerificationJSON extends VerificationJSON {
  readonly next_action: 'needs_prepare' | 'needs_attempt' | '';
  /** Left out by servers of before there were several. */
  readonly supported_strategies?: readonly string[];
}
