import { isAsked, organization } from './organization.js';
import { otherMethods } from './other-methods.js';
import type { Flow, StepFactory, StepView } from './step.js';

/** A choice of the ways in: for who can't use the first one, and for who has none that starts by itself. */
export const view: StepFactory = flow => (isAsked(flow) ? organization(flow) : choice(flow));

const choice = (flow: Flow): StepView => ({
  title: () => flow.term('methodsTitle'),
  subtitle: () => flow.term('methodsSubtitle'),
  actions: () => [
    ...otherMethods(flow).map(action => ({ ...action, primary: true })),
    { label: flow.term('back'), run: () => flow.go('identifier') },
  ],
});
