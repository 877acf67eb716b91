import { formatPublishableKey, frontendApiOf, isLoopback, parsePublishableKey } from 'auth-elements/wire';
import type { PublishableKey } from 'auth-elements/wire';
import { getPublicSuffix } from 'tldts';
import type { SettingName, Values } from './config.js';
import { botsOf } from './bots/resolve-bots.js';
import { addressOf } from './enterprise/connection.js';
import { imagesOf } from './images/image-settings.js';
import type { KeyMaker } from './read-settings.js';
import { SettingError } from './setting-error.js';
import type { Settings } from './settings.js';

/** How a setting is called where it was found. */
type ShownAs = (name: SettingName) => string;

const loopbackPatterns = ['http://localhost:*', 'http://127.0.0.1:*'];

/** Fills in what follows from other settings, and refuses what does not go together. */
export async function resolveSettings(values: Values, shownAs: ShownAs, makeKey: KeyMaker): Promise<Settings> {
  const fail = (name: SettingName, sentence: string): never => {
    throw new SettingError(shownAs(name), `${shownAs(name)} ${sentence}`);
  };
  const place = placeOf(values, fail);
  refuseInProduction(values, place, fail);
  return {
    ...place,
    port: needed(values.port),
    host: needed(values.host),
    secretKey: secretKeyOf(values, place, fail),
    database: databaseOf(values),
    allowedOrigins: originsOf(values, place, fail),
    trustedProxies: values.trustedProxies ?? [],
    cookie: cookieOf(values, place, fail),
    cookielessDevelopment: values.cookielessDevelopment ?? (place.instance === 'development' && !place.loopback),
    testMode: needed(values.testMode),
    rateLimits: needed(values.rateLimits),
    maintenance: needed(values.maintenance),
    app: appOf(values),
    mail: mailOf(values, place, fail),
    sms: smsOf(values, place, fail),
    images: imagesOf(values, place.publicUrl, fail),
    geoipFile: values.geoipFile,
    breachEndpoint: values.breachEndpoint,
    users: usersOf(values, fail),
    access: accessOf(values),
    passkeys: passkeysOf(values, fail),
    providers: providersOf(values, place, fail),
    connections: connectionsOf(values, place, fail),
    wallets: needed(values.wallets),
    ...accountsOf(values),
    secondFactors: secondFactorsOf(values, fail),
    oneTap: oneTapOf(values, fail),
    bots: botsOf(values, place, fail),
    stepUp: { recent: needed(values.stepUpAfter) },
    ...limitsOf(values),
    encryptionKey: await encryptionKeyOf(values, makeKey, fail),
  };
}

type Fail = (name: SettingName, sentence: string) => never;

// What has a default in the catalogue has a value here.
function needed<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new TypeError('A setting has no value.');
  return value;
}

type Place = Pick<Settings, 'publicUrl' | 'publishableKey' | 'instance' | 'rehearsal' | 'issuer'> & {
  readonly loopback: boolean;
};

function placeOf(values: Values, fail: Fail): Place {
  const written = values.publicUrl;
  if (written && (written.pathname !== '/' || written.search || written.hash))
    fail('publicUrl', `is ${written.href}, and has to end after the host: ${written.origin}.`);
  const key = keyOf(values, written ?? new URL(`http://localhost:${needed(values.port)}`), fail);
  const publicUrl = written ?? new URL(frontendApiOf(key, 'localhost'));
  const loopback = isLoopback(key.frontendHost);
  const named = formatPublishableKey('development', publicUrl.host);
  if (parsePublishableKey(named)?.frontendHost !== key.frontendHost && !(loopback && isLoopback(publicUrl.host)))
    fail('publicUrl', `is ${publicUrl.origin}, but the publishable key names ${key.frontendHost}: change one of them.`);
  if (publicUrl.protocol !== 'https:' && !loopback)
    fail('publicUrl', `is ${publicUrl.origin}, and has to be https: browsers keep the cookie of no other.`);
  const production = key.instance === 'production';
  return {
    publicUrl,
    publishableKey: key.key,
    instance: key.instance,
    rehearsal: production && loopback,
    issuer: frontendApiOf(key, '127.0.0.1'),
    loopback,
  };
}

