import { html } from 'lit';
import type { SignIn, SignUp } from '../../core/index.js';
import { submit } from '../parts/submit.js';
import { hiddenUsername, identity } from '../parts/username.js';
import type { Flow, StepView } from './step.js';
import { tellOfVisit, visitSite } from './through-provider.js';

const strategy = 'enterprise_sso';

/** Whether an organization is to say who it is, and nothing else can. */
export function isAsked({ client, name }: Flow): boolean {
  const { step } = client.signIn;
  if (name === 'sign-in') return step.kind === 'first-factor' && step.factors[0].strategy === strategy;
  const { emailAddress } = client.snapshot.client?.signUp?.verifications ?? {};
  return emailAddress?.supportedStrategies.includes(strategy) ?? false;
}

/** Goes to the organization's own sign-in, which leads back to this page. */
export function toOrganization(flow: Flow, popup?: boolean): Promise<SignIn | SignUp | undefined> {
  return flow.name === 'sign-up' ? fromSignUp(flow, popup) : fromSignIn(flow, popup);
}

export function fromSignIn(flow: Flow, popup?: boolean): Promise<SignIn | undefined> {
  return visitSite(flow, popup, targets => flow.client.signIn.prepare({ strategy, ...targets }));
}

export function fromSignUp(flow: Flow, popup?: boolean): Promise<SignUp | undefined> {
  return visitSite(flow, popup, targets => flow.client.signUp.prepare({ strategy, ...targets }));
}

/** The way to the organization, for who comes back from there without being signed in: another try, or another address. */
export function organization(flow: Flow): StepView {
  const { term } = flow;
  const { address, name } = asked(flow);
  const first = flow.name === 'sign-up' ? 'fields' : 'identifier';
  tellOfVisit(flow);
  return {
    title: () => term('organizationTitle'),
    subtitle: () => term('organizationSubtitle', name),
    form: () => html`
      ${hiddenUsername(flow.id('username'), address)}
      ${identity(address, term('change'), () => flow.go(first, flow.name, address))}
      ${submit(term('continueWith', name), flow.pending)}
    `,
    submit: async () => {
      const attempt = await toOrganization(flow, flow.host.popup);
      if (attempt) await flow.settle(attempt);
    },
  };
}

function asked({ client, name }: Flow): { readonly address: string; readonly name: string } {
  const { step } = client.signIn;
  const signingIn = name === 'sign-in' && step.kind === 'first-factor' ? step : undefined;
  const address = (signingIn ? signingIn.identifier : client.snapshot.client?.signUp?.emailAddress) ?? '';
  return { address, name: signingIn?.factors[0].enterpriseConnectionName ?? address.replace(/.*@/, '') };
}
