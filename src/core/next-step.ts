import type { SignUpField } from '../wire/index.js';
import type { Factor } from './snapshot.js';

/** What to ask for next, told from the server's answer alone. One field, `kind`, decides which others there are. */
export type NextStep = SignInStep | SignUpStep;

/** A code that is on its way. */
export interface SentCode {
  readonly factor: Factor;
  /** Milliseconds since 1970 by the server's clock. */
  readonly expiresAt: number | null;
  readonly resendAt: number | null;
  readonly failed: boolean;
}

export type SignInStep =
  /** Who are you? `kinds` are the identifiers that the instance takes. */
  | {
      readonly flow: 'sign-in';
      readonly kind: 'identifier';
      readonly kinds: readonly ('email_address' | 'phone_number' | 'username')[];
    }
  /** Another site has said who it is, and nobody has an account for that: `signUp.transfer()` goes on. */
  | { readonly flow: 'sign-in'; readonly kind: 'transfer' }
  /** Prove it. `factors` are the ways that this project knows, the preferred first; nothing is prepared yet. */
  | {
      readonly flow: 'sign-in';
      readonly kind: 'first-factor';
      readonly identifier: string;
      readonly factors: readonly [Factor, ...Factor[]];
    }
  /** A code was mailed; with `email_link`, a link is in the same mail: `awaitLink` waits for it. */
  | {
      readonly flow: 'sign-in';
      readonly kind: 'code';
      readonly identifier: string;
      readonly strategy:
        'email_code' | 'email_link' | 'phone_code' | 'reset_password_email_code' | 'reset_password_phone_code';
      readonly factor: Factor;
      readonly factors: readonly [Factor, ...Factor[]];
      /** Milliseconds since 1970 by the server's clock. */
      readonly expiresAt: number | null;
      readonly resendAt: number | null;
      readonly failed: boolean;
    }
  /**
   * The first factor was right, and a second one is enrolled. `factors` are those that this project knows, the preferred
   * first; `sent` is the message that one of them needs, if it was asked for.
   */
  | {
      readonly flow: 'sign-in';
      readonly kind: 'second-factor';
      readonly identifier: string;
      readonly factors: readonly [Factor, ...Factor[]];
      readonly sent: SentCode | undefined;
    }
  /** The password was right, on a device that the account has not been on: a mailed code confirms it. */
  | {
      readonly flow: 'sign-in';
      readonly kind: 'client-trust';
      readonly identifier: string;
      readonly factors: readonly [Factor, ...Factor[]];
      readonly sent: SentCode | undefined;
    }
  /** The code was right: choose a new password. */
  | { readonly flow: 'sign-in'; readonly kind: 'new-password'; readonly identifier: string }
  /** The server asks for something that this version has no step for. */
  | {
      readonly flow: 'sign-in';
      readonly kind: 'unsupported';
      readonly status: string;
      readonly identifier: string | null;
    }
  | { readonly flow: 'sign-in'; readonly kind: 'complete'; readonly sessionId: string };

/** What a sign-up has to prove next: one of the two. */
export type Unproved =
  | { readonly emailAddress: string; readonly phoneNumber: null }
  | { readonly emailAddress: null; readonly phoneNumber: string };

export type SignUpStep =
  /** Fill these in. `required` and `optional` are what is still missing, in the order to ask. */
  | {
      readonly flow: 'sign-up';
      readonly kind: 'fields';
      readonly required: readonly SignUpField[];
      readonly optional: readonly SignUpField[];
      /** What the attempt knows already, to be shown and not asked again. */
      readonly emailAddress: string | null;
    }
  /** Another site has said who it is, and there is an account for that: `signIn.transfer()` goes on. */
  | { readonly flow: 'sign-up'; readonly kind: 'transfer' }
  /** The address or the number has to be proved, whichever is not null; no code was asked for yet. */
  /** The wallet has to sign; nothing is prepared yet. */
  | { readonly flow: 'sign-up'; readonly kind: 'wallet'; readonly web3Wallet: string }
  | ({ readonly flow: 'sign-up'; readonly kind: 'prepare' } & Unproved)
  | ({
      readonly flow: 'sign-up';
      readonly kind: 'code';
      readonly strategy: 'email_code' | 'email_link' | 'phone_code';
      readonly expiresAt: number | null;
      readonly resendAt: number | null;
      readonly failed: boolean;
    } & Unproved)
  | { readonly flow: 'sign-up'; readonly kind: 'unsupported'; readonly missing: readonly string[] }
  | { readonly flow: 'sign-up'; readonly kind: 'complete'; readonly sessionId: string };
