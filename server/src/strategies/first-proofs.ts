import { isWalletStrategy } from 'auth-elements/wire';
import type { FactorJSON } from 'auth-elements/wire';
import { verifiedPrimaryAddress } from '../account/find-user.js';
import { maskAddress } from '../account/mask-address.js';
import { provePassword } from '../account/prove-password.js';
import { change } from '../http/change.js';
import { Problem } from '../http/problem.js';
import { notFound } from '../http/refusals.js';
import type { Queries } from '../store/schema.js';
import { mayPrepare, prepareCode, tryCode } from './mailed-code.js';
import type { CodePurpose } from './mailed-code.js';
import type { Proof, ProofOf } from './proof.js';
import { walletProof } from './wallet-proof.js';

/** The first factors by which a signed-in person proves again who they are. */
export const firstProofNames = ['password', 'email_code'] as const;
export type FirstProofName = (typeof firstProofNames)[number];

const password: Proof = {
  takes: ['password'],

  async enrolled(queries, userId) {
    const user = await queries.selectFrom('users').select('password_hash').where('id', '=', userId).executeTakeFirst();
    return user?.password_hash ? [{ strategy: 'password' }] : [];
  },

  async prove(exchange, { userId }) {
    const hash = await provePassword(exchange, userId, exchange.form.required('password'), wrongPassword());
    return async ({ tx }) => {
      // A password that was changed while this one was verified is not proved by it.
      const same = await tx
        .selectFrom('users')
        .select('id')
        .where('id', '=', userId)
        .where('password_hash', '=', hash)
        .forUpdate()
        .executeTakeFirst();
      if (!same) throw wrongPassword();
    };
  },
};

const emailCode: Proof = {
  takes: ['code'],

  async enrolled(queries, userId) {
    const address = await verifiedPrimaryAddress(queries, userId);
    if (!address) return [];
    const { id, email_address } = address;
    return [
      { strategy: 'email_code', email_address_id: id, safe_identifier: maskAddress(email_address), primary: true },
    ];
  },

  async prepare(exchange, of) {
    const address = await verifiedPrimaryAddress(exchange.instance.database, of.userId);
    const wanted = exchange.form.optional('email_address_id');
    if (!address || (wanted !== undefined && wanted !== address.id)) throw notFound();
    const purpose = codeOf(of, address.email_key);
    const preparation = await mayPrepare(exchange, purpose);
    await change(exchange, work =>
      prepareCode(work, exchange, purpose, preparation, {
        to: address.email_address,
        locale: of.locale,
        template: 'step_up_code',
      }),
    );
  },

  async prove(exchange, of) {
    const code = exchange.form.required('code');
    return tryCode(exchange, await addressCode(exchange.instance.database, of), code);
  },
};

const proofs: Readonly<Record<FirstProofName, Proof>> = { password, email_code: emailCode };

/** How somebody proves again who they are; undefined where they cannot by this name. */
export async function firstProof(queries: Queries, userId: string, name: string): Promise<Proof | undefined> {
  const found = firstProofNames.find(one => one === name);
  const offered = await firstProofsOf(queries, userId);
  if (isWalletStrategy(name)) return offered.some(({ strategy }) => strategy === name) ? walletProof : undefined;
  return found && offered.some(({ strategy }) => strategy === found) ? proofs[found] : undefined;
}

/** The ways in which somebody proves again who they are. */
export async function firstProofsOf(queries: Queries, userId: string): Promise<readonly FactorJSON[]> {
  const found: FactorJSON[] = [];
  for (const name of firstProofNames) found.push(...(await proofs[name].enrolled(queries, userId)));
  found.push(...(await walletProof.enrolled(queries, userId)));
  return found;
}

/** Every field that one of them takes. */
export const firstProofFields = [...new Set([...Object.values(proofs), walletProof].flatMap(proof => proof.takes))];

/** The code that a step-up has mailed. */
export async function addressCode(queries: Queries, of: ProofOf): Promise<CodePurpose> {
  const address = await verifiedPrimaryAddress(queries, of.userId);
  return codeOf(of, address?.email_key ?? '');
}

function codeOf({ kind, id }: ProofOf, key: string): CodePurpose {
  return { attemptKind: kind, attemptId: id, purpose: 'email_code', key };
}

function wrongPassword(): Problem {
  return new Problem(422, 'form_password_incorrect', 'the password is wrong', {
    field: 'password',
    sentence: 'This is not your password.',
  });
}
