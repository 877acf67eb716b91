import { html, nothing, type TemplateResult } from 'lit';
import { AuthError, type SignIn, type SignInStep, type SignUp, type SignUpStep } from '../../core/index.js';
import { codeField, codeOf } from '../parts/code.js';
import { submit } from '../parts/submit.js';
import { hiddenUsername, identity } from '../parts/username.js';
import { crossToSignIn, crossToSignUp } from './cross.js';
import { awaiting } from './link.js';
import { orSignedIn } from './or-signed-in.js';
import { otherMethods } from './other-methods.js';
import { prepareAddress, prepareCode } from './prepare-code.js';
import { Resend } from './resend.js';
import { signUpIsOpen } from './settings.js';
import { received } from './web-otp.js';
import type { Flow, StepFactory } from './step.js';

/** A code that was mailed. */
export const view: StepFactory = flow => {
  const { client, term } = flow;
  const resend = new Resend(flow, async () => {
    if (flow.name === 'sign-up') await prepareAddress(flow);
    else {
      const { step } = client.signIn;
      if (step.kind === 'code') await prepareCode(flow, step.factor);
    }
  });
  const first = flow.name === 'sign-up' ? client.signUp.step : client.signIn.step;
  const address = addressOf(first);
  const strategy = 'strategy' in first ? first.strategy : 'email_code';
  const resetting = strategy.startsWith('reset_');
  const byPhone = strategy.endsWith('phone_code');
  return {
    title: () => term(resetting ? 'resetTitle' : byPhone ? 'smsTitle' : 'codeTitle'),
    fields: ['code'],
    form: () => html`
      ${hiddenUsername(flow.id('username'), address)}
      ${identity(
        address,
        term('change'),
        () => flow.go(flow.name === 'sign-up' ? 'fields' : 'identifier', flow.name, address),
        term('codeSubtitle', address),
      )}
      ${codeField({
        id: flow.id('code'),
        label: term('code'),
        hint: term('codeHint'),
        also: linkHint(flow),
        error: flow.problem('code'),
      })}
      ${byPhone ? html`<span hidden ${received()}></span>` : nothing} ${submit(term('continue'), flow.pending)}
      ${resend.button()}
    `,
    check: data => (codeOf(data).length === 6 ? [] : [{ code: 'form_param_nil', field: 'code' }]),
    submit: data => prove(flow, codeOf(data)),
    actions: () => (flow.name === 'sign-in' ? otherMethods(flow, mailedAs(flow)) : []),
  };
};

function addressOf(step: SignInStep | SignUpStep): string {
  if ('identifier' in step) return step.identifier ?? '';
  const { emailAddress = null, phoneNumber = null } = 'emailAddress' in step ? { phoneNumber: null, ...step } : {};
  return emailAddress ?? phoneNumber ?? '';
}

type MailedAs = 'email_code' | 'email_link' | 'phone_code';

function mailedAs({ client, name }: Flow): MailedAs {
  const step = name === 'sign-up' ? client.signUp.step : client.signIn.step;
  const strategy = step.kind === 'code' ? step.strategy : 'email_code';
  return strategy === 'email_link' || strategy === 'phone_code' ? strategy : 'email_code';
}

/** That there is a link in the mail, too. As long as this is said, the link is waited for. */
function linkHint(flow: Flow): TemplateResult | undefined {
  const { client, name, term } = flow;
  const step = name === 'sign-up' ? client.signUp.step : client.signIn.step;
  if (step.kind !== 'code' || step.strategy !== 'email_link') return undefined;
  return html`<div class="auth-hint" id=${flow.id('code-also')} ${awaiting(flow, step.expiresAt)}>
    ${term('linkHint')}
  </div>`;
}

/**
 * Proves the code. An address that turns out to belong to an account, or to nobody, goes on in the other flow: it was
 * proved, and nothing has to be typed again.
 */
async function prove(flow: Flow, code: string): Promise<void> {
  try {
    await flow.settle(await attempt(flow, code));
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    const unknown = error.code === 'form_identifier_not_found';
    if (flow.name === 'sign-up' && error.code === 'form_identifier_exists') await crossToSignIn(flow);
    else if (flow.name === 'sign-in' && unknown && signUpIsOpen(flow.environment)) await crossToSignUp(flow);
    else throw error;
  }
}

function attempt(flow: Flow, code: string): Promise<SignIn | SignUp> {
  const { name, client } = flow;
  if (name === 'sign-up') return client.signUp.attempt({ strategy: mailedAs(flow), code });
  const { step } = client.signIn;
  const strategy = step.kind === 'code' ? step.strategy : 'email_code';
  return orSignedIn(flow, strategy, client.signIn.attempt({ strategy, code }));
}
