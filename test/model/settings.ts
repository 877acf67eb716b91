import fc from 'fast-check';
import type { SettingsOverrides } from '../server/test-settings.js';

const presence = fc.constantFrom('off' as const, 'optional' as const, 'required' as const);

/** Which identifiers accounts have, as far as settings go together: an address or a number is always required. */
const identifiers = fc.constantFrom(
  { email: 'required', phone: 'off' } as const,
  { email: 'required', phone: 'off' } as const,
  { email: 'required', phone: 'optional' } as const,
  { email: 'required', phone: 'required' } as const,
  { email: 'optional', phone: 'required' } as const,
  { email: 'off', phone: 'required' } as const,
);

const often = (weight: number) =>
  fc.oneof({ weight, arbitrary: fc.constant(true) }, { weight: 10 - weight, arbitrary: fc.constant(false) });

/** Settings as somebody may have them. A new one is a further line. */
export const settingsDraw = fc.record({
  identifiers,
  username: presence,
  names: presence,
  passwords: fc.constantFrom('required' as const, 'optional' as const, 'off' as const),
  preferredStrategy: fc.constantFrom('password' as const, 'otp' as const),
  emailLink: fc.boolean(),
  sameClient: fc.boolean(),
  legalConsent: often(3),
  enumerationProtection: often(7),
  mode: fc.constantFrom('public' as const, 'public' as const, 'restricted' as const, 'waitlist' as const),
  allowlist: often(2),
  blocklist: often(2),
  passkeys: fc.boolean(),
  passkeySecondFactor: fc.boolean(),
  totp: often(7),
  backupCodes: often(7),
  newDeviceCheck: often(3),
  single: often(3),
  inactivity: fc.constantFrom(undefined, 60 * 60_000),
  lockAfter: fc.constantFrom(3, 100),
  providers: often(4),
  wallets: often(3),
});

export type SettingsDraw = typeof settingsDraw extends fc.Arbitrary<infer Draw> ? Draw : never;

/** The same as the server takes them. */
export function overridesOf(draw: SettingsDraw): SettingsOverrides {
  const { identifiers: kinds, single, inactivity, mode, allowlist, blocklist } = draw;
  return {
    rateLimits: 'relaxed',
    users: {
      ...kinds,
      username: draw.username,
      names: draw.names,
      passwords: draw.passwords,
      preferredStrategy: draw.passwords === 'off' ? 'otp' : draw.preferredStrategy,
      emailLink: { enabled: draw.emailLink, sameClient: draw.sameClient },
      legalConsent: draw.legalConsent,
      enumerationProtection: draw.enumerationProtection,
    },
    access: { mode, allowlist, blocklist },
    passkeys: { enabled: draw.passkeys, secondFactor: draw.passkeySecondFactor },
    secondFactors: { totp: draw.totp, backupCodes: draw.backupCodes },
    wallets: draw.wallets ? ['web3_metamask_signature'] : [],
    newDeviceCheck: draw.newDeviceCheck,
    sessions: { single, inactivity },
    lockout: { lockAfter: draw.lockAfter },
  };
}

/** Everything that accounts may have: under these settings the people of a run come to be. */
export const generous: SettingsOverrides = {
  rateLimits: 'relaxed',
  users: { email: 'optional', phone: 'optional', username: 'optional', passwords: 'optional' },
  passkeys: { enabled: true },
  secondFactors: { totp: true, backupCodes: true },
};
