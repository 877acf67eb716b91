import { html } from 'lit';
import { field } from '../parts/field.js';
import { submit } from '../parts/submit.js';
import { hiddenUsername } from '../parts/username.js';
import { orSignedIn } from './or-signed-in.js';
import { identifierOf, otherSecondFactors } from './second-factors.js';
import type { StepFactory } from './step.js';

/** One of the codes that somebody has kept for the day when the second step is lost. */
export const view: StepFactory = flow => {
  const { client, term } = flow;
  // What the server refuses of this field is a wrong code, and no other can be asked for.
  let refused = false;
  return {
    title: () => term('backupCodeTitle'),
    subtitle: () => term('backupCodeSubtitle'),
    fields: ['code'],
    form: () => html`
      ${hiddenUsername(flow.id('username'), identifierOf(flow))}
      ${field({
        id: flow.id('code'),
        name: 'code',
        label: term('backupCode'),
        autocomplete: 'off',
        error: refused && flow.problem('code') ? term('backupCodeIncorrect') : flow.problem('code'),
      })}
      ${submit(term('continue'), flow.pending)}
    `,
    check: data => {
      refused = false;
      return codeIn(data) ? [] : [{ code: 'form_param_nil', field: 'code' }];
    },
    submit: async data => {
      refused = true;
      const attempt = client.signIn.attemptSecondFactor({ strategy: 'backup_code', code: codeIn(data) });
      await flow.settle(await orSignedIn(flow, 'password', attempt));
    },
    actions: () => otherSecondFactors(flow, 'backup_code'),
  };
};

function codeIn(data: FormData): string {
  const value = data.get('code');
  return typeof value === 'string' ? value.trim() : '';
}
