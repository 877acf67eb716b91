import { html } from 'lit';
import type { Factor } from '../../core/index.js';
import { codeField, codeOf } from '../parts/code.js';
import { submit } from '../parts/submit.js';
import { hiddenUsername } from '../parts/username.js';
import { orSignedIn } from './or-signed-in.js';
import { Resend } from './resend.js';
import { identifierOf, otherSecondFactors } from './second-factors.js';
import { sendSecondCode } from './send-second-code.js';
import type { Flow, StepFactory } from './step.js';
import { received } from './web-otp.js';

/** A code that was sent to a phone, as the second step. */
export const view: StepFactory = flow => {
  const { client, term } = flow;
  const send = async (): Promise<void> => {
    const { factor } = asked(flow);
    if (factor) await sendSecondCode(client.signIn, factor);
  };
  const resend = new Resend(flow, send);
  return {
    title: () => term('secondFactorTitle'),
    subtitle: () => {
      const { factor, sent } = asked(flow);
      return term(sent ? 'codeSubtitle' : 'prepareSubtitle', factor?.safeIdentifier ?? '');
    },
    fields: ['code'],
    form: () =>
      asked(flow).sent
        ? html`
            ${hiddenUsername(flow.id('username'), identifierOf(flow))}
            ${codeField({
              id: flow.id('code'),
              label: term('code'),
              hint: term('codeHint'),
              error: flow.problem('code'),
            })}
            <span hidden ${received()}></span> ${submit(term('continue'), flow.pending)} ${resend.button()}
          `
        : html`${submit(term('sendCode'), flow.pending)}`,
    check: data => (!asked(flow).sent || codeOf(data).length === 6 ? [] : [{ code: 'form_param_nil', field: 'code' }]),
    submit: async data => {
      if (!asked(flow).sent) return send();
      const attempt = client.signIn.attemptSecondFactor({ strategy: 'phone_code', code: codeOf(data) });
      await flow.settle(await orSignedIn(flow, 'phone_code', attempt));
    },
    actions: () => otherSecondFactors(flow, 'phone_code', asked(flow).factor?.phoneNumberId),
  };
};

/** The number that the code went to, or will go to. After a reload it is the server that knows. */
function asked({ client }: Flow): { readonly factor: Factor | undefined; readonly sent: boolean } {
  const { step } = client.signIn;
  if (step.kind !== 'second-factor') return { factor: undefined, sent: false };
  const { factors, sent } = step;
  if (sent?.factor.strategy === 'phone_code') return { factor: sent.factor, sent: true };
  return { factor: factors.find(({ strategy }) => strategy === 'phone_code'), sent: false };
}
