import { AuthError, type SignIn } from '../../core/index.js';
import { goOn } from './go-on.js';
import { orSignedIn } from './or-signed-in.js';
import { signUpIsOpen } from './settings.js';
import type { Flow } from './step.js';
import type { Signer } from './wallet-choice.js';

/** Signs in or up, wherever the flow is. Whoever turns out to belong in the other one goes on there, and signs once. */
export function throughWallet(flow: Flow, signer: Signer): Promise<void> {
  return flow.name === 'sign-up' ? signUp(flow, signer) : signIn(flow, signer);
}

async function signIn(flow: Flow, signer: Signer): Promise<void> {
  const { address, sign, wallet } = signer;
  const { strategy } = wallet;
  const { client, language: locale } = flow;
  let signature: string | undefined;
  let attempt: SignIn;
  try {
    const begun = await client.signIn.create({ identifier: address, strategy, locale });
    signature = await sign(begun.firstFactorVerification?.message);
    attempt = await orSignedIn(flow, strategy, client.signIn.attempt({ strategy, signature }));
  } catch (error) {
    if (!isCode(error, 'form_identifier_not_found') || !signUpIsOpen(flow.environment)) throw error;
    // What was signed is taken over. A server that tells before, tells before anything is signed.
    if (signature === undefined) return signUp(flow, signer);
    const made = await client.signUp.transfer();
    flow.cross('sign-up');
    return goOn(flow, made);
  }
  flow.cross('sign-in');
  await flow.settle(attempt);
}

async function signUp(flow: Flow, signer: Signer): Promise<void> {
  const { address, sign, wallet } = signer;
  const { strategy } = wallet;
  const { client, language: locale } = flow;
  let signature: string | undefined;
  try {
    await client.signUp.create({ web3Wallet: address, locale });
    const { verifications } = await client.signUp.prepare({ strategy });
    signature = await sign(verifications.web3Wallet?.message);
    const made = await client.signUp.attempt({ strategy, signature });
    flow.cross('sign-up');
    await goOn(flow, made);
  } catch (error) {
    if (!isCode(error, 'form_identifier_exists')) throw error;
    if (signature === undefined) return signIn(flow, signer);
    const attempt = await orSignedIn(flow, strategy, client.signIn.transfer());
    flow.cross('sign-in');
    await flow.settle(attempt);
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof AuthError && error.code === code;
}