function keyOf(values: Values, publicUrl: URL, fail: Fail): PublishableKey {
  const written = values.publishableKey;
  const key = parsePublishableKey(written ?? formatPublishableKey('development', publicUrl.host));
  if (!key && written === undefined)
    return fail('publicUrl', `is ${publicUrl.origin}, but no publishable key can name a host without a dot.`);
  if (!key) {
    const example = formatPublishableKey('production', 'auth.app.example');
    return fail('publishableKey', `is no publishable key. That of https://auth.app.example is ${example}.`);
  }
  if (key.key.endsWith('='))
    fail('publishableKey', `ends with the padding of base64: write ${key.key.replace(/=+$/, '')}.`);
  return key;
}

function refuseInProduction(values: Values, { instance, rehearsal }: Place, fail: Fail): void {
  if (instance !== 'production' || rehearsal) {
    if (rehearsal && values.cookielessDevelopment)
      fail('cookielessDevelopment', 'is for pk_test_ keys only: take it out.');
    return;
  }
  const why = 'is refused with a live key: take it out, or use a pk_test_ key.';
  if (values.testMode) fail('testMode', why);
  if (values.rateLimits === 'relaxed') fail('rateLimits', why);
  if (values.cookielessDevelopment) fail('cookielessDevelopment', why);
}

function secretKeyOf(values: Values, { instance }: Place, fail: Fail): string | undefined {
  const prefix = instance === 'production' ? 'sk_live_' : 'sk_test_';
  const { secretKey } = values;
  if (secretKey === undefined) return undefined;
  if (!secretKey.startsWith(prefix))
    fail('secretKey', `has to begin with ${prefix}, because the publishable key is of a ${instance} instance.`);
  if (!/^\S{24,}$/.test(secretKey)) fail('secretKey', `is too short: write ${prefix} and \`openssl rand -hex 24\`.`);
  return secretKey;
}

function databaseOf(values: Values): Settings['database'] {
  if (values.databaseUrl !== undefined) return { kind: 'postgres', url: values.databaseUrl };
  return { kind: 'pglite', directory: needed(values.dataDirectory) };
}

async function encryptionKeyOf(values: Values, makeKey: KeyMaker, fail: Fail): Promise<Uint8Array> {
  if (values.encryptionKey) return values.encryptionKey;
  if (values.databaseUrl !== undefined)
    fail(
      'encryptionKey',
      'is missing, and DATABASE_URL needs it: make one with `openssl rand -base64 32` and keep it apart from the backups.',
    );
  return makeKey(needed(values.dataDirectory));
}

function originsOf(values: Values, place: Place, fail: Fail): readonly string[] {
  const patterns = place.instance === 'development' || place.rehearsal;
  if (!values.allowedOrigins) return place.instance === 'development' ? loopbackPatterns : [];
  for (const origin of values.allowedOrigins) {
    if (loopbackPatterns.includes(origin)) {
      if (!patterns) fail('allowedOrigins', `has ${origin}, which a live key refuses: list exact origins.`);
      continue;
    }
    const url = URL.canParse(origin) ? new URL(origin) : undefined;
    if (!url || !/^https?:$/.test(url.protocol) || /[*,]/.test(origin))
      fail('allowedOrigins', `has ${JSON.stringify(origin)}, and each has to be an origin like https://app.example.`);
    else if (url.origin !== origin)
      fail('allowedOrigins', `has ${JSON.stringify(origin)}: write ${url.origin}, as browsers do.`);
    else if (url.protocol === 'http:' && place.instance === 'production' && !isLoopback(url.host))
      fail('allowedOrigins', `has ${origin}: with a live key pages have to be https.`);
    else if (url.protocol === 'http:' && isLoopback(url.host) && !patterns)
      fail('allowedOrigins', `has ${origin}: any program on a visitor's machine could be there.`);
  }
  return values.allowedOrigins;
}

