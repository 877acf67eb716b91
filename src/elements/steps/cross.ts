import { AuthError, type SignIn, type SignUp } from '../../core/index.js';
import type { Flow } from './step.js';

/** Goes on in the other flow with an address that was proved here, and belongs to an account. */
export async function crossToSignIn(flow: Flow): Promise<void> {
  const { client } = flow;
  const signIn = await orTaken(client.signIn.transfer(), () => signedIn(flow));
  flow.cross('sign-in');
  await flow.settle(signIn);
}

/** Goes on in the other flow with an address that was proved here, and belongs to nobody. */
export async function crossToSignUp(flow: Flow): Promise<void> {
  const { client } = flow;
  const signUp = await orTaken(client.signUp.transfer(), () => client.snapshot.client?.signUp);
  flow.cross('sign-up');
  await flow.settle(signUp);
}

/** A proof is taken over once. Where another tab of this browser has done so, this one goes on where that one is. */
async function orTaken<Attempt extends SignIn | SignUp>(
  transfer: Promise<Attempt>,
  taken: () => Attempt | null | undefined,
): Promise<Attempt> {
  try {
    return await transfer;
  } catch (error) {
    const attempt = error instanceof AuthError && error.code === 'account_transfer_invalid' ? taken() : undefined;
    if (!attempt) throw error;
    return attempt;
  }
}

function signedIn({ client }: Flow): SignIn | undefined {
  const { client: known, session } = client.snapshot;
  if (known?.signIn || !session) return known?.signIn ?? undefined;
  // As much of an attempt as is read of one that is complete.
  return { status: 'complete', createdSessionId: session.id, firstFactorVerification: null } as unknown as SignIn;
}
