import { html } from 'lit';
import type { Factor, LinkTargets, SignIn, SignUp } from '../../core/index.js';
import { submit } from '../parts/submit.js';
import { identity } from '../parts/username.js';
import type { Flow, StepView } from './step.js';
import { tellOfVisit, visitSite } from './through-provider.js';

const strategy = 'enterprise_sso';

/** Whether an organization is to say who it is, and nothing else can. */
export function isAsked({ client, name }: Flow): boolean {
  const { step } = client.signIn;
  if (name === 'sign-in') return step.kind === 'first-factor' && step.factors[0].strategy === strategy;
  const { emailAddress } = client.snapshot.client?.signUp?.verifications ?? {};
  return emailAddress?.supportedStrategies?.includes(strategy) ?? false;
}

interface Verbs<Attempt> {
  prepare(input: LinkTargets & { readonly strategy: 'enterprise_sso' }): Promise<Attempt>;
}

/** Goes to the organization's own sign-in, which leads back to this page. */
export function toOrganization<Attempt extends SignIn | SignUp>(
  flow: Flow,
  verbs: Verbs<Attempt>,
  popup?: boolean,
): Promise<Attempt | undefined> {
  return visitSite(flow, popup, targets => verbs.prepare({ strategy, ...targets }));
}

/** The way to the organization, for who comes back from there without being signed in: another try, or another address. */
export function organization(flow: Flow): StepView {
  const { term } = flow;
  const { address, name } = asked(flow);
  const signsUp = flow.name === 'sign-up';
  tellOfVisit(flow);
  return {
    title: () => term('organizationTitle'),
    subtitle: () => term('organizationSubtitle', name),
    form: () => html`
      ${identity(address, term('change'), () => flow.go(signsUp ? 'fields' : 'identifier', flow.name, address))}
      ${submit(term('continueWith', name), flow.pending)}
    `,
    submit: async () => {
      const { signIn, signUp } = flow.client;
      const verbs: Verbs<SignIn | SignUp> = signsUp ? signUp : signIn;
      const attempt = await toOrganization(flow, verbs, flow.host.popup);
      if (attempt) await flow.settle(attempt);
    },
  };
}

function asked({ client, name }: Flow): { readonly address: string; readonly name: string } {
  const { step } = client.signIn;
  const factors: readonly Factor[] = name === 'sign-in' && 'factors' in step ? step.factors : [];
  const { signIn, signUp } = client.snapshot.client ?? {};
  const address = (factors[0] ? signIn?.identifier : signUp?.emailAddress) ?? '';
  return { address, name: factors[0]?.enterpriseConnectionName ?? address.replace(/.*@/, '') };
}
