import { html } from 'lit';
import { codeField, codeOf } from '../parts/code.js';
import { submit } from '../parts/submit.js';
import { hiddenUsername } from '../parts/username.js';
import { orSignedIn } from './or-signed-in.js';
import { Resend } from './resend.js';
import { identifierOf } from './second-factors.js';
import { sendSecondCode } from './send-second-code.js';
import type { StepFactory } from './step.js';

/** The password was right, on a device that the account has not been on: a mailed code confirms it. */
export const view: StepFactory = flow => {
  const { client, term } = flow;
  const trust = () => {
    const { step } = client.signIn;
    return step.kind === 'client-trust' ? step : undefined;
  };
  const mail = async (): Promise<void> => {
    const step = trust();
    if (step) await sendSecondCode(client.signIn, step.factors[0]);
  };
  const resend = new Resend(flow, mail);
  const address = trust()?.factors[0].safeIdentifier ?? '';
  // After a reload, or where the mail did not go out, nothing is on its way.
  const sent = () => Boolean(trust()?.sent);
  return {
    title: () => term('newDeviceTitle'),
    subtitle: () => (sent() ? term('codeSubtitle', address) : term('newDeviceSubtitle')),
    fields: ['code'],
    form: () =>
      sent()
        ? html`
            ${hiddenUsername(flow.id('username'), identifierOf(flow))}
            ${codeField({
              id: flow.id('code'),
              label: term('code'),
              hint: term('codeHint'),
              error: flow.problem('code'),
            })}
            ${submit(term('continue'), flow.pending)} ${resend.button()}
          `
        : html`${submit(term('sendCode'), flow.pending)}`,
    check: data => (!sent() || codeOf(data).length === 6 ? [] : [{ code: 'form_param_nil', field: 'code' }]),
    submit: async data => {
      if (!sent()) return mail();
      const attempt = client.signIn.attemptSecondFactor({ strategy: 'email_code', code: codeOf(data) });
      await flow.settle(await orSignedIn(flow, 'password', attempt));
    },
    actions: () => [{ label: term('startOver'), run: () => flow.startOver() }],
  };
};
