import { html } from 'lit';
import { concealPassword, passwordOf } from '../parts/password.js';
import { NewPassword } from '../parts/new-password.js';
import { submit } from '../parts/submit.js';
import { hiddenUsername } from '../parts/username.js';
import { orSignedIn } from './or-signed-in.js';
import type { StepFactory } from './step.js';

/** A new password, after a mailed code was proved. */
export const view: StepFactory = flow => {
  const { client, term } = flow;
  const { step } = client.signIn;
  const identifier = 'identifier' in step ? (step.identifier ?? '') : '';
  const password = new NewPassword(flow.environment, () => flow.requestUpdate());
  return {
    title: () => term('newPasswordTitle'),
    subtitle: () => term('newPasswordSubtitle'),
    fields: ['password'],
    form: () => html`
      ${hiddenUsername(flow.id('username'), identifier)}
      ${password.field({ id: flow.id('password'), label: term('newPassword'), error: flow.problem('password'), term })}
      <label class="auth-check">
        <input class="auth-check-input" type="checkbox" name="sign_out_elsewhere" checked />
        <span>${term('signOutElsewhere')}</span>
      </label>
      ${submit(term('continue'), flow.pending)}
    `,
    check: data => password.check(passwordOf(data)),
    submit: async (data, form) => {
      concealPassword(form);
      const signOutOfOtherSessions = data.has('sign_out_elsewhere');
      const attempt = client.signIn.resetPassword({ password: passwordOf(data), signOutOfOtherSessions });
      await flow.settle(await orSignedIn(flow, 'reset_password_email_code', attempt));
    },
    actions: () => [{ label: term('startOver'), run: () => flow.startOver() }],
  };
};
