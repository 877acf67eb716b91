import { Problem } from '../http/problem.js';

/** The same for a signature of another wallet, of another text, and one that is none. */
export function wrongSignature(): Problem {
  return new Problem(400, 'web3_signature_invalid', 'the wallet has not signed this message', {
    sentence: 'This signature is not of that wallet. Try again, or use another way.',
  });
}

/** A contract decides about its signatures by itself, and only a chain knows what it says. */
export function contractWallet(): Problem {
  return new Problem(400, 'web3_smart_wallet_unsupported', 'a signature of a contract cannot be checked here', {
    field: 'signature',
    sentence: 'Smart-contract wallets cannot be used here. Use a wallet with a key of its own, or another way.',
  });
}

/** The message is signed already, or too old, or another one has taken its place, or another page has asked for it. */
export function expired(): Problem {
  return new Problem(400, 'verification_expired', 'there is no message that this could sign', {
    sentence: 'This took too long. Try again.',
  });
}

export function notOffered(strategy: string): Problem {
  return new Problem(400, 'strategy_for_user_invalid', `${strategy} is not offered for this identifier`, {
    sentence: 'This way is not offered here. Choose another one.',
  });
}

/** A call about wallets, where there are none. */
export function walletsOff(): Problem {
  return new Problem(400, 'form_param_value_disabled', 'wallets are switched off on this instance', {
    sentence: 'Wallets are not available here.',
  });
}
