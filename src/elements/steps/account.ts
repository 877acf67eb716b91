import { destination } from '../finish-flow.js';
import { displayName } from '../parts/names.js';
import type { StepAction, StepFactory } from './step.js';

/** Somebody is signed in already: go on as they are, or as somebody else. */
export const view: StepFactory = flow => {
  const { client, term } = flow;
  const { user } = client.snapshot;
  const url = destination(flow.host, client.snapshot, false);
  return {
    title: () => term('accountTitle'),
    ...(user && { subtitle: () => term('signedInAs', displayName(user)) }),
    actions: () => {
      const single = flow.environment.authConfig.singleSessionMode;
      const actions: readonly (StepAction | false)[] = [
        url !== undefined && { label: term('continue'), run: () => flow.leave(url), primary: true },
        !single && { label: term('otherAccount'), run: () => flow.startOver() },
      ];
      return actions.filter(action => action !== false);
    },
  };
};
