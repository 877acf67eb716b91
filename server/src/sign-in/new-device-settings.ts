import * as p from '../config-parsers.js';
import { setting } from '../setting.js';

/** What a device means that an account has not been on. */
export const newDeviceSettings = {
  newDeviceCheck: setting(
    'AUTH_NEW_DEVICE_CHECK',
    p.flag,
    'false',
    'A right password on a device that the account has not been on asks for a mailed code, where no second step is set up.',
  ),
  newDeviceMail: setting(
    'AUTH_NEW_DEVICE_MAIL',
    p.flag,
    'true',
    'Whoever signs in on a device that the account has not been on gets a mail that tells of it.',
  ),
} as const;
