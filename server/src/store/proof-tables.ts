import type { Generated } from 'kysely';

/** What proves that somebody has an address or a number, and the numbers themselves. */
export interface ProofTables {
  /** Numbers in E.164, the form that is compared, kept and shown. */
  phone_numbers: {
    id: string;
    user_id: string;
    phone_number: string;
    verified_at: number | null;
    /** For the second factor alone: nobody signs in with it. */
    reserved_for_second_factor: Generated<boolean>;
    default_second_factor: Generated<boolean>;
    created_at: number;
    updated_at: number;
  };
  /** Addresses of Ethereum: one has one owner, whose wallet holds its key. */
  web3_wallets: {
    id: string;
    user_id: string;
    /** With its check sum in the case of its letters, as it is shown. */
    web3_wallet: string;
    /** In lower case, as it is compared. */
    wallet_key: string;
    /** By which kind of wallet it was proved, or is to be. */
    strategy: string;
    verified_at: number | null;
    created_at: number;
    updated_at: number;
  };
  /** What a wallet has to sign: one at a time for each attempt, and for each wallet that is added. */
  wallet_challenges: {
    /** The wallet that is added, or the attempt. */
    subject_id: string;
    purpose: 'first_factor' | 'sign_up' | 'add' | 'verification';
    client_id: string;
    wallet_key: string;
    strategy: string;
    /** The page that has asked. */
    origin: string;
    nonce: string;
    /** The whole text. */
    message: string;
    used_at: number | null;
    created_at: number;
    expires_at: number;
  };
  codes: {
    id: string;
    attempt_kind: 'sign_in' | 'sign_up' | 'verification';
    attempt_id: string;
    /** The strategy it was sent for. */
    purpose: string;
    email_key: string;
    /** HMAC over code, row, purpose and address. */
    code_hash: string;
    tries: Generated<number>;
    max_tries: number;
    expires_at: number;
    resend_at: number;
    used_at: number | null;
    /** A newer code took its place, or the account changed. */
    void_at: number | null;
    /** Where the mail has a link, too. What a link says is kept as a hash, as every token is. */
    link_hash: string | null;
    redirect_url: string | null;
    complete_url: string | null;
    /** Who asked for the link, to be said to who presses it. */
    ip: string | null;
    user_agent: string | null;
    /** The link was pressed, which used the code up as well. */
    pressed_at: number | null;
    /** The browser that asked has gone on. */
    settled_at: number | null;
    /** What was proved serves the other flow: a sign-up with somebody's address, a sign-in with nobody's. */
    transferable: Generated<boolean>;
    created_at: number;
  };
}
