import { isWalletStrategy } from 'auth-elements/wire';
import { findUser } from '../account/find-user.js';
import { mailNotice } from '../account/mail-notice.js';
import { requireWayIn } from '../account/ways-in.js';
import { audit } from '../audit.js';
import { createId } from '../crypto/token.js';
import { change, claim } from '../http/change.js';
import type { Done } from '../http/change.js';
import { limitedPerAddress, takes } from '../http/checks.js';
import type { Answer, Endpoint, Exchange } from '../http/exchange.js';
import { identifierExists, malformed, notFound, signedOut, wrongState } from '../http/refusals.js';
import { actingSession } from '../session/session-row.js';
import type { SessionRow } from '../session/session-row.js';
import { requireRecentProof } from '../session/step-up.js';
import { violatedConstraint } from '../store/statement-error.js';
import { readWallet } from './address.js';
import {
  isSignedBy,
  makeChallenge,
  readProof,
  readWalletStrategy,
  useChallenge,
  walletVerification,
} from './challenge.js';
import type { Occasion } from './challenge.js';
import { abandonSignIns, choosePrimary, lockOwner, proveWallet, readOwn } from './own-wallets.js';
import { expired, walletsOff, wrongSignature } from './refusals.js';
import { walletJSON } from './wallet-json.js';
import type { WalletRow } from './wallet-json.js';

const idOf = ({ parameters }: Exchange): string => parameters['id'] ?? '';

async function create(exchange: Exchange): Promise<Answer> {
  const { form, instance, now } = exchange;
  const session = await requireRecentProof(exchange);
  if (instance.settings.wallets.length === 0) throw walletsOff();
  const wallet = readWallet(form.required('web3_wallet'));
  if (!wallet) throw malformed('web3_wallet');
  const owner = await findUser(instance.database, 'web3_wallet', wallet.key);
  // Whose wallet it is tells nobody but who has proved it, and its owner.
  const told = !instance.settings.users.enumerationProtection || owner?.id === session.user_id;
  if (owner && told) throw identifierExists('web3_wallet');
  const id = createId('idn');
  await change(exchange, async work => {
    await claim(work, exchange, id);
    await lockOwner(work, session.user_id);
    // What was begun before and never proved: whoever begins anew has given that up.
    await work.tx
      .deleteFrom('web3_wallets')
      .where('user_id', '=', session.user_id)
      .where('verified_at', 'is', null)
      .execute();
    await work.tx
      .insertInto('web3_wallets')
      .values({
        id,
        user_id: session.user_id,
        web3_wallet: wallet.address,
        wallet_key: wallet.key,
        strategy: instance.settings.wallets[0] ?? '',
        created_at: now,
        updated_at: now,
      })
      .execute();
  });
  return answerWith(exchange, session, id);
}

async function prepare(exchange: Exchange): Promise<Answer> {
  const session = await requireRecentProof(exchange);
  const strategy = readWalletStrategy(exchange);
  const id = idOf(exchange);
  await change(exchange, async work => {
    await claim(work, exchange, id);
    await lockOwner(work, session.user_id);
    const row = await readOwn(work.tx, session, id);
    requireUnproved(row);
    const wallet = { address: row.web3_wallet, key: row.wallet_key };
    await makeChallenge(work.tx, exchange, occasionOf(session, id), wallet, strategy);
  });
  return answerWith(exchange, session, id);
}

async function attempt(exchange: Exchange): Promise<Answer> {
  const session = await requireRecentProof(exchange);
  const { database } = exchange.instance;
  const id = idOf(exchange);
  const signature = readProof(exchange);
  const { wallet_key: key } = requireUnproved(await readOwn(database, session, id));
  const refusal = await refusingTwins(() =>
    change(exchange, async work => {
      await claim(work, exchange, id);
      const user = await lockOwner(work, session.user_id);
      const challenge = await useChallenge(work.tx, exchange, occasionOf(session, id), key);
      if (!challenge) throw expired();
      // Told after the commit, because the message is used up by a wrong signature, too.
      if (!isSignedBy(challenge, signature)) return wrongSignature();
      await proveWallet(work, exchange, id, challenge.strategy);
      await choosePrimary(work, exchange, user);
      await mailNotice(work, exchange, user, 'wallet_added');
      await audit(work.tx, exchange, { event: 'web3_wallet.added', userId: user.id, sessionId: session.id });
      return undefined;
    }),
  );
  if (refusal) throw refusal;
  return answerWith(exchange, session, id);
}

