/**
 * Of somebody who deletes their account the log keeps what happened and when, and nothing of where from: those columns
 * alone may be emptied. Every other change of the log is refused as before.
 */
export const statements: readonly string[] = [
  `create or replace function audit_log_is_append_only() returns trigger language plpgsql as
    $$ begin
      if tg_op = 'UPDATE'
        and new.id = old.id and new.at = old.at and new.event = old.event
        and new.user_id is not distinct from old.user_id
        and new.reason is not distinct from old.reason
        and new.client_id is null and new.session_id is null and new.ip is null and new.user_agent is null
      then
        return new;
      end if;
      raise exception 'audit_log is append-only';
    end $$`,
];
