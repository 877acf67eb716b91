import type { SecondFactorName } from '../../core/index.js';
import type { Flow, StepAction } from './step.js';

/** How each second factor is chosen. */
const ways: { readonly [Name in SecondFactorName]: (flow: Flow) => StepAction } = {
  totp: flow => ({ label: flow.term('useTotp'), run: () => flow.go('totp') }),
  backup_code: flow => ({ label: flow.term('useBackupCode'), run: () => flow.go('backup-code') }),
};

/** A button for each other second factor than the one that is shown, and the way back to the beginning. */
export function otherSecondFactors(flow: Flow, shown: SecondFactorName): readonly StepAction[] {
  const { step } = flow.client.signIn;
  const factors = step.kind === 'second-factor' ? step.factors : [];
  const others = factors.filter(({ strategy }) => strategy !== shown);
  return [
    // The steps that lead here have left out what this version does not know.
    ...others.map(({ strategy }) => ways[strategy as SecondFactorName](flow)),
    { label: flow.term('startOver'), run: () => flow.startOver() },
  ];
}

/** Whom the step is about. */
export function identifierOf({ client }: Flow): string {
  const { step } = client.signIn;
  return 'identifier' in step ? (step.identifier ?? '') : '';
}
