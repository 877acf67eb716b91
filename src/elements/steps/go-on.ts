import type { SignUp } from '../../core/index.js';
import type { Flow } from './step.js';
import { asksMore } from './own-fields.js';
import { prepareAddress } from './prepare-code.js';

/** Goes on after an answer. The code is mailed in the same breath, as soon as nothing else is to be asked before. */
export async function goOn(flow: Flow, attempt: SignUp): Promise<void> {
  const { signUp } = flow.client;
  const mails = signUp.step.kind === 'prepare' && !asksMore(flow.host, attempt);
  await flow.settle(mails ? await prepareAddress(flow) : attempt);
}
