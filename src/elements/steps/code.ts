import { html } from 'lit';
import { AuthError, type SignIn, type SignUp } from '../../core/index.js';
import { codeField, codeOf } from '../parts/code.js';
import { submit } from '../parts/submit.js';
import { hiddenUsername, identity } from '../parts/username.js';
import { orSignedIn } from './or-signed-in.js';
import { otherMethods } from './other-methods.js';
import { prepareCode } from './prepare-code.js';
import { Resend } from './resend.js';
import { signUpIsOpen } from './settings.js';
import type { Flow, StepFactory } from './step.js';

/** A code that was mailed. */
export const view: StepFactory = flow => {
  const { client, term } = flow;
  const resend = new Resend(flow, async () => {
    if (flow.name === 'sign-up') await client.signUp.prepare({ strategy: 'email_code' });
    else {
      const { step } = client.signIn;
      if (step.kind === 'code') await prepareCode(client, step.factor);
    }
  });
  const first = flow.name === 'sign-up' ? client.signUp.step : client.signIn.step;
  const address =
    'emailAddress' in first ? (first.emailAddress ?? '') : 'identifier' in first ? (first.identifier ?? '') : '';
  const resetting = 'strategy' in first && first.strategy === 'reset_password_email_code';
  return {
    title: () => term(resetting ? 'resetTitle' : 'codeTitle'),
    fields: ['code'],
    form: () => html`
      ${hiddenUsername(flow.id('username'), address)}
      ${identity(
        address,
        term('change'),
        () => {
          if (flow.name === 'sign-up') flow.go('fields', 'sign-up', address);
          else flow.go('identifier', 'sign-in', address);
        },
        term('codeSubtitle', address),
      )}
      ${codeField({
        id: flow.id('code'),
        label: term('code'),
        hint: term('codeHint'),
        error: flow.problem('code'),
      })}
      ${submit(term('continue'), flow.pending)} ${resend.button()}
    `,
    check: data => (codeOf(data).length === 6 ? [] : [{ code: 'form_param_nil', field: 'code' }]),
    submit: data => prove(flow, codeOf(data)),
    actions: () => (flow.name === 'sign-in' ? otherMethods(flow, 'email_code') : []),
  };
};

/**
 * Proves the code. An address that turns out to belong to an account, or to nobody, goes on in the other flow: it was
 * proved, and nothing has to be typed again.
 */
async function prove(flow: Flow, code: string): Promise<void> {
  const { client } = flow;
  try {
    await flow.settle(await attempt(flow, code));
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    if (flow.name === 'sign-up' && error.code === 'form_identifier_exists') {
      const signIn = await client.signIn.transfer();
      flow.cross('sign-in');
      await flow.settle(signIn);
    } else if (
      flow.name === 'sign-in' &&
      error.code === 'form_identifier_not_found' &&
      signUpIsOpen(flow.environment)
    ) {
      const signUp = await client.signUp.transfer();
      flow.cross('sign-up');
      await flow.settle(signUp);
    } else throw error;
  }
}

function attempt(flow: Flow, code: string): Promise<SignIn | SignUp> {
  const { name, client } = flow;
  if (name === 'sign-up') return client.signUp.attempt({ strategy: 'email_code', code });
  const { step } = client.signIn;
  const strategy = step.kind === 'code' ? step.strategy : 'email_code';
  return orSignedIn(flow, strategy, client.signIn.attempt({ strategy, code }));
}
