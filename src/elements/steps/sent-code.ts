import { html, nothing } from 'lit';
import type { Factor } from '../../core/index.js';
import { codeField, codeOf } from '../parts/code.js';
import { submit } from '../parts/submit.js';
import { hiddenUsername } from '../parts/username.js';
import { orSignedIn } from './or-signed-in.js';
import { Resend } from './resend.js';
import { identifierOf } from './second-factors.js';
import { sendSecondCode } from './send-second-code.js';
import type { Flow, StepView } from './step.js';
import { received } from './web-otp.js';

/** Where the code goes, or went. */
export interface Asked {
  readonly factor: Factor | undefined;
  /** After a reload, or where the message did not go out, nothing is on its way. */
  readonly sent: boolean;
}

/** A code that was sent after the first factor was right. It is sent once more where it has not gone out. */
export function sentCode(
  flow: Flow,
  strategy: 'email_code' | 'phone_code',
  asked: () => Asked,
): Pick<StepView, 'fields' | 'form' | 'check' | 'submit'> {
  const { client, term } = flow;
  const send = async (): Promise<void> => {
    const { factor } = asked();
    if (factor) await sendSecondCode(client.signIn, factor);
  };
  const resend = new Resend(flow, send);
  return {
    fields: ['code'],
    form: () =>
      asked().sent
        ? html`
            ${hiddenUsername(flow.id('username'), identifierOf(flow))}
            ${codeField({
              id: flow.id('code'),
              label: term('code'),
              hint: term('codeHint'),
              error: flow.problem('code'),
            })}
            ${strategy === 'phone_code' ? html`<span hidden ${received()}></span>` : nothing}
            ${submit(term('continue'), flow.pending)} ${resend.button()}
          `
        : html`${submit(term('sendCode'), flow.pending)}`,
    check: data => (!asked().sent || codeOf(data).length === 6 ? [] : [{ code: 'form_param_nil', field: 'code' }]),
    submit: async data => {
      if (!asked().sent) return send();
      const attempt = client.signIn.attemptSecondFactor({ strategy, code: codeOf(data) });
      await flow.settle(await orSignedIn(flow, 'password', attempt));
    },
  };
}
