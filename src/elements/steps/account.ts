import { displayName } from '../parts/avatar.js';
import type { StepAction, StepFactory } from './step.js';

/** Somebody is signed in already: go on as they are, or as somebody else. */
export const view: StepFactory = flow => {
  const { client, term } = flow;
  const { user } = client.snapshot;
  return {
    title: () => term('accountTitle'),
    ...(user && { subtitle: () => term('signedInAs', displayName(user)) }),
    actions: () => {
      const single = flow.environment.authConfig.singleSessionMode;
      const actions: readonly (StepAction | false)[] = [
        flow.destination !== undefined && { label: term('continue'), run: () => flow.leave(), primary: true },
        !single && { label: term('otherAccount'), run: () => flow.startOver() },
      ];
      return actions.filter(action => action !== false);
    },
  };
};
