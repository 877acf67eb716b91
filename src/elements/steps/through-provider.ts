import { AuthError, safeLink, type ProviderStrategy } from '../../core/index.js';
import { destination } from '../finish-flow.js';
import type { Flow } from './step.js';

/** Has another site say who somebody is. It leads back to this page. */
export async function throughProvider(flow: Flow, strategy: ProviderStrategy): Promise<void> {
  const { client, name, host, language } = flow;
  const redirectUrl = document.location.href;
  const input = {
    strategy,
    redirectUrl,
    actionCompleteRedirectUrl: destination(host, client.snapshot, name === 'sign-up') ?? redirectUrl,
    locale: language,
  };
  const verification =
    name === 'sign-up'
      ? (await client.signUp.create(input)).verifications.externalAccount
      : (await client.signIn.create(input)).firstFactorVerification;
  const url = safeLink(verification?.externalVerificationRedirectUrl, redirectUrl);
  if (!url) throw new AuthError([{ code: 'bad_response', message: 'The server did not say where to go.' }]);
  const left = new Promise(resolve => addEventListener('pagehide', resolve, { once: true }));
  document.location.assign(url);
  // Until the page is left nothing else can be begun; who comes back to it finds it as it was.
  await left;
}
