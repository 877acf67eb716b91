import { formatPublishableKey } from 'auth-elements/wire';
import type { Settings } from '../../server/src/settings.js';

type Overrides<T> = {
  readonly [Key in keyof T]?: T[Key] extends
    URL | Uint8Array | readonly unknown[] | string | number | boolean | undefined
    ? T[Key]
    : Overrides<T[Key]>;
};

/** Any part of the settings, to any depth. */
export type SettingsOverrides = Overrides<Settings>;

const day = 24 * 60 * 60_000;

const defaults: Settings = {
  port: 4000,
  host: 'localhost',
  publicUrl: new URL('http://localhost:4000'),
  publishableKey: formatPublishableKey('development', '127.0.0.1:4000'),
  instance: 'development',
  rehearsal: false,
  issuer: 'http://127.0.0.1:4000',
  secretKey: 'sk_test_used_by_tests_only',
  encryptionKey: new Uint8Array(32).fill(7),
  database: { kind: 'pglite', directory: 'unused' },
  allowedOrigins: ['http://localhost:*', 'http://127.0.0.1:*'],
  trustedProxies: [],
  cookie: { hintDomain: undefined, secure: false, sameSite: 'Lax', lifetime: 400 * day },
  cookielessDevelopment: false,
  testMode: false,
  rateLimits: 'normal',
  maintenance: false,
  app: {
    name: 'Test app',
    logoUrl: undefined,
    homeUrl: undefined,
    signInUrl: undefined,
    signUpUrl: undefined,
    userProfileUrl: undefined,
    waitlistUrl: undefined,
    afterSignInUrl: undefined,
    afterSignUpUrl: undefined,
    afterSignOutUrl: undefined,
    supportEmail: undefined,
    helpUrl: undefined,
    termsUrl: undefined,
    privacyUrl: undefined,
  },
  mail: { smtpUrl: undefined, from: 'Test app <no-reply@localhost.test>' },
  sms: {
    provider: undefined,
    countries: undefined,
    perNumberAndHour: 5,
    perAddressAndHour: 20,
    perCountryAndHour: 500,
    perDay: 2000,
  },
  geoipFile: undefined,
  images: { origin: 'http://localhost:4000', drawn: false, directory: 'unused', bucket: undefined },
  breachEndpoint: undefined,
  providers: [],
  oneTap: false,
  connections: [],
  users: {
    username: 'off',
    email: 'required',
    phone: 'off',
    names: 'optional',
    passwords: 'required',
    preferredStrategy: 'password',
    emailLink: { enabled: false, sameClient: false },
    legalConsent: false,
    enumerationProtection: true,
    password: {
      min_length: 8,
      max_length: 0,
      require_uppercase: false,
      require_lowercase: false,
      require_numbers: false,
      require_special_char: false,
      allowed_special_characters: '',
      show_zxcvbn: true,
      min_zxcvbn_strength: 2,
      disable_hibp: false,
      enforce_hibp_on_sign_in: false,
    },
  },
  access: { mode: 'public', allowlist: false, blocklist: false, blockSubaddresses: false, blockDisposable: false },
  passkeys: { enabled: false, autofill: true, button: true, secondFactor: true, domain: undefined },
  wallets: [],
  deleteSelf: true,
  secondFactors: { totp: false, phone: false, passkey: false, backupCodes: false },
  bots: {
    kind: 'off',
    siteKey: undefined,
    secret: undefined,
    verifyUrl: undefined,
    difficulty: 10,
    afterFailures: 5,
    freeSignUps: 3,
  },
  newDeviceCheck: false,
  newDeviceMail: false,
  apiKeys: { enabled: false, scopes: [] },
  stepUp: { recent: 10 * 60_000 },
  sessions: { single: false, lifetime: 7 * day, inactivity: undefined },
  codes: { lifetime: 10 * 60_000, tries: 5, resendAfter: 30_000, perAddressAndHour: 10 },
  attempts: { lifetime: day },
  lockout: { slowAfter: 10, slowWindow: 10 * 60_000, lockAfter: 100, duration: 60 * 60_000 },
};

/** The settings of a development instance on http://localhost:4000, with some of them changed. */
export function testSettings(overrides: SettingsOverrides = {}): Settings {
  // Every member is the default, or an override of the same name and type.
  return merge({ ...defaults }, { ...overrides }) as unknown as Settings;
}

type Plain = Readonly<Record<string, unknown>>;

function merge(base: Plain, overrides: Plain): Plain {
  const merged: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(overrides)) {
    const before = merged[name];
    merged[name] = isPlain(before) && isPlain(value) ? merge(before, value) : value;
  }
  return merged;
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
