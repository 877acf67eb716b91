import { parsePublishableKey } from '../wire/index.js';
import type { EndpointOptions } from './endpoint.js';
import type { Platform } from './platform.js';

/** A sentence for the developer whose page leads to no frontend API: what is wrong, and what to write instead. */
export function endpointProblem({ publishableKey, frontendApi }: EndpointOptions): string {
  // A broken key may be a secret one, so what was written is not repeated.
  if (publishableKey?.startsWith('sk_'))
    return 'This is a secret key, and a page must never hold it: replace it at once, and use the key that begins with pk_.';
  if (publishableKey && !parsePublishableKey(publishableKey))
    return 'The publishable key is broken: it is pk_test_ or pk_live_, then base64 of the API\'s host and "$". Copy it again as the server printed it.';
  if (frontendApi)
    return `The frontend API "${frontendApi}" is no address: write it whole, as in https://auth.app.example.`;
  return 'No frontend API is named. Add data-publishable-key="pk_…" or data-frontend-api="https://…" to the script tag, or publishable-key="pk_…" to an <auth-provider> around the elements.';
}

/**
 * A sentence for the developer whose page no browser lets speak to a frontend API: a file has no origin that could be
 * allowed, and plain http beyond this machine is no secure context, where neither cookies nor crypto work as they must.
 */
export function pageProblem({ href, origin }: Platform['location']): string {
  return href.startsWith('file:') || origin === 'null'
    ? 'This page is opened as a file, so it has no origin that a frontend API could allow. Serve it: npx http-server, then open http://localhost:8080.'
    : `This page is served over plain http from ${origin}, where browsers do not let people sign in. Use https, or http://localhost on this machine.`;
}
