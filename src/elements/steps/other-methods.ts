import { isWalletStrategy, type Factor, type SignIn, type StrategyName } from '../../core/index.js';
import { orSignedIn } from './or-signed-in.js';
import { prepareCode } from './prepare-code.js';
import type { Flow, StepAction } from './step.js';

/** The factors that the sign-in offers, in the server's order. */
export function factorsOf(flow: Flow): readonly Factor[] {
  const { step } = flow.client.signIn;
  return 'factors' in step ? step.factors : [];
}

/** How each way in is taken. A way that needs a message has it sent. */
const ways: { readonly [Name in StrategyName]: (flow: Flow, factor: Factor) => StepAction | undefined } = {
  password: flow => ({ label: flow.term('usePassword'), run: () => flow.go('password') }),
  email_link: (flow, factor) => ({ label: flow.term('useEmailLink'), run: () => mailCode(flow, factor) }),
  // The mail with a link has a code in it, too.
  email_code: (flow, factor) =>
    factorsOf(flow).some(({ strategy }) => strategy === 'email_link')
      ? undefined
      : { label: flow.term('useEmailCode'), run: () => mailCode(flow, factor) },
  phone_code: (flow, factor) => ({ label: flow.term('usePhoneCode'), run: () => mailCode(flow, factor) }),
  passkey: flow => ({ label: flow.term('usePasskey'), run: () => flow.run(() => usePasskey(flow)) }),
  // Where it is one, it is the only one, with a view of its own.
  enterprise_sso: () => undefined,
  web3_metamask_signature: useWallet,
  web3_coinbase_wallet_signature: useWallet,
  web3_okx_wallet_signature: useWallet,
  web3_base_signature: useWallet,
  // Not a way in by itself: it stands beside the password, and among the others for who has none.
  reset_password_email_code: () => undefined,
  reset_password_phone_code: () => undefined,
};

/** One button for all of them: which one it is, is chosen there. */
function useWallet(flow: Flow, factor: Factor): StepAction | undefined {
  const first = factorsOf(flow).find(({ strategy }) => isWalletStrategy(strategy));
  return first === factor ? { label: flow.term('useWallet'), run: () => flow.go('wallet') } : undefined;
}

/** The browser is asked at once. Where that comes to nothing, a step of its own has what the next click needs. */
async function usePasskey(flow: Flow): Promise<void> {
  let attempt: SignIn;
  try {
    attempt = await orSignedIn(flow, 'passkey', flow.client.signIn.authenticateWithPasskey());
  } catch (error) {
    flow.go('passkey');
    throw error;
  }
  await flow.settle(attempt);
}

/** A button for each other way in than the one that is shown. */
export function otherMethods(flow: Flow, shown?: StrategyName): readonly StepAction[] {
  return factorsOf(flow).flatMap(factor => {
    const way = Object.hasOwn(ways, factor.strategy) ? ways[factor.strategy as StrategyName] : undefined;
    const action = factor.strategy === shown ? undefined : way?.(flow, factor);
    return action ? [action] : [];
  });
}

/** Mails a code with which a new password can be chosen; where that is not offered, shows what is. */
export function resetPassword(flow: Flow): void {
  const factor = factorsOf(flow).find(({ strategy }) => strategy.startsWith('reset_password_'));
  if (factor) mailCode(flow, factor);
  else flow.go('methods');
}

function mailCode(flow: Flow, factor: Factor): void {
  flow.run(async () => flow.settle(await prepareCode(flow, factor)));
}
