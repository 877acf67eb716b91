import { isLoopback, type Snapshot } from '../../core/index.js';
import type { LocalizeController } from '../localize-controller.js';

type Voice = Pick<LocalizeController, 'term' | 'problem'>;

export interface Failure {
  readonly title: string;
  readonly subtitle: string;
}

/**
 * Nothing could be loaded. A wrong key or address is said to the developer, who is the one to see it; everybody else
 * reads a calm sentence.
 */
export function failure({ error }: Snapshot, localize: Voice): Failure {
  const { term } = localize;
  if (error?.code === 'configuration_invalid') {
    const [general, exact = general] = error.problems;
    // These words come after those that a form says at once: until then there is no title.
    return { title: term('configurationTitle'), subtitle: localize.problem(exact, undefined) };
  }
  // Who looks at a page of their own machine is the one who can repair it.
  const details = isLoopback(location.hostname) ? ` ${error?.message ?? ''}` : '';
  return { title: term('failureTitle'), subtitle: term('failureSubtitle') + details };
}
