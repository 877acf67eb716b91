import { parsePublishableKey } from '../wire/index.js';
import type { EndpointOptions } from './endpoint.js';

/** A sentence for the developer whose page leads to no frontend API: what is wrong, and what to write instead. */
export function endpointProblem({ publishableKey, frontendApi }: EndpointOptions): string {
  // A broken key may be a secret one, so what was written is not repeated.
  if (publishableKey?.startsWith('sk_'))
    return 'This is a secret key, and a page must never hold it: replace it at once, and use the key that begins with pk_.';
  if (publishableKey && !parsePublishableKey(publishableKey))
    return 'The publishable key is broken: it is pk_test_ or pk_live_, then base64 of the API\'s host and "$". Copy it again as the server printed it.';
  if (frontendApi)
    return `The frontend API "${frontendApi}" is no address: write it whole, as in https://auth.app.example.`;
  return 'No frontend API is named. Add data-publishable-key="pk_…" or data-frontend-api="https://…" to the script tag.';
}
