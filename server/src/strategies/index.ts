import type { StrategyName } from 'auth-elements/wire';
import { emailCode } from './email-code.js';
import { emailLink } from './email-link.js';
import { enterpriseSso } from './enterprise-sso.js';
import { passkey } from './passkey.js';
import { password } from './password.js';
import { phoneCode } from './phone-code.js';
import { resetPasswordEmailCode, resetPasswordPhoneCode } from './reset-password-email-code.js';
import { wallet } from './wallet.js';
import type { SignInStrategy } from './sign-in-strategy.js';

/** Every strategy, by its name on the wire. */
export const strategies: Readonly<Record<StrategyName, SignInStrategy>> = {
  password,
  email_link: emailLink,
  email_code: emailCode,
  phone_code: phoneCode,
  reset_password_email_code: resetPasswordEmailCode,
  reset_password_phone_code: resetPasswordPhoneCode,
  passkey,
  enterprise_sso: enterpriseSso,
  web3_metamask_signature: wallet,
  web3_coinbase_wallet_signature: wallet,
  web3_okx_wallet_signature: wallet,
  web3_base_signature: wallet,
};
