import { createId } from './crypto/token.js';
import type { Exchange } from './http/exchange.js';
import type { Queries } from './store/schema.js';

/** What is written down of every authentication event, refusals included. Nothing secret. */
export interface AuditEntry {
  readonly event:
    | 'sign_up.completed'
    | 'sign_in.completed'
    | 'sign_in.refused'
    | 'account.locked'
    | 'session.ended'
    | 'session.removed'
    | 'session.revoked'
    | 'account.deleted'
    | 'password.changed'
    | 'password.removed'
    | 'password.reset'
    | 'password.refused'
    | 'passkey.added'
    | 'passkey.removed'
    | 'web3_wallet.added'
    | 'web3_wallet.removed'
    | 'second_factor.added'
    | 'second_factor.removed'
    | 'second_factor.refused'
    | 'phone_number.added'
    | 'phone_number.removed'
    | 'email_address.added'
    | 'email_address.removed'
    | 'backup_code.used'
    | 'backup_codes.made'
    | 'session.verified'
    | 'user.updated'
    | 'external_account.connected'
    | 'external_account.removed'
    | 'external_account.refused'
    | 'invitation.created'
    | 'invitation.revoked'
    | 'access_list.added'
    | 'access_list.removed'
    | 'waitlist.rejected'
    | 'sign_in_token.created'
    | 'sign_in_token.revoked'
    | 'actor_token.created'
    | 'actor_token.revoked'
    | 'api_key.created'
    | 'api_key.updated'
    | 'api_key.revoked'
    | 'impersonation.started';
  readonly userId?: string | null;
  readonly clientId?: string;
  readonly sessionId?: string;
  readonly reason?: string;
}

/** Adds a line to the log of events, in the transaction that it tells of. */
export async function audit(
  queries: Queries,
  { now, ip, device, request }: Exchange,
  entry: AuditEntry,
): Promise<void> {
  await queries
    .insertInto('audit_log')
    .values({
      id: createId('evt'),
      at: now,
      event: entry.event,
      user_id: entry.userId ?? null,
      client_id: entry.clientId ?? device.client?.id ?? null,
      session_id: entry.sessionId ?? null,
      ip,
      reason: entry.reason ?? null,
      user_agent: request.headers.get('user-agent')?.slice(0, 512) ?? null,
    })
    .execute();
}
