import { isLoopback, type Snapshot } from '../../core/index.js';
import type { Term } from '../localize-controller.js';

export interface Failure {
  readonly title: string;
  readonly subtitle: string;
}

/**
 * Nothing could be loaded. A wrong key or address is said to the developer, who is the one to see it; everybody else
 * reads a calm sentence.
 */
export function failure({ error }: Snapshot, term: Term): Failure {
  if (error?.code === 'configuration_invalid')
    return { title: term('configurationTitle'), subtitle: error.problems[0].message };
  // Who looks at a page of their own machine is the one who can repair it.
  const details = isLoopback(location.hostname) ? ` ${error?.message ?? ''}` : '';
  return { title: term('failureTitle'), subtitle: term('failureSubtitle') + details };
}
