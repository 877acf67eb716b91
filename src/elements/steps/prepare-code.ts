import type { Factor, SignIn, SignUp } from '../../core/index.js';
import { linkTargets } from './link.js';
import { toOrganization } from './organization.js';
import { attribute } from './settings.js';
import type { Flow } from './step.js';

/** Has a code sent for a factor that is proved by one, with a link beside it where that is offered; or goes to the organization. */
export async function prepareCode(flow: Flow, factor: Factor): Promise<SignIn> {
  const { strategy, emailAddressId = '', phoneNumberId = '' } = factor;
  const { signIn } = flow.client;
  if (strategy === 'email_link') return signIn.prepare({ strategy, emailAddressId, ...linkTargets(flow) });
  if (strategy === 'enterprise_sso') return (await toOrganization(flow, signIn)) ?? signIn.reload();
  if (strategy === 'phone_code' || strategy === 'reset_password_phone_code')
    return signIn.prepare({ strategy, phoneNumberId });
  return signIn.prepare({
    strategy: strategy === 'reset_password_email_code' ? strategy : 'email_code',
    emailAddressId,
  });
}

/** The same for what a sign-up has to prove next. */
export async function prepareAddress(flow: Flow): Promise<SignUp> {
  const { client, environment } = flow;
  const { step } = client.signUp;
  const { emailAddress } = client.snapshot.client?.signUp?.verifications ?? {};
  if (emailAddress?.supportedStrategies?.includes('enterprise_sso'))
    return (await toOrganization(flow, client.signUp)) ?? client.signUp.reload();
  if ('phoneNumber' in step && step.phoneNumber !== null) return client.signUp.prepare({ strategy: 'phone_code' });
  const { verifications = [] }: { readonly verifications?: readonly string[] } =
    attribute(environment, 'emailAddress') ?? {};
  const link = verifications.includes('email_link') && {
    strategy: 'email_link' as const,
    ...linkTargets(flow),
  };
  return client.signUp.prepare(link || { strategy: 'email_code' });
}
