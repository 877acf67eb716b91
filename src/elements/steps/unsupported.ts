import type { Flow, StepFactory } from './step.js';

/** The server asks for something that this version, or this browser, cannot ask for: another way, or from the start. */
export const view: StepFactory = flow => ({
  title: () => flow.term('unsupportedTitle'),
  subtitle: () => flow.term(needsPasskey(flow) ? 'passkeyElsewhere' : 'unsupportedSubtitle'),
  actions: () => [{ label: flow.term('startOver'), run: () => flow.startOver(), primary: true }],
});

/** Whether a passkey is all that is asked for, in a browser that has none. */
function needsPasskey({ client: { snapshot } }: Flow): boolean {
  const { status, supportedSecondFactors } = snapshot.client?.signIn ?? {};
  const asked = supportedSecondFactors?.some(({ strategy }) => strategy === 'passkey') ?? false;
  return status === 'needs_second_factor' && asked && !snapshot.passkeys;
}
