import { html } from 'lit';
import { concealPassword, passwordField, passwordOf } from '../parts/password.js';
import { submit } from '../parts/submit.js';
import { hiddenUsername, identity } from '../parts/username.js';
import { guarded } from './guarded.js';
import { orSignedIn } from './or-signed-in.js';
import { otherMethods, resetPassword } from './other-methods.js';
import type { StepFactory } from './step.js';

/** The password of somebody who has said who they are. */
export const view: StepFactory = flow => {
  const { client, term } = flow;
  const { step } = client.signIn;
  const identifier = 'identifier' in step ? (step.identifier ?? '') : '';
  return guarded(flow, {
    title: () => term('passwordTitle'),
    subtitle: () => term('passwordSubtitle'),
    fields: ['password'],
    form: () => html`
      ${hiddenUsername(flow.id('username'), identifier)}
      ${identity(identifier, term('change'), () => flow.go('identifier', 'sign-in', identifier))}
      ${passwordField({
        id: flow.id('password'),
        label: term('password'),
        autocomplete: 'current-password',
        error: flow.problem('password'),
        term,
        aside: html`<button class="auth-link auth-aside" type="button" @click=${() => resetPassword(flow)}>
          ${term('forgotPassword')}
        </button>`,
      })}
      ${submit(term('continue'), flow.pending)}
    `,
    check: data => (passwordOf(data) ? [] : [{ code: 'form_param_nil', field: 'password' }]),
    submit: async (data, form) => {
      concealPassword(form);
      const attempt = client.signIn.attempt({ strategy: 'password', password: passwordOf(data) });
      await flow.settle(await orSignedIn(flow, 'password', attempt));
    },
    actions: () => otherMethods(flow, 'password'),
  });
};
