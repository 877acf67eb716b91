import { html } from 'lit';
import { submit } from '../parts/submit.js';
import { isAsked, organization } from './organization.js';
import { prepareAddress } from './prepare-code.js';
import type { StepFactory } from './step.js';

/** The address has to be proved, and no code was asked for yet: after a reload, for example. */
export const view: StepFactory = flow => {
  if (isAsked(flow)) return organization(flow);
  const { client, term } = flow;
  const { step } = client.signUp;
  const address = step.kind === 'prepare' ? (step.emailAddress ?? step.phoneNumber) : '';
  return {
    title: () => term('prepareTitle'),
    subtitle: () => term('prepareSubtitle', address),
    form: () => html`${submit(term('sendCode'), flow.pending)}`,
    submit: async () => flow.settle(await prepareAddress(flow)),
    actions: () => [{ label: term('change'), run: () => flow.go('fields', 'sign-up', address) }],
  };
};
