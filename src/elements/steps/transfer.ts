import { AuthError } from '../../core/index.js';
import { goOn } from './go-on.js';
import { signUpIsOpen } from './settings.js';
import type { Flow, StepFactory } from './step.js';

/** Goes on in the other flow with what another site has proved, by itself: there is nothing to ask. */
export const view: StepFactory = flow => {
  // Not before it is shown: what goes wrong is said there.
  queueMicrotask(() => flow.run(() => goOver(flow)));
  return {
    title: () => flow.term('loading'),
    actions: () => (flow.pending ? [] : [{ label: flow.term('startOver'), run: () => flow.startOver() }]),
  };
};

async function goOver(flow: Flow): Promise<void> {
  const { client, name, environment } = flow;
  if (name === 'sign-up') return toSignIn(flow);
  const code = 'external_account_not_found';
  if (!signUpIsOpen(environment)) throw new AuthError([{ code, message: 'New accounts cannot be made here.' }]);
  try {
    const signUp = await client.signUp.transfer();
    flow.cross('sign-up');
    await goOn(flow, signUp);
  } catch (error) {
    // Another tab has made the account meanwhile.
    if (!(error instanceof AuthError) || error.code !== 'form_identifier_exists') throw error;
    await toSignIn(flow);
  }
}

async function toSignIn(flow: Flow): Promise<void> {
  const signIn = await flow.client.signIn.transfer();
  flow.cross('sign-in');
  await flow.settle(signIn);
}
