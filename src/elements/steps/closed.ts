import { html } from 'lit';
import { normalizeEmail } from '../../core/index.js';
import { field } from '../parts/field.js';
import { submit } from '../parts/submit.js';
import { hasWaitlist } from './settings.js';
import type { Flow, StepView } from './step.js';

/** Only the invited make an account. Where there is a waitlist, others ask to be invited. */
export function closed(flow: Flow): StepView {
  const { environment, term } = flow;
  if (!hasWaitlist(environment)) return { title: () => term('signUp'), subtitle: () => term('signUpClosed') };
  const name = 'email_address';
  return {
    title: () => term('joinWaitlist'),
    subtitle: () => term('waitlistSubtitle'),
    fields: ['emailAddress'],
    form: () => html`
      ${field({
        id: flow.id(name),
        name,
        label: term('emailAddress'),
        type: 'email',
        autocomplete: 'email',
        error: flow.problem('emailAddress'),
        value: flow.typedIdentifier.includes('@') ? flow.typedIdentifier : '',
      })}
      ${submit(term('joinWaitlist'), flow.pending)}
    `,
    check: data => {
      const address = addressOf(data);
      if (!address) return [{ code: 'form_param_nil', field: 'emailAddress' }];
      return normalizeEmail(address) ? [] : [{ code: 'form_param_format_invalid', field: 'emailAddress' }];
    },
    submit: async data => {
      const emailAddress = addressOf(data);
      await flow.client.signUp.joinWaitlist({ emailAddress, locale: flow.language });
      flow.go('joined', 'sign-up', emailAddress);
    },
  };
}

function addressOf(data: FormData): string {
  const value = data.get('email_address');
  return typeof value === 'string' ? value.trim() : '';
}
