import type { StrategyName } from 'auth-elements/wire';
import { claimAddress } from '../account/claim-address.js';
import type { UserRow } from '../account/find-user.js';
import { keepProof } from '../client/proof.js';
import { change, claim, claimRefusal } from '../http/change.js';
import type { Change } from '../http/change.js';
import type { ClientRow, Exchange } from '../http/exchange.js';
import { identifierNotFound, wrongState } from '../http/refusals.js';
import { lockSignIn, signInCode } from '../sign-in/sign-in-row.js';
import type { SignInRow } from '../sign-in/sign-in-row.js';
import { ownerOf } from './mail-sign-in-code.js';
import { tryCode } from './mailed-code.js';

/**
 * Compares the code; then, and only then, the answer may differ between a member, for whom `proved` goes on, and
 * somebody without an account, whose proof is kept for a sign-up.
 */
export async function proveByCode(
  exchange: Exchange,
  present: SignInRow,
  strategy: StrategyName,
  proved: (change: Change, client: ClientRow, row: SignInRow, user: UserRow) => Promise<void>,
): Promise<void> {
  const code = exchange.form.required('code');
  const consume = await tryCode(exchange, signInCode(present, strategy), code);
  const refusal = await change(exchange, async work => {
    await claim(work, exchange, present.id);
    const { client, row } = await lockSignIn(work, exchange, present.id, 'needs_first_factor');
    await consume(work);
    const user =
      (await ownerOf(work.tx, row)) ?? (await claimed(work, exchange, row, { strategy, provedAt: exchange.now }));
    if (user) {
      await proved(work, client, row, user);
      return undefined;
    }
    // Nobody was mailed the code for a name that nobody has, so it cannot have been proved.
    const kind = row.identifier_kind;
    if (kind === null || kind === 'username' || row.identifier === null || row.identifier_key === null)
      throw wrongState('Start again.');
    const proof = { kind, email: row.identifier, key: row.identifier_key, provedAt: exchange.now };
    await keepProof(work, exchange, client, 'sign_up', proof);
    await work.tx.updateTable('sign_ins').set({ status: 'abandoned' }).where('id', '=', row.id).execute();
    const notFound = identifierNotFound();
    await claimRefusal(work, exchange, notFound);
    return notFound;
  });
  if (refusal) throw refusal;
}

/** The account that names the address and has never proved it, emptied of what somebody else may have left in it. */
export async function claimed(
  change: Change,
  exchange: Exchange,
  { identifier, identifier_kind: kind, identifier_key: key }: SignInRow,
  { strategy, provedAt }: { readonly strategy: StrategyName; readonly provedAt: number },
): Promise<UserRow | undefined> {
  if (kind !== 'email_address' || identifier === null || key === null) return undefined;
  return claimAddress(change, exchange, { key, provedAt }, strategy);
}
