import { apiKeySettings } from './api-keys/api-key-settings.js';
import { botSettings } from './bots/bot-settings.js';
import * as p from './config-parsers.js';
import { enterpriseSettings } from './enterprise/connection-settings.js';
import { imageSettings } from './images/image-settings.js';
import { providers } from './oauth/provider-settings.js';
import { passkeySettings } from './passkey/passkey-settings.js';
import { setting } from './setting.js';
import type { Setting } from './setting.js';
import { newDeviceSettings } from './sign-in/new-device-settings.js';
import { smsSettings } from './sms-settings.js';
import { wallets } from './wallet/wallet-settings.js';

/** Every setting, in the order of the documentation. The names are those of `auth.config.*`. */
export const catalogue = {
  port: setting('PORT', p.wholeNumber(1, 65_535), '4000', 'The port to listen on.'),
  host: setting(
    'HOST',
    p.text(255),
    'localhost',
    'The address to listen on. `localhost` is both loopback addresses; in a container `0.0.0.0`.',
  ),
  publicUrl: setting('PUBLIC_URL', p.webAddress, undefined, "The server's own address as browsers see it.", {
    shown: "the publishable key's host, else `http://localhost:PORT`",
  }),
  databaseUrl: setting(
    'DATABASE_URL',
    p.serverAddress(['postgres', 'postgresql'], 'postgres://user:password@host:5432/name'),
    undefined,
    'A PostgreSQL, 15 or newer; each process opens at most 12 connections. Without it the embedded database is used. Needs `AUTH_ENCRYPTION_KEY`.',
    { secret: true },
  ),
  dataDirectory: setting(
    'AUTH_DATA_DIR',
    p.text(1000),
    '.auth-elements',
    'Where the embedded database, its snapshots and people’s pictures live. One process at a time.',
  ),
  geoipFile: setting(
    'AUTH_GEOIP_FILE',
    p.text(1000),
    undefined,
    'A database of addresses in MaxMind’s format (GeoLite2 City, DB-IP City Lite), by which people’s lists of devices and of what happened name a place. Read anew when it is replaced.',
  ),
  publishableKey: setting(
    'AUTH_PUBLISHABLE_KEY',
    p.text(400),
    undefined,
    '`pk_test_…` makes a development instance, `pk_live_…` a production one; what follows is the base64 of the host and `$`, without padding.',
    { shown: 'a development key made of `PUBLIC_URL`' },
  ),
  secretKey: setting(
    'AUTH_SECRET_KEY',
    p.text(200),
    undefined,
    "For the application's server: `sk_test_…` or `sk_live_…` with at least 16 random characters. Without it the backend API refuses everybody.",
    { secret: true },
  ),
  encryptionKey: setting(
    'AUTH_ENCRYPTION_KEY',
    p.key256,
    undefined,
    'Encrypts what must be read again: 32 random bytes, base64. Keep it apart from the backups.',
    { shown: 'embedded: made in `AUTH_DATA_DIR`; with `DATABASE_URL`: required', secret: true },
  ),
  allowedOrigins: setting(
    'AUTH_ALLOWED_ORIGINS',
    p.list,
    undefined,
    'Origins whose pages may use the API, apart by commas: `https://app.example`. `http://localhost:*` and `http://127.0.0.1:*` are understood on development instances and rehearsals.',
    { shown: 'development: the two loopback patterns; production: none' },
  ),
  trustedProxies: setting(
    'AUTH_TRUSTED_PROXIES',
    p.networks,
    '',
    'Addresses or networks of proxies whose `X-Forwarded-For` is believed, apart by commas.',
    { shown: 'none' },
  ),
  cookieDomain: setting(
    'AUTH_COOKIE_DOMAIN',
    p.text(253),
    undefined,
    'The domain whose pages may read the hint that keeps them from flickering, `app.example` for an API on `auth.app.example`. The session itself stays on the API’s host.',
  ),
  cookieSameSite: setting(
    'AUTH_COOKIE_SAME_SITE',
    p.oneOf('lax', 'none'),
    'lax',
    '`none`: pages on another site may use the API, with partitioned cookies. Needs https.',
  ),
  cookieLifetime: setting(
    'AUTH_COOKIE_LIFETIME',
    p.duration('1d', '400d'),
    '400d',
    'How long a browser is remembered.',
  ),
  cookielessDevelopment: setting(
    'AUTH_COOKIELESS_DEVELOPMENT',
    p.flag,
    undefined,
    'Development identity in request addresses, for pages on another site than the API. Never with a live key.',
    { shown: '`true` on development instances that are not on this machine' },
  ),
  testMode: setting(
    'AUTH_TEST_MODE',
    p.flag,
    'false',
    '`ada+clerk_test@example.com` gets no mail and the code 424242. Never with a live key.',
  ),
  rateLimits: setting(
    'AUTH_RATE_LIMITS',
    p.oneOf('normal', 'relaxed'),
    'normal',
    '`relaxed` for test runs: only the tries at a code stay limited. Never with a live key.',
  ),
  maintenance: setting('AUTH_MAINTENANCE', p.flag, 'false', 'Sessions go on, and nobody signs up or in.'),

  appName: setting('AUTH_APP_NAME', p.text(100), 'My application', 'What people see in forms and mails.'),
  logoUrl: setting('AUTH_LOGO_URL', p.link, undefined, 'The logo on forms; in mails where it is https.'),
  homeUrl: setting('AUTH_HOME_URL', p.link, undefined, 'Where the logo leads.'),
  signInUrl: setting('AUTH_SIGN_IN_URL', p.link, undefined, 'The page with the sign-in form.'),
  signUpUrl: setting('AUTH_SIGN_UP_URL', p.link, undefined, 'The page with the sign-up form.'),
  userProfileUrl: setting('AUTH_USER_PROFILE_URL', p.link, undefined, 'Where people manage their account.'),
  waitlistUrl: setting(
    'AUTH_WAITLIST_URL',
    p.link,
    undefined,
    'The page with `<auth-waitlist>`. Without it, sign-up asks for the address itself.',
  ),
  afterSignInUrl: setting('AUTH_AFTER_SIGN_IN_URL', p.link, undefined, 'Where to go after signing in.'),
  afterSignUpUrl: setting('AUTH_AFTER_SIGN_UP_URL', p.link, undefined, 'Where to go after signing up.'),
  afterSignOutUrl: setting('AUTH_AFTER_SIGN_OUT_URL', p.link, undefined, 'Where to go after signing out.'),
  supportEmail: setting(
    'AUTH_SUPPORT_EMAIL',
    p.emailAddress,
    undefined,
    'Whom people can ask; stands in forms and mails.',
  ),
  helpUrl: setting('AUTH_HELP_URL', p.link, undefined, 'A page that helps.'),
  termsUrl: setting('AUTH_TERMS_URL', p.link, undefined, 'The terms of service.'),
  privacyUrl: setting('AUTH_PRIVACY_URL', p.link, undefined, 'The privacy policy.'),

  smtpUrl: setting(
    'SMTP_URL',
    p.serverAddress(['smtp', 'smtps'], 'smtp://user:password@mail.example:587'),
    undefined,
    'The mail server. `smtps:` speaks TLS from the first byte, `smtp:` has to offer STARTTLS unless it is on this machine; `?requireTLS=false` for one in a private network. Without it mails appear at `/inbox` and in the terminal, which a live key refuses.',
    { secret: true },
  ),
  mailFrom: setting(
    'MAIL_FROM',
    p.mailbox,
    undefined,
    'The sender: `App <no-reply@app.example>`. Required with `SMTP_URL`.',
  ),
  ...smsSettings,
  ...imageSettings,
  breachEndpoint: setting(
    'AUTH_BREACH_ENDPOINT',
    p.webAddress,
    undefined,
    'A Pwned Passwords range endpoint, `https://api.pwnedpasswords.com/range/`. Five digits of a hash leave the server, nothing else.',
    { shown: 'none: the offline list alone' },
  ),

  username: setting('AUTH_USERNAME', p.oneOf('off', 'optional', 'required'), 'off', 'Whether accounts have usernames.'),
  email: setting(
    'AUTH_EMAIL',
    p.oneOf('off', 'optional', 'required'),
    'required',
    'Whether accounts have e-mail addresses. Less than `required` needs `AUTH_PHONE=required`, or wallets.',
  ),
  phone: setting(
    'AUTH_PHONE',
    p.oneOf('off', 'optional', 'required'),
    'off',
    'Whether accounts have phone numbers, which sign in with a code by SMS.',
  ),
  names: setting(
    'AUTH_NAMES',
    p.oneOf('off', 'optional', 'required'),
    'optional',
    'First and last name; `optional` is accepted and not asked for.',
  ),
  passwords: setting(
    'AUTH_PASSWORD',
    p.oneOf('required', 'optional', 'off'),
    'required',
    'Whether accounts have passwords. Without one people sign in by mailed codes, passkeys and other sites.',
  ),
  preferredStrategy: setting(
    'AUTH_PREFERRED_STRATEGY',
    p.oneOf('password', 'otp'),
    'password',
    'What sign-in offers first.',
  ),
  emailLink: setting(
    'AUTH_EMAIL_LINK',
    p.flag,
    'false',
    'Mails with a code hold a link as well. It does nothing until it is pressed on the page that it opens.',
  ),
  emailLinkSameClient: setting(
    'AUTH_EMAIL_LINK_SAME_CLIENT',
    p.flag,
    'false',
    'Such a link works in the browser that asked for it alone. Otherwise another one is told what is asked for, and the first goes on.',
  ),
  legalConsent: setting(
    'AUTH_LEGAL_CONSENT',
    p.flag,
    'false',
    'Sign-up asks for consent to the terms and the privacy policy.',
  ),
  providers: setting(
    'AUTH_PROVIDERS',
    providers,
    '{}',
    'Sites that may say who somebody is, in the order of their buttons: `{"google": {"clientId": "…", "clientSecret": "…"}}`. The guide to them lists the names; `custom_…` is any other, by its `issuer`.',
    { shown: 'none', secret: true },
  ),
  ...enterpriseSettings,
  wallets: setting(
    'AUTH_WEB3_WALLETS',
    wallets,
    '',
    'Wallets of Ethereum that people sign in with, apart by commas: `metamask`, `coinbase_wallet`, `okx_wallet`, `base`. Others that a browser has count as the first.',
    { shown: 'none' },
  ),
  oneTap: setting(
    'AUTH_GOOGLE_ONE_TAP',
    p.flag,
    'false',
    '`<auth-google-one-tap>` has the browser offer Google’s accounts by itself. Needs `google` in `AUTH_PROVIDERS`.',
  ),
  enumerationProtection: setting(
    'AUTH_ENUMERATION_PROTECTION',
    p.flag,
    'true',
    'Nobody learns who has an account without proving the address.',
  ),
  passwordMinLength: setting(
    'AUTH_PASSWORD_MIN_LENGTH',
    p.wholeNumber(8, 64),
    '8',
    'In code points. 15 is recommended where no second factor is asked for.',
  ),
  passwordMaxLength: setting('AUTH_PASSWORD_MAX_LENGTH', p.wholeNumber(64, 256), '256', 'In code points.'),
  passwordMinStrength: setting(
    'AUTH_PASSWORD_MIN_STRENGTH',
    p.wholeNumber(0, 4),
    '2',
    "zxcvbn's estimate that a password must reach; 0 switches it off.",
  ),
  passwordRequireLowercase: composition('LOWERCASE', 'A lower-case letter'),
  passwordRequireUppercase: composition('UPPERCASE', 'An upper-case letter'),
  passwordRequireNumber: composition('NUMBER', 'A digit'),
  passwordRequireSpecial: composition('SPECIAL', 'A special character'),
  passwordSpecialCharacters: setting(
    'AUTH_PASSWORD_SPECIAL_CHARACTERS',
    p.text(200),
    undefined,
    'Which characters count as special.',
    { shown: "ASCII's" },
  ),
  breachCheck: setting('AUTH_BREACH_CHECK', p.flag, 'true', 'Known passwords are refused when one is chosen.'),
  breachCheckAtSignIn: setting(
    'AUTH_BREACH_CHECK_AT_SIGN_IN',
    p.flag,
    'false',
    'And somebody who signs in with one chooses another.',
  ),

  signUpMode: setting(
    'AUTH_SIGN_UP_MODE',
    p.oneOf('public', 'restricted', 'waitlist'),
    'public',
    '`restricted`: only who was invited signs up. `waitlist`: others leave their address, and are invited later.',
  ),
  allowlist: setting(
    'AUTH_ALLOWLIST',
    p.flag,
    'false',
    'Only who is on the allow list, or was invited, signs up. The backend API keeps the list.',
  ),
  blocklist: setting(
    'AUTH_BLOCKLIST',
    p.flag,
    'false',
    'Who is on the block list does not sign up. Accounts that exist are banned one by one.',
  ),
  blockSubaddresses: setting(
    'AUTH_BLOCK_SUBADDRESSES',
    p.flag,
    'false',
    'Nobody signs up with `ada+shop@example.com`, or with `=` or `#` in place of the plus sign.',
  ),
  blockDisposable: setting(
    'AUTH_BLOCK_DISPOSABLE',
    p.flag,
    'false',
    'Nobody signs up with an address of a service for throw-away addresses.',
  ),

  ...passkeySettings,
  ...apiKeySettings,

  singleSession: setting('AUTH_SINGLE_SESSION', p.flag, 'false', 'One account at a time in a browser.'),
  sessionLifetime: setting(
    'AUTH_SESSION_LIFETIME',
    p.duration('5m', '400d'),
    '7d',
    'How long a session lasts at most.',
  ),
  sessionInactivity: setting(
    'AUTH_SESSION_INACTIVITY',
    p.durationOrOff('1m', '400d'),
    'off',
    'How long a session lasts unused.',
  ),
  deleteSelf: setting('AUTH_DELETE_SELF', p.flag, 'true', 'People may delete their account themselves.'),
  stepUpAfter: setting(
    'AUTH_STEP_UP_AFTER',
    p.duration('1m', '24h'),
    '10m',
    'How long a proof is recent: after it, changing how one signs in asks for another.',
  ),
  totp: setting('AUTH_TOTP', p.flag, 'false', 'People may add an authenticator app as a second step.'),
  phoneSecondFactor: setting(
    'AUTH_PHONE_SECOND_FACTOR',
    p.flag,
    'false',
    'And have a code sent to a phone as a second step. An SMS can be intercepted: offer an authenticator app, or backup codes, beside it.',
  ),
  backupCodes: setting(
    'AUTH_BACKUP_CODES',
    p.flag,
    'false',
    'And make backup codes, for the day when their second step is lost.',
  ),
  ...newDeviceSettings,
  codeLifetime: setting('AUTH_CODE_LIFETIME', p.duration('1m', '10m'), '10m', 'How long a mailed code is good.'),
  codeTries: setting('AUTH_CODE_TRIES', p.wholeNumber(1, 10), '5', 'How often a code may be tried.'),
  codeResendAfter: setting(
    'AUTH_CODE_RESEND_AFTER',
    p.duration('5s', '10m'),
    '30s',
    'The least time between two codes.',
  ),
  mailsPerHour: setting('AUTH_MAILS_PER_HOUR', p.wholeNumber(1, 100), '10', 'At most so many mails to one address.'),
  attemptLifetime: setting(
    'AUTH_ATTEMPT_LIFETIME',
    p.duration('10m', '7d'),
    '24h',
    'How long a begun sign-in or sign-up stays open.',
  ),
  slowAfter: setting('AUTH_SLOW_AFTER', p.wholeNumber(3, 100), '10', 'So many wrong passwords slow an account down …'),
  slowWindow: setting('AUTH_SLOW_WINDOW', p.duration('1m', '24h'), '10m', '… when they come within this time.'),
  lockAfter: setting(
    'AUTH_LOCK_AFTER',
    p.wholeNumber(10, 1000),
    '100',
    'So many in a row lock it, and its owner gets a mail.',
  ),
  lockDuration: setting('AUTH_LOCK_DURATION', p.duration('1m', '7d'), '1h', 'How long it stays locked.'),
  ...botSettings,
} as const;

function composition(name: string, what: string): Setting<boolean, boolean | 'true' | 'false'> {
  return setting(
    `AUTH_PASSWORD_REQUIRE_${name}`,
    p.flag,
    'false',
    `${what} is required. Such rules make passwords worse: length and strength do better.`,
  );
}

export type Catalogue = typeof catalogue;
export type SettingName = keyof Catalogue;
/** The settings as they are written in `auth.config.*` or handed to `createFrontendApi`. */
export type Config = {
  readonly [Name in SettingName]?: Catalogue[Name] extends Setting<unknown, infer Given> ? Given : never;
};
/** Each as it was parsed; undefined where it was not set and has no default of its own. */
export type Values = {
  readonly [Name in SettingName]: Catalogue[Name] extends Setting<infer Value, unknown> ? Value | undefined : never;
};

/** Types a config file: `export default defineConfig({ appName: 'Analytical Engines' })`. */
export function defineConfig(config: Config): Config {
  return config;
}
