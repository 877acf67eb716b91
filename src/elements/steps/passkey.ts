import { html, nothing } from 'lit';
import { AuthError } from '../../core/index.js';
import { submit } from '../parts/submit.js';
import { hiddenUsername, identity } from '../parts/username.js';
import { orSignedIn } from './or-signed-in.js';
import { otherMethods } from './other-methods.js';
import { identifierOf, otherSecondFactors } from './second-factors.js';
import type { Flow, StepFactory } from './step.js';

/** A passkey of somebody who has said who they are, or as the second step. The browser asks for it on a click. */
export const view: StepFactory = flow => {
  const { client, term } = flow;
  const identifier = identifierOf(flow);
  const second = client.signIn.step.kind === 'second-factor';
  return {
    title: () => term(second ? 'secondFactorTitle' : 'passkeyTitle'),
    subtitle: () => term(second ? 'passkeySecondSubtitle' : 'passkeySubtitle'),
    form: () => html`
      ${hiddenUsername(flow.id('username'), identifier)}
      ${second ? nothing : identity(identifier, term('change'), () => flow.go('identifier', 'sign-in', identifier))}
      ${submit(term('usePasskey'), flow.pending)}
    `,
    shown: () => void prepare(flow),
    submit: async () => {
      await flow.settle(await orSignedIn(flow, 'passkey', client.signIn.authenticateWithPasskey()));
    },
    actions: () => (second ? otherSecondFactors(flow, 'passkey') : otherMethods(flow, 'passkey')),
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
