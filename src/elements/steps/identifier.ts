import { html } from 'lit';
import { AuthError, type SignIn } from '../../core/index.js';
import { field } from '../parts/field.js';
import { submit } from '../parts/submit.js';
import { attribute, signUpIsOpen } from './settings.js';
import type { Flow, StepFactory } from './step.js';

/** Who are you? An e-mail address, a username, or either, as the instance takes them. */
export const view: StepFactory = flow => {
  const { client, term } = flow;
  const value = flow.typedIdentifier;
  const { environment } = flow;
  const byEmail = attribute(environment, 'emailAddress')?.usedForFirstFactor ?? true;
  const byName = attribute(environment, 'username')?.usedForFirstFactor ?? false;
  const onlyEmail = byEmail && !byName;
  return {
    title: () => term('signInTitle', environment.displayConfig.applicationName),
    subtitle: () => term('signInSubtitle'),
    fields: ['identifier'],
    form: () => html`
      ${field({
        id: flow.id('username'),
        name: 'username',
        label: term(onlyEmail ? 'emailAddress' : byEmail ? 'emailAddressOrUsername' : 'username'),
        type: onlyEmail ? 'email' : 'text',
        autocomplete: attribute(environment, 'passkey')?.enabled ? 'username webauthn' : 'username',
        error: flow.problem('identifier'),
        value,
      })}
      ${submit(term('continue'), flow.pending)}
    `,
    check: data => {
      const identifier = text(data);
      if (!identifier) return [{ code: 'form_param_nil', field: 'identifier' }];
      // What else makes an address the server knows, and says.
      const wrong = onlyEmail && !/.@./.test(identifier);
      return wrong ? [{ code: 'form_param_format_invalid', field: 'identifier' }] : [];
    },
    submit: async data => {
      const [attempt, { prepareCode }] = await Promise.all([begin(flow, text(data)), import('./further.js')]);
      if (!attempt) return;
      const { step } = client.signIn;
      const factor = step.kind === 'first-factor' ? step.factors[0] : undefined;
      // Who has no password wants a code: it is mailed in the same breath. Who has an organization is led there.
      await flow.settle(factor && /^e|^ph/.test(factor.strategy) ? await prepareCode(flow, factor) : attempt);
    },
  };
};

/** Begins. Who turns out to have no account is led to sign-up, with what was typed. */
async function begin(flow: Flow, identifier: string): Promise<SignIn | undefined> {
  try {
    return await flow.client.signIn.create({ identifier, locale: flow.language });
  } catch (error) {
    const unknown = error instanceof AuthError && error.code === 'form_identifier_not_found';
    if (!unknown || !signUpIsOpen(flow.environment)) throw error;
    flow.go('fields', 'sign-up', identifier);
    return undefined;
  }
}

function text(data: FormData): string {
  const value = data.get('username');
  return typeof value === 'string' ? value.trim() : '';
}
