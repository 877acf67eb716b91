import type { StepFactory } from './step.js';

/** Somebody has asked to be invited. */
export const view: StepFactory = flow => {
  const { term, typedIdentifier } = flow;
  return {
    title: () => term('joinedTitle'),
    subtitle: () => term('joinedSubtitle', typedIdentifier),
    actions: () => [{ label: term('signIn'), run: () => flow.go('identifier', 'sign-in', typedIdentifier) }],
  };
};
