import * as p from '../config-parsers.js';
import { setting } from '../setting.js';

/** The settings of passkeys. */
export const passkeySettings = {
  passkeys: setting('AUTH_PASSKEYS', p.flag, 'false', 'Accounts may have passkeys, and people sign in with them.'),
  passkeyAutofill: setting(
    'AUTH_PASSKEY_AUTOFILL',
    p.flag,
    'true',
    'Browsers offer passkeys at the first field of a sign-in form.',
  ),
  passkeyButton: setting('AUTH_PASSKEY_BUTTON', p.flag, 'true', 'The first step of sign-in has a button for passkeys.'),
  passkeySecondFactor: setting(
    'AUTH_PASSKEY_SECOND_FACTOR',
    p.flag,
    'true',
    'Nobody is asked for a second factor after a passkey that was unlocked by a fingerprint, a face or a PIN.',
  ),
  passkeySecondStep: setting(
    'AUTH_PASSKEY_SECOND_STEP',
    p.flag,
    'false',
    'Whoever has a passkey is asked for it, or for another second step, after a password or a code. It concerns every passkey that there is, from one moment to the next. Needs `AUTH_PASSKEYS`.',
  ),
  passkeyDomain: setting(
    'AUTH_PASSKEY_DOMAIN',
    p.text(253),
    undefined,
    'The domain that passkeys belong to: `app.example` for pages on `www.app.example` and `app.example`. It can’t be changed later: passkeys of another domain are lost.',
    { shown: "the page's own host" },
  ),
};
