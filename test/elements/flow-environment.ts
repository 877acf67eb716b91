import type { Snapshot } from '../../src/core/index.js';

type Environment = NonNullable<Snapshot['environment']>;

/** What a test says of the instance and the people in it. */
export interface FlowSettings {
  /** Addresses and names that have an account, with their passwords. */
  readonly people?: Readonly<Record<string, string>>;
  /** With it, an unknown address is told only to who proves it. */
  readonly protection?: boolean;
  readonly username?: 'off' | 'optional' | 'required';
  readonly email?: boolean;
  readonly password?: Partial<Environment['userSettings']['passwordSettings']>;
  readonly preferred?: 'password' | 'otp';
  readonly display?: Partial<Environment['displayConfig']>;
  readonly legal?: boolean;
  readonly mode?: 'public' | 'restricted' | 'waitlist';
  readonly resendSeconds?: number;
  readonly botProtection?: 'proof_of_work' | 'turnstile' | 'hcaptcha';
  readonly singleSession?: boolean;
  /** Without it, an account is made by what is filled in alone. */
  readonly verifies?: boolean;
  /** The names of sites that may say who somebody is, by their keys. */
  readonly providers?: Readonly<Record<string, string>>;
  /** The strategies of wallets that lead in. */
  readonly wallets?: readonly string[];
}

export function flowEnvironment(settings: FlowSettings = {}): Environment {
  const { username = 'off', email = true, preferred = 'password', mode = 'public', resendSeconds = 30 } = settings;
  const attribute = (enabled: boolean, required = enabled) => ({ enabled, required, usedForFirstFactor: enabled });
  return {
    authConfig: { singleSessionMode: settings.singleSession ?? false },
    displayConfig: {
      applicationName: 'Analytical Engines',
      preferredSignInStrategy: preferred,
      logoImageUrl: null,
      termsUrl: null,
      privacyPolicyUrl: null,
      afterSignInUrl: null,
      afterSignUpUrl: null,
      ...settings.display,
    },
    userSettings: {
      attributes: {
        emailAddress: { ...attribute(email), verifyAtSignUp: settings.verifies ?? true },
        username: attribute(username !== 'off', username === 'required'),
        password: attribute(true),
        firstName: attribute(true, false),
        lastName: attribute(true, false),
        ...(settings.wallets && { web3Wallet: { ...attribute(true, false), firstFactors: settings.wallets } }),
      },
      social: Object.fromEntries(Object.entries(settings.providers ?? {}).map(provider)),
      signUp: { mode, legalConsentEnabled: settings.legal ?? false },
      passwordSettings: { minLength: 8, maxLength: 0, minZxcvbnStrength: 2, ...settings.password },
      usernameSettings: { minLength: 4, maxLength: 64, allowNumericUsernames: false },
    },
    authElements: {
      idempotency: true,
      hintDomain: null,
      resendSeconds,
      maxPasswordLength: 256,
      botProtection: settings.botProtection ?? null,
    },
  } as unknown as Environment;
}

function provider([key, name]: readonly [string, string]) {
  return [key, { enabled: true, authenticatable: true, strategy: `oauth_${key}`, name, logoUrl: null }] as const;
}
