import type { StepFactory } from './step.js';

/** The server asks for something that this version cannot ask for: another way, or from the start. */
export const view: StepFactory = flow => ({
  title: () => flow.term('unsupportedTitle'),
  subtitle: () => flow.term('unsupportedSubtitle'),
  actions: () => [{ label: flow.term('startOver'), run: () => flow.startOver(), primary: true }],
});
