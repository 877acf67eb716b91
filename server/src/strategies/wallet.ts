import type { WalletStrategy } from 'auth-elements/wire';
import { findUser } from '../account/find-user.js';
import { audit } from '../audit.js';
import { keepProof } from '../client/proof.js';
import { change, claim, claimRefusal } from '../http/change.js';
import type { Change } from '../http/change.js';
import type { ClientRow, Exchange } from '../http/exchange.js';
import type { Problem } from '../http/problem.js';
import { identifierNotFound } from '../http/refusals.js';
import { completeSignIn } from '../sign-in/complete-sign-in.js';
import { lockSignIn } from '../sign-in/sign-in-row.js';
import type { SignInRow } from '../sign-in/sign-in-row.js';
import type { Wallet } from '../wallet/address.js';
import { isSignedBy, makeChallenge, readProof, readWalletStrategy, useChallenge } from '../wallet/challenge.js';
import type { Occasion } from '../wallet/challenge.js';
import { expired, notOffered, wrongSignature } from '../wallet/refusals.js';
import type { SignInStrategy } from './sign-in-strategy.js';

/** A key of Ethereum that a wallet holds. It signs a text which says where, for what and until when. */
export const wallet: SignInStrategy = { takes: ['signature'], prepare, attempt };

async function prepare(exchange: Exchange, { id }: SignInRow): Promise<void> {
  const strategy = readWalletStrategy(exchange);
  await change(exchange, async work => {
    await claim(work, exchange, id);
    const { client, row } = await lockSignIn(work, exchange, id, 'needs_first_factor');
    await makeChallenge(work.tx, exchange, occasionOf(client, id), walletOf(row, strategy), strategy);
    await work.tx
      .updateTable('sign_ins')
      .set({ first_factor_strategy: strategy, updated_at: exchange.now })
      .where('id', '=', id)
      .execute();
  });
}

async function attempt(exchange: Exchange, { id }: SignInRow): Promise<void> {
  const strategy = readWalletStrategy(exchange);
  const signature = readProof(exchange);
  const refusal = await change(exchange, async work => {
    await claim(work, exchange, id);
    const { client, row } = await lockSignIn(work, exchange, id, 'needs_first_factor');
    const named = walletOf(row, strategy);
    const challenge = await useChallenge(work.tx, exchange, occasionOf(client, id), named.key);
    if (!challenge) throw expired();
    if (isSignedBy(challenge, signature)) return proved(work, exchange, client, row, named, strategy);
    // Told after the commit, because the message is used up by a wrong signature, too.
    await audit(work.tx, exchange, { event: 'sign_in.refused', clientId: client.id, reason: strategy });
    return standing(work, exchange, wrongSignature());
  });
  if (refusal) throw refusal;
}

/** Only who has proved the wallet learns whether it has an account. Who has none may make one with the same proof. */
async function proved(
  work: Change,
  exchange: Exchange,
  client: ClientRow,
  row: SignInRow,
  { address, key }: Wallet,
  strategy: WalletStrategy,
): Promise<Problem | undefined> {
  const provedAt = exchange.now;
  const user = await findUser(work.tx, 'web3_wallet', key);
  if (user) {
    await completeSignIn(work, exchange, client, row, { userId: user.id, strategy, provedAt });
    return undefined;
  }
  await keepProof(work, exchange, client, 'sign_up', { kind: 'web3_wallet', email: address, key, provedAt, strategy });
  await work.tx.updateTable('sign_ins').set({ status: 'abandoned' }).where('id', '=', row.id).execute();
  return standing(work, exchange, identifierNotFound());
}

async function standing(work: Change, exchange: Exchange, refusal: Problem): Promise<Problem> {
  await claimRefusal(work, exchange, refusal);
  return refusal;
}

function occasionOf({ id: client_id }: ClientRow, subject_id: string): Occasion {
  return { subject_id, purpose: 'first_factor', client_id };
}

/** A wallet proves itself, and nothing of an address or a name. */
function walletOf({ identifier, identifier_kind, identifier_key }: SignInRow, strategy: string): Wallet {
  if (identifier_kind !== 'web3_wallet' || identifier === null || identifier_key === null) throw notOffered(strategy);
  return { address: identifier, key: identifier_key };
}
