import type { DefaultJson, NullableActor } from './columns.js';

/** Who may come in, and by what. */
export interface AccessTables {
  /** Who may sign up, or may not: an address, `*@domain`, or a phone number. */
  access_identifiers: {
    id: string;
    list: 'allow' | 'block';
    identifier: string;
    identifier_key: string;
    identifier_type: 'email_address' | 'phone_number' | 'web3_wallet';
    /** The invitation that was mailed with it. */
    invitation_id: string | null;
    created_at: number;
    updated_at: number;
  };
  invitations: {
    id: string;
    email_address: string;
    email_key: string;
    public_metadata: DefaultJson;
    redirect_url: string | null;
    status: 'pending' | 'accepted' | 'revoked' | 'expired';
    locale: string | null;
    /** Null: it does not expire. */
    expires_at: number | null;
    created_at: number;
    updated_at: number;
  };
  waitlist_entries: {
    id: string;
    email_address: string;
    email_key: string;
    status: 'pending' | 'invited' | 'completed' | 'rejected';
    locale: string | null;
    invitation_id: string | null;
    invited_at: number | null;
    created_at: number;
    updated_at: number;
  };
  /** Tickets that sign a user in, once. */
  user_tickets: {
    id: string;
    kind: 'sign_in_token' | 'actor_token';
    user_id: string;
    actor: NullableActor;
    /** Milliseconds. */
    session_lifetime: number | null;
    status: 'pending' | 'accepted' | 'revoked';
    expires_at: number;
    created_at: number;
    updated_at: number;
  };
}