function cookieOf(values: Values, { publicUrl }: Place, fail: Fail): Settings['cookie'] {
  const domain = values.cookieDomain?.toLowerCase();
  const host = publicUrl.hostname;
  if (domain !== undefined) {
    if (!/^[a-z\d-]+(?:\.[a-z\d-]+)+$/.test(domain))
      fail(
        'cookieDomain',
        `is ${JSON.stringify(domain)}, and has to be a domain like app.example, without a dot before it.`,
      );
    if (host !== domain && !host.endsWith(`.${domain}`))
      fail('cookieDomain', `is ${domain}, and has to be the host of PUBLIC_URL or a domain above it (${host}).`);
    if (getPublicSuffix(domain, { allowPrivateDomains: true }) === domain)
      fail(
        'cookieDomain',
        `is ${domain}, under which anybody may have a site: browsers refuse it. Write your own domain.`,
      );
  }
  const secure = publicUrl.protocol === 'https:';
  if (values.cookieSameSite === 'none' && !secure)
    fail('cookieSameSite', 'is none, which browsers take over https only: set PUBLIC_URL to an https address.');
  return {
    hintDomain: domain,
    secure,
    sameSite: values.cookieSameSite === 'none' ? 'None' : 'Lax',
    lifetime: needed(values.cookieLifetime),
  };
}

function appOf(values: Values): Settings['app'] {
  return {
    name: needed(values.appName),
    logoUrl: values.logoUrl,
    homeUrl: values.homeUrl,
    signInUrl: values.signInUrl,
    signUpUrl: values.signUpUrl,
    userProfileUrl: values.userProfileUrl,
    waitlistUrl: values.waitlistUrl,
    afterSignInUrl: values.afterSignInUrl,
    afterSignUpUrl: values.afterSignUpUrl,
    afterSignOutUrl: values.afterSignOutUrl,
    supportEmail: values.supportEmail,
    helpUrl: values.helpUrl,
    termsUrl: values.termsUrl,
    privacyUrl: values.privacyUrl,
  };
}

function mailOf(values: Values, place: Place, fail: Fail): Settings['mail'] {
  const { smtpUrl, mailFrom } = values;
  if (smtpUrl === undefined && place.instance === 'production' && !place.rehearsal)
    fail(
      'smtpUrl',
      'is missing: with a live key codes have to be mailed. Write smtp://user:password@mail.example:587.',
    );
  if (smtpUrl !== undefined && mailFrom === undefined)
    fail('mailFrom', 'is missing, and SMTP_URL needs it: write App <no-reply@app.example>.');
  // Without a mail server the sender is seen in the inbox of development alone.
  return { smtpUrl, from: mailFrom ?? 'no-reply@localhost.test' };
}

function smsOf(values: Values, place: Place, fail: Fail): Settings['sms'] {
  const provider = smsProviderOf(values, fail);
  const wanted = values.phone !== 'off' ? 'AUTH_PHONE' : values.phoneSecondFactor && 'AUTH_PHONE_SECOND_FACTOR';
  if (!provider && wanted && place.instance === 'production' && !place.rehearsal)
    fail('smsUrl', `is missing, and ${wanted} needs it with a live key. TWILIO_ACCOUNT_SID does as well.`);
  const countries = values.smsCountries?.map(country => country.toUpperCase());
  const odd = countries?.find(country => !/^[A-Z]{2}$/.test(country));
  if (odd !== undefined) fail('smsCountries', `has ${odd}, and each has to be a country's two letters, like DE.`);
  return {
    provider,
    countries,
    perNumberAndHour: needed(values.smsPerHour),
    perAddressAndHour: needed(values.smsPerAddress),
    perCountryAndHour: needed(values.smsPerPrefix),
    perDay: needed(values.smsPerDay),
  };
}

