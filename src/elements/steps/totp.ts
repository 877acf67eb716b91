import { html } from 'lit';
import { codeField, codeOf } from '../parts/code.js';
import { submit } from '../parts/submit.js';
import { hiddenUsername } from '../parts/username.js';
import { orSignedIn } from './or-signed-in.js';
import { identifierOf, otherSecondFactors } from './second-factors.js';
import type { StepFactory } from './step.js';

/** The code of an authenticator app. */
export const view: StepFactory = flow => {
  const { client, term } = flow;
  // What the server refuses of this field is a wrong code, and no other can be asked for.
  let refused = false;
  return {
    title: () => term('secondFactorTitle'),
    subtitle: () => term('totpSubtitle'),
    fields: ['code'],
    form: () => html`
      ${hiddenUsername(flow.id('username'), identifierOf(flow))}
      ${codeField({
        id: flow.id('code'),
        label: term('code'),
        hint: term('codeHint'),
        error: refused && flow.problem('code') ? term('totpIncorrect') : flow.problem('code'),
      })}
      ${submit(term('continue'), flow.pending)}
    `,
    check: data => {
      refused = false;
      return codeOf(data).length === 6 ? [] : [{ code: 'form_param_nil', field: 'code' }];
    },
    submit: async data => {
      refused = true;
      const attempt = client.signIn.attemptSecondFactor({ strategy: 'totp', code: codeOf(data) });
      await flow.settle(await orSignedIn(flow, 'password', attempt));
    },
    actions: () => otherSecondFactors(flow, 'totp'),
  };
};
