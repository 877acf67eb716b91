import { html } from 'lit';
import { AuthError } from '../../core/index.js';
import { submit } from '../parts/submit.js';
import { hiddenUsername, identity } from '../parts/username.js';
import { orSignedIn } from './or-signed-in.js';
import { otherMethods } from './other-methods.js';
import type { Flow, StepFactory } from './step.js';

/** A passkey of somebody who has said who they are. The browser asks for it on a click. */
export const view: StepFactory = flow => {
  const { client, term } = flow;
  const { step } = client.signIn;
  const identifier = 'identifier' in step ? (step.identifier ?? '') : '';
  return {
    title: () => term('passkeyTitle'),
    subtitle: () => term('passkeySubtitle'),
    form: () => html`
      ${hiddenUsername(flow.id('username'), identifier)}
      ${identity(identifier, term('change'), () => flow.go('identifier', 'sign-in', identifier))}
      ${submit(term('usePasskey'), flow.pending)}
    `,
    shown: () => void prepare(flow),
    submit: async () => {
      await flow.settle(await orSignedIn(flow, 'passkey', client.signIn.authenticateWithPasskey()));
    },
    actions: () => otherMethods(flow, 'passkey'),
  };
};

/** Has ready what is signed, because some browsers ask in the click itself, or not at all. */
async function prepare({ client }: Flow): Promise<void> {
  try {
    await client.signIn.preparePasskey();
  } catch (error) {
    // Whoever clicks is told.
    if (!(error instanceof AuthError)) throw error;
  }
}