function smsProviderOf(values: Values, fail: Fail): Settings['sms']['provider'] {
  const { smsUrl: url, smsHeaders: headers, smsBody: body, twilioAccount, twilioToken, twilioFrom } = values;
  if (twilioAccount !== undefined) {
    if (twilioToken === undefined) return fail('twilioToken', 'is missing, and TWILIO_ACCOUNT_SID needs it.');
    if (twilioFrom === undefined) return fail('twilioFrom', 'is missing, and TWILIO_ACCOUNT_SID needs it.');
    return { kind: 'twilio', account: twilioAccount, token: twilioToken, from: twilioFrom };
  }
  if (!url) return undefined;
  if (url.protocol !== 'https:' && !isLoopback(url.hostname)) fail('smsUrl', 'has to be https: codes travel there.');
  return { kind: 'http', url, headers: readHeaders(headers ?? '{}', fail), body: needed(body) };
}

function readHeaders(text: string, fail: Fail): Readonly<Record<string, string>> {
  const sentence = 'has to be JSON of names and texts, like {"Authorization":"Bearer …"}.';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return fail('smsHeaders', sentence);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fail('smsHeaders', sentence);
  return Object.fromEntries(Object.entries(value).map(([name, header]) => [name, String(header)]));
}

function usersOf(values: Values, fail: Fail): Settings['users'] {
  if (values.email !== 'required' && values.phone !== 'required' && needed(values.wallets).length === 0)
    fail('email', `is ${values.email}, which needs AUTH_PHONE=required: accounts have one of them at least.`);
  if (values.email === 'off' && values.phone === 'off')
    fail('email', 'is off, which needs AUTH_PHONE: people sign in with one of them, too.');
  return {
    email: needed(values.email),
    phone: needed(values.phone),
    username: needed(values.username),
    names: needed(values.names),
    passwords: needed(values.passwords),
    preferredStrategy: values.passwords === 'off' ? 'otp' : needed(values.preferredStrategy),
    emailLink: { enabled: needed(values.emailLink), sameClient: needed(values.emailLinkSameClient) },
    legalConsent: needed(values.legalConsent),
    enumerationProtection: needed(values.enumerationProtection),
    password: {
      min_length: needed(values.passwordMinLength),
      max_length: values.passwordMaxLength === 256 ? 0 : needed(values.passwordMaxLength),
      require_lowercase: needed(values.passwordRequireLowercase),
      require_uppercase: needed(values.passwordRequireUppercase),
      require_numbers: needed(values.passwordRequireNumber),
      require_special_char: needed(values.passwordRequireSpecial),
      allowed_special_characters: values.passwordSpecialCharacters ?? '',
      show_zxcvbn: needed(values.passwordMinStrength) > 0,
      min_zxcvbn_strength: needed(values.passwordMinStrength),
      disable_hibp: !needed(values.breachCheck),
      enforce_hibp_on_sign_in: needed(values.breachCheckAtSignIn),
    },
  };
}

function accessOf(values: Values): Settings['access'] {
  return {
    mode: needed(values.signUpMode),
    allowlist: needed(values.allowlist),
    blocklist: needed(values.blocklist),
    blockSubaddresses: needed(values.blockSubaddresses),
    blockDisposable: needed(values.blockDisposable),
  };
}

function passkeysOf(values: Values, fail: Fail): Settings['passkeys'] {
  const domain = values.passkeyDomain?.toLowerCase();
  if (domain !== undefined && domain !== 'localhost') {
    if (!/^[a-z\d-]+(?:\.[a-z\d-]+)+$/.test(domain))
      fail('passkeyDomain', `is ${JSON.stringify(domain)}, and has to be a domain like app.example.`);
    if (getPublicSuffix(domain, { allowPrivateDomains: true }) === domain)
      fail('passkeyDomain', `is ${domain}, under which anybody may have a site. Write your own domain.`);
  }
  return {
    enabled: needed(values.passkeys),
    autofill: needed(values.passkeyAutofill),
    button: needed(values.passkeyButton),
    secondFactor: needed(values.passkeySecondFactor),
    domain,
  };
}

