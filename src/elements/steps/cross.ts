import type { Flow } from './step.js';

/** Goes on in the other flow with an address that was proved here, and belongs to an account. */
export async function crossToSignIn(flow: Flow): Promise<void> {
  const signIn = await flow.client.signIn.transfer();
  flow.cross('sign-in');
  await flow.settle(signIn);
}

/** Goes on in the other flow with an address that was proved here, and belongs to nobody. */
export async function crossToSignUp(flow: Flow): Promise<void> {
  const signUp = await flow.client.signUp.transfer();
  flow.cross('sign-up');
  await flow.settle(signUp);
}
