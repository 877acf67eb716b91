import type { PasswordSettingsJSON, WalletStrategy } from 'auth-elements/wire';
import type { Connection } from './enterprise/connection.js';
import type { ProviderSettings } from './oauth/provider-settings.js';

/**
 * The settings as the running server uses them: complete, checked, with every default filled in. How they are written
 * in `auth.config.*` and in the environment, and what a bad one says, is in config.ts.
 */
export interface Settings {
  readonly port: number;
  readonly host: string;
  /** The server's own address as browsers see it; links in mails and the issuer hang off settings only. */
  readonly publicUrl: URL;
  /** `pk_test_…` makes the instance development, `pk_live_…` production. */
  readonly publishableKey: string;
  readonly instance: 'development' | 'production';
  /** A live key for a loopback host: production's rules, with the switches of development allowed. */
  readonly rehearsal: boolean;
  /** The scheme and host of the publishable key. */
  readonly issuer: string;
  /** For the backend API. Undefined: that API answers 401 to everybody. */
  readonly secretKey: string | undefined;
  /** 32 bytes; encrypts what must be read again, keys the HMACs. */
  readonly encryptionKey: Uint8Array;
  readonly database:
    { readonly kind: 'pglite'; readonly directory: string } | { readonly kind: 'postgres'; readonly url: string };
  /** Exact origins, and on development instances and rehearsals the patterns `http://localhost:*`, `http://127.0.0.1:*`. */
  readonly allowedOrigins: readonly string[];
  readonly trustedProxies: readonly string[];
  readonly cookie: {
    /** The domain of the readable hint; undefined: the API's own host. */
    readonly hintDomain: string | undefined;
    readonly secure: boolean;
    readonly sameSite: 'Lax' | 'None';
    /** Milliseconds. */
    readonly lifetime: number;
  };
  /** Development identity in request URLs, for pages on another site. Never in production. */
  readonly cookielessDevelopment: boolean;
  readonly testMode: boolean;
  readonly rateLimits: 'normal' | 'relaxed';
  readonly maintenance: boolean;
  readonly app: {
    readonly name: string;
    readonly logoUrl: string | undefined;
    readonly homeUrl: string | undefined;
    readonly signInUrl: string | undefined;
    readonly signUpUrl: string | undefined;
    readonly userProfileUrl: string | undefined;
    readonly waitlistUrl: string | undefined;
    readonly afterSignInUrl: string | undefined;
    readonly afterSignUpUrl: string | undefined;
    readonly afterSignOutUrl: string | undefined;
    readonly supportEmail: string | undefined;
    readonly helpUrl: string | undefined;
    readonly termsUrl: string | undefined;
    readonly privacyUrl: string | undefined;
  };
  readonly mail: { readonly smtpUrl: string | undefined; readonly from: string };
  readonly sms: {
    /** Undefined: the inbox of development. */
    readonly provider:
      | {
          readonly kind: 'http';
          readonly url: URL;
          readonly headers: Readonly<Record<string, string>>;
          readonly body: string;
        }
      | { readonly kind: 'twilio'; readonly account: string; readonly token: string; readonly from: string }
      | undefined;
    /** ISO 3166 codes; undefined: every country. */
    readonly countries: readonly string[] | undefined;
    readonly perNumberAndHour: number;
    readonly perAddressAndHour: number;
    readonly perCountryAndHour: number;
    readonly perDay: number;
  };
  /** Pictures of people. */
  readonly images: {
    /** Under which origin they are found. */
    readonly origin: string;
    /** Whether one is drawn for whoever has chosen none. */
    readonly drawn: boolean;
    /** Where they are kept, without a bucket: in the folder `images` there. */
    readonly directory: string;
    readonly bucket:
      { readonly url: string; readonly region: string; readonly keyId: string; readonly secret: string } | undefined;
  };
  /** A database of addresses, by which places are named. */
  readonly geoipFile: string | undefined;
  /** The Pwned Passwords range endpoint; undefined: the offline list alone. */
  readonly breachEndpoint: URL | undefined;
  readonly users: {
    readonly username: 'off' | 'optional' | 'required';
    readonly email: 'off' | 'optional' | 'required';
    readonly phone: 'off' | 'optional' | 'required';
    readonly names: 'off' | 'optional' | 'required';
    /** Whether accounts have passwords. */
    readonly passwords: 'off' | 'optional' | 'required';
    readonly preferredStrategy: 'password' | 'otp';
    readonly emailLink: { readonly enabled: boolean; readonly sameClient: boolean };
    readonly legalConsent: boolean;
    readonly enumerationProtection: boolean;
    readonly password: PasswordSettingsJSON;
  };
  /** Who may sign up. */
  readonly access: {
    readonly mode: 'public' | 'restricted' | 'waitlist';
    /** Only who is on the allow list may sign up. */
    readonly allowlist: boolean;
    /** Who is on the block list may not. */
    readonly blocklist: boolean;
    readonly blockSubaddresses: boolean;
    readonly blockDisposable: boolean;
  };
  readonly passkeys: {
    readonly enabled: boolean;
    readonly autofill: boolean;
    readonly button: boolean;
    /** After one that was unlocked by its owner nobody is asked for a second factor. */
    readonly secondFactor: boolean;
    /** The domain that they belong to; undefined: the page's own host. */
    readonly domain: string | undefined;
  };
  /** Sites that may say who somebody is. */
  readonly providers: readonly ProviderSettings[];
  /** Organizations' identity providers. */
  readonly connections: readonly Connection[];
  /** Which wallets sign in, as strategies. Empty: none. */
  readonly wallets: readonly WalletStrategy[];
  /** Whether browsers may offer Google's accounts by themselves. */
  readonly oneTap: boolean;
  /** Whether people may delete their account themselves. */
  readonly deleteSelf: boolean;
  /** What people may enrol. What they have enrolled is asked for, whatever this says. */
  readonly secondFactors: {
    readonly totp: boolean;
    readonly phone: boolean;
    /** Whether their passkeys are. People have those to sign in with, so that this decides for all of them. */
    readonly passkey: boolean;
    readonly backupCodes: boolean;
  };
  /** Whether a right password is not enough on a client that the person has not been on. */
  readonly newDeviceCheck: boolean;
  /** Whether a sign-in on such a client is told of by mail. */
  readonly newDeviceMail: boolean;
  /** Keys that people make for programs of theirs, and what they may let them do. */
  readonly apiKeys: { readonly enabled: boolean; readonly scopes: readonly string[] };
  /** Milliseconds that a proof is recent. */
  readonly stepUp: { readonly recent: number };
  readonly sessions: {
    readonly single: boolean;
    /** Milliseconds. */
    readonly lifetime: number;
    /** Milliseconds; undefined: no inactivity limit. */
    readonly inactivity: number | undefined;
  };
  readonly codes: {
    /** Milliseconds. */
    readonly lifetime: number;
    readonly tries: number;
    /** Milliseconds between two messages. */
    readonly resendAfter: number;
    readonly perAddressAndHour: number;
  };
  readonly attempts: {
    /** Milliseconds. */
    readonly lifetime: number;
  };
  /** What makes it dear for programs to sign up, and to guess passwords. */
  readonly bots: {
    readonly kind: 'off' | 'proof_of_work' | 'turnstile' | 'hcaptcha';
    readonly siteKey: string | undefined;
    readonly secret: string | undefined;
    /** Where a third party's answers are checked; undefined where there is none. */
    readonly verifyUrl: URL | undefined;
    /** The work of a browser, as a power of two. */
    readonly difficulty: number;
    /** So many wrong passwords in `lockout.slowWindow`, of a network or for a name, and more have to be earned. */
    readonly afterFailures: number;
    /** So many sign-ups an hour and network need no work. */
    readonly freeSignUps: number;
  };
  readonly lockout: {
    /** So many wrong passwords in `slowWindow` milliseconds slow an account down. */
    readonly slowAfter: number;
    readonly slowWindow: number;
    /** So many in a row lock it for `duration` milliseconds. */
    readonly lockAfter: number;
    readonly duration: number;
  };
}
