import type { Factor, SecondFactorName } from '../../core/index.js';
import { sendSecondCode } from './send-second-code.js';
import type { Flow, StepAction } from './step.js';

/** How each second factor is chosen. */
const ways: { readonly [Name in SecondFactorName]: (flow: Flow, factor: Factor) => StepAction } = {
  passkey: flow => ({ label: flow.term('usePasskey'), run: () => flow.go('passkey') }),
  totp: flow => ({ label: flow.term('useTotp'), run: () => flow.go('totp') }),
  phone_code: (flow, factor) => ({
    label: factor.safeIdentifier ? flow.term('textCodeTo', factor.safeIdentifier) : flow.term('usePhoneCode'),
    run: () => flow.run(() => textCode(flow, factor)),
  }),
  backup_code: flow => ({ label: flow.term('useBackupCode'), run: () => flow.go('backup-code') }),
};

/** Shows the step also where the message could not be sent: there it can be asked for again. */
async function textCode(flow: Flow, factor: Factor): Promise<void> {
  try {
    await sendSecondCode(flow.client.signIn, factor);
  } finally {
    flow.go('phone-code');
  }
}

/** A button for each other second factor than the one that is shown, and the way back to the beginning. */
export function otherSecondFactors(flow: Flow, shown: SecondFactorName, number?: string): readonly StepAction[] {
  const { step } = flow.client.signIn;
  const factors = step.kind === 'second-factor' ? step.factors : [];
  const others = factors.filter(({ strategy, phoneNumberId }) => strategy !== shown || phoneNumberId !== number);
  return [
    // The steps that lead here have left out what this version does not know.
    ...others.map(factor => ways[factor.strategy as SecondFactorName](flow, factor)),
    { label: flow.term('startOver'), run: () => flow.startOver() },
  ];
}

/** Whom the step is about. */
export function identifierOf({ client }: Flow): string {
  const { step } = client.signIn;
  return 'identifier' in step ? (step.identifier ?? '') : '';
}
