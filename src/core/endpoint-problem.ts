import { parsePublishableKey } from '../wire/index.js';
import type { EndpointOptions } from './endpoint.js';
import { AuthError, type ClientErrorCode } from './error.js';
import type { Platform } from './platform.js';

type Found = readonly [code: ClientErrorCode, message: string];
type Page = Platform['location'];

/**
 * What is wrong, and what to write instead, for the developer whose page leads to no frontend API, or, where one was asked
 * and the browser let no answer through, whose page could speak to none.
 */
export function endpointProblem(options: EndpointOptions, page: Page, cause?: AuthError): AuthError {
  const [code, message] = cause || page.href.startsWith('file:') ? pageProblem(page) : optionsProblem(options);
  const problem = { code, message };
  return new AuthError([{ ...problem, code: 'configuration_invalid' }, problem], { cause });
}

function optionsProblem({ publishableKey, frontendApi }: EndpointOptions): Found {
  // A broken key may be a secret one, so what was written is not repeated.
  if (publishableKey?.startsWith('sk_'))
    return [
      'key_is_secret',
      'This is a secret key, and a page must never hold it: replace it at once, and use the key that begins with pk_.',
    ];
  if (publishableKey && !parsePublishableKey(publishableKey))
    return [
      'key_broken',
      'The publishable key is broken: it is pk_test_ or pk_live_, then base64 of the API\'s host and "$". Copy it again as the server printed it.',
    ];
  if (frontendApi)
    return [
      'address_broken',
      `The frontend API "${frontendApi}" is no address: write it whole, as in https://auth.app.example.`,
    ];
  return [
    'address_missing',
    'No frontend API is named. Add data-publishable-key="pk_…" or data-frontend-api="https://…" to the script tag, or publishable-key="pk_…" to an <auth-provider> around the elements.',
  ];
}

/** A file has no origin that could be allowed, and plain http beyond this machine has neither cookies nor crypto. */
function pageProblem({ href, origin }: Page): Found {
  return href.startsWith('file:') || origin === 'null'
    ? [
        'page_is_file',
        'This page is opened as a file, so it has no origin that a frontend API could allow. Serve it: npx http-server, then open http://localhost:8080.',
      ]
    : [
        'page_is_insecure',
        `This page is served over plain http from ${origin}, where browsers do not let people sign in. Use https, or http://localhost on this machine.`,
      ];
}
