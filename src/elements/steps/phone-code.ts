import { otherSecondFactors } from './second-factors.js';
import { sentCode, type Asked } from './sent-code.js';
import type { StepFactory } from './step.js';

/** A code that was sent to a phone, as the second step. */
export const view: StepFactory = flow => {
  const { client, term } = flow;
  /** After a reload it is the server that knows which number it is. */
  const asked = (): Asked => {
    const { step } = client.signIn;
    if (step.kind !== 'second-factor') return { factor: undefined, sent: false };
    const { factors, sent } = step;
    if (sent?.factor.strategy === 'phone_code') return { factor: sent.factor, sent: true };
    return { factor: factors.find(({ strategy }) => strategy === 'phone_code'), sent: false };
  };
  return {
    title: () => term('secondFactorTitle'),
    subtitle: () => {
      const { factor, sent } = asked();
      return term(sent ? 'codeSubtitle' : 'prepareSubtitle', factor?.safeIdentifier ?? '');
    },
    ...sentCode(flow, 'phone_code', asked),
    actions: () => otherSecondFactors(flow, 'phone_code', asked().factor?.phoneNumberId),
  };
};
