import { sentCode, type Asked } from './sent-code.js';
import type { StepFactory } from './step.js';

/** The password was right, on a device that the account has not been on: a mailed code confirms it. */
export const view: StepFactory = flow => {
  const { client, term } = flow;
  const asked = (): Asked => {
    const { step } = client.signIn;
    return step.kind === 'client-trust'
      ? { factor: step.factors[0], sent: Boolean(step.sent) }
      : { factor: undefined, sent: false };
  };
  const address = asked().factor?.safeIdentifier ?? '';
  return {
    title: () => term('newDeviceTitle'),
    subtitle: () => (asked().sent ? term('codeSubtitle', address) : term('newDeviceSubtitle')),
    ...sentCode(flow, 'email_code', asked),
    actions: () => [{ label: term('startOver'), run: () => flow.startOver() }],
  };
};
