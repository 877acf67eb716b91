import type { SessionActivityJSON } from './session.js';

/** What happened to an account, as its owner is told of it. The names are those of the server's log of events. */
export const activityEvents = [
  'sign_up.completed',
  'sign_in.completed',
  'sign_in.refused',
  'account.locked',
  'session.removed',
  'session.ended',
  'session.revoked',
  'session.verified',
  'password.changed',
  'password.removed',
  'password.reset',
  'password.refused',
  'passkey.added',
  'passkey.removed',
  'web3_wallet.added',
  'web3_wallet.removed',
  'second_factor.added',
  'second_factor.removed',
  'second_factor.refused',
  'backup_code.used',
  'backup_codes.made',
  'phone_number.added',
  'phone_number.removed',
  'email_address.added',
  'email_address.removed',
  'external_account.connected',
  'external_account.removed',
  'user.updated',
  'api_key.created',
  'api_key.revoked',
  'impersonation.started',
] as const;

export type ActivityEvent = (typeof activityEvents)[number];

/** One thing that happened to the account. */
export interface ActivityJSON {
  readonly object: 'activity';
  readonly id: string;
  readonly event: ActivityEvent;
  /** The session that it was done in, or that it began or ended. */
  readonly session_id: string | null;
  /** Where it came from, as the list of devices says it. */
  readonly device: Omit<SessionActivityJSON, 'object' | 'id'>;
  readonly created_at: number;
}

/** A part of the account's history, the newest first. */
export interface ActivitiesJSON {
  readonly data: readonly ActivityJSON[];
  readonly total_count: number;
}