function providersOf(values: Values, { instance, rehearsal }: Place, fail: Fail): Settings['providers'] {
  const providers = needed(values.providers);
  if (providers.length > 0 && values.cookieSameSite === 'none')
    fail('providers', 'need a cookie that comes along from other sites: take AUTH_COOKIE_SAME_SITE=none out.');
  if (instance === 'development' || rehearsal) return providers;
  const local = providers.find(({ issuer, endpoints }) => isLoopback(new URL(issuer ?? endpoints?.token ?? '').host));
  if (local) fail('providers', `has ${local.key} on this machine, which a live key refuses.`);
  return providers;
}

function secondFactorsOf(values: Values, fail: Fail): Settings['secondFactors'] {
  if (values.passkeySecondStep && !values.passkeys) fail('passkeySecondStep', 'is true, which needs AUTH_PASSKEYS.');
  return {
    totp: needed(values.totp),
    phone: needed(values.phoneSecondFactor),
    passkey: needed(values.passkeySecondStep),
    backupCodes: needed(values.backupCodes),
  };
}

function oneTapOf({ oneTap = false, providers = [] }: Values, fail: Fail): boolean {
  if (oneTap && !providers.some(({ key }) => key === 'google'))
    fail('oneTap', 'needs google in AUTH_PROVIDERS, whose clientId it takes.');
  return oneTap;
}

function connectionsOf(values: Values, { instance, rehearsal }: Place, fail: Fail): Settings['connections'] {
  const connections = needed(values.connections);
  if (connections.length > 0 && values.cookieSameSite === 'none')
    fail('connections', 'need a cookie that comes along from other sites: take AUTH_COOKIE_SAME_SITE=none out.');
  const begun = connections.find(({ allowIdpInitiated }) => allowIdpInitiated);
  if (begun && !(values.signInUrl && URL.canParse(values.signInUrl)))
    fail('connections', `lets people of ${begun.id} begin there, which needs a whole address as AUTH_SIGN_IN_URL.`);
  if (instance === 'development' || rehearsal) return connections;
  const local = connections.find(connection => isLoopback(new URL(addressOf(connection)).host));
  if (local) fail('connections', `has ${local.id} on this machine, which a live key refuses.`);
  return connections;
}

function limitsOf(values: Values): Pick<Settings, 'sessions' | 'codes' | 'attempts' | 'lockout'> {
  return {
    sessions: {
      single: needed(values.singleSession),
      lifetime: needed(values.sessionLifetime),
      inactivity: values.sessionInactivity,
    },
    codes: {
      lifetime: needed(values.codeLifetime),
      tries: needed(values.codeTries),
      resendAfter: needed(values.codeResendAfter),
      perAddressAndHour: needed(values.mailsPerHour),
    },
    attempts: { lifetime: needed(values.attemptLifetime) },
    lockout: {
      slowAfter: needed(values.slowAfter),
      slowWindow: needed(values.slowWindow),
      lockAfter: needed(values.lockAfter),
      duration: needed(values.lockDuration),
    },
  };
}

function accountsOf(values: Values): Pick<Settings, 'deleteSelf' | 'newDeviceCheck' | 'newDeviceMail' | 'apiKeys'> {
  return {
    deleteSelf: needed(values.deleteSelf),
    newDeviceCheck: needed(values.newDeviceCheck),
    newDeviceMail: needed(values.newDeviceMail),
    apiKeys: { enabled: needed(values.apiKeys), scopes: needed(values.apiKeyScopes) },
  };
}
