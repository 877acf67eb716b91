import type { StepFactory, ViewName } from './step.js';
import { view as account } from './account.js';
import { view as backupCode } from './backup-code.js';
import { view as code } from './code.js';
import { view as joined } from './joined.js';
import { view as methods } from './methods.js';
import { view as newDevice } from './new-device.js';
import { view as phoneCode } from './phone-code.js';
import { view as passkey } from './passkey.js';
import { view as password } from './password.js';
import { view as prepare } from './prepare.js';
import { view as ticket } from './ticket.js';
import { view as totp } from './totp.js';
import { view as transfer } from './transfer.js';
import { view as unsupported } from './unsupported.js';

export { prepareCode } from './prepare-code.js';

/**
 * What follows the first step. The views are small and made of the same words, so that one file of them weighs much less
 * than a file each, and whoever has said who they are waits for one.
 */
export const further = {
  account,
  'backup-code': backupCode,
  code,
  joined,
  methods,
  'new-device': newDevice,
  passkey,
  password,
  prepare,
  ticket,
  totp,
  'phone-code': phoneCode,
  transfer,
  unsupported,
} satisfies { readonly [Name in ViewName]?: StepFactory };
