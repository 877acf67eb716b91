import { findUser, primaryAddress, storedAddress } from '../account/find-user.js';
import type { UserRow } from '../account/find-user.js';
import { change, claim } from '../http/change.js';
import type { Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import type { Message } from '../instance.js';
import { lockSignIn, signInCode } from '../sign-in/sign-in-row.js';
import type { SignInRow } from '../sign-in/sign-in-row.js';
import type { Queries } from '../store/schema.js';
import { mayPrepare, prepareCode } from './mailed-code.js';
import type { MailedLink } from './mailed-code.js';

type Template = Extract<Message, { readonly code: string }>['template'];

interface Mailed {
  readonly strategy:
    'email_code' | 'email_link' | 'phone_code' | 'reset_password_email_code' | 'reset_password_phone_code';
  readonly forMember: Template;
  /** The code is as real for somebody who has no account: what it leads to is told once it is proved. */
  readonly forStranger: Template;
  readonly link?: MailedLink;
}

/** Mails a code for a sign-in to whoever was named, member or not. For a name that nobody has there is no address. */
export async function mailSignInCode(
  exchange: Exchange,
  present: SignInRow,
  { strategy, forMember, forStranger, link }: Mailed,
): Promise<void> {
  const { id } = present;
  // A number gets no mail, an address no SMS, and a wallet neither: what was named is what is proved.
  const { identifier_kind: kind } = present;
  if (kind === 'web3_wallet' || (kind === 'phone_number') !== strategy.endsWith('phone_code'))
    throw new Problem(400, 'strategy_for_user_invalid', `${strategy} is not offered for this identifier`, {
      sentence: 'This way is not offered here. Choose another one.',
    });
  const preparation = await mayPrepare(exchange, signInCode(present, strategy));
  await change(exchange, async work => {
    await claim(work, exchange, id);
    const { row } = await lockSignIn(work, exchange, id, 'needs_first_factor');
    const user = await ownerOf(work.tx, row);
    const to = await addressOf(work.tx, row, user);
    const locale = row.locale ?? user?.locale ?? null;
    const template = user ? forMember : forNobody(exchange, forStranger);
    await prepareCode(
      work,
      exchange,
      signInCode(row, strategy),
      preparation,
      to === undefined ? undefined : { to, locale, template },
      link,
    );
    await work.tx
      .updateTable('sign_ins')
      .set({ first_factor_strategy: strategy, updated_at: exchange.now })
      .where('id', '=', id)
      .execute();
  });
}

/** Whoever has no account can make one, unless it takes an invitation. */
function forNobody({ instance: { settings } }: Exchange, template: Template): Template {
  return settings.access.mode === 'public' || template === 'sms_code' ? template : 'no_account_by_invitation';
}

/** Whoever has the attempt's identifier now: an account may have been made since it began. */
export async function ownerOf(queries: Queries, row: SignInRow): Promise<UserRow | undefined> {
  if (row.identifier_kind === null || row.identifier_key === null) return undefined;
  return findUser(queries, row.identifier_kind, row.identifier_key);
}

async function addressOf(queries: Queries, row: SignInRow, user: UserRow | undefined): Promise<string | undefined> {
  // Mail goes to the stored address and not to what was typed, which may differ in what normalising removes.
  if (row.identifier_kind === 'username') return primaryAddress(queries, user);
  if (row.identifier_kind === 'phone_number') return row.identifier_key ?? undefined;
  return (await storedAddress(queries, row.identifier_key ?? '')) ?? row.identifier ?? undefined;
}