/** A wallet has one owner: the index refuses it for everybody else. Who has proved it may know. */
async function refusingTwins<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (violatedConstraint(error) !== undefined) throw identifierExists('web3_wallet');
    throw error;
  }
}

async function remove(exchange: Exchange): Promise<Answer> {
  const session = await requireRecentProof(exchange);
  const { database, settings } = exchange.instance;
  const id = idOf(exchange);
  const { wallet_key: key } = await readOwn(database, session, id);
  await change(exchange, async work => {
    const { tx } = work;
    await abandonSignIns(work, exchange, key);
    const user = await lockOwner(work, session.user_id);
    const removed = await tx
      .deleteFrom('web3_wallets')
      .where('id', '=', id)
      .where('user_id', '=', user.id)
      .returning('verified_at')
      .executeTakeFirst();
    if (!removed) throw notFound();
    if (removed.verified_at === null) return;
    await requireWayIn(tx, settings, user.id);
    await choosePrimary(work, exchange, user);
    await mailNotice(work, exchange, user, 'wallet_removed');
    await audit(tx, exchange, { event: 'web3_wallet.removed', userId: user.id, sessionId: session.id });
  });
  return { kind: 'envelope', response: { object: 'web3_wallet', id, deleted: true } };
}

async function list(exchange: Exchange): Promise<Answer> {
  const { user_id: userId } = await actingSession(exchange);
  const rows = await exchange.instance.database
    .selectFrom('web3_wallets')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('created_at')
    .execute();
  return { kind: 'bare', body: rows.map(row => walletJSON(row)) };
}

function requireUnproved(row: WalletRow): WalletRow {
  if (row.verified_at !== null) throw wrongState('This wallet is confirmed already.');
  return row;
}

function occasionOf({ client_id }: SessionRow, id: string): Occasion {
  return { subject_id: id, purpose: 'add', client_id };
}

async function answerWith(exchange: Exchange, session: SessionRow, id: string): Promise<Answer> {
  const row = await readOwn(exchange.instance.database, session, id);
  const open = await walletVerification(exchange, { subject_id: id, purpose: 'add' });
  return { kind: 'envelope', response: walletJSON(row, open && isWalletStrategy(open.strategy) ? open : null) };
}

async function repeat(exchange: Exchange, { resourceId }: Done): Promise<Answer> {
  const session = await actingSession(exchange);
  if (!resourceId) throw signedOut();
  return answerWith(exchange, session, resourceId);
}

const path = '/v1/me/web3_wallets';

/** The signed-in person's wallets. */
export const walletEndpoints: readonly Endpoint[] = [
  { method: 'GET', path, checks: [], handle: list },
  { method: 'POST', path, checks: [limitedPerAddress('wallet', 10), takes('web3_wallet')], handle: create, repeat },
  {
    method: 'GET',
    path: `${path}/:id`,
    checks: [],
    handle: async exchange => answerWith(exchange, await actingSession(exchange), idOf(exchange)),
  },
  { method: 'DELETE', path: `${path}/:id`, checks: [takes()], handle: remove },
  {
    method: 'POST',
    path: `${path}/:id/prepare_verification`,
    checks: [limitedPerAddress('prepare', 10), takes('strategy', 'redirect_url')],
    handle: prepare,
    repeat,
  },
  {
    method: 'POST',
    path: `${path}/:id/attempt_verification`,
    checks: [limitedPerAddress('attempt', 10), takes('strategy', 'signature')],
    handle: attempt,
    repeat,
  },
];
