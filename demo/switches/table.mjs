/** Everything that the demo's page can switch, as it is grouped there. A new one is one more entry, and its words. */
export const groups = [
  {
    name: 'people',
    switches: [
      presence('email', settings => settings.users.email),
      presence('phone', settings => settings.users.phone),
      presence('username', settings => settings.users.username),
      presence('names', settings => settings.users.names),
    ],
  },
  {
    name: 'ways',
    switches: [
      presence('passwords', settings => settings.users.passwords),
      choice('preferredStrategy', ['password', 'otp'], settings =>
        settings.users.passwords === 'off' ? 'otp' : settings.users.preferredStrategy,
      ),
      flag('emailLink', settings => settings.users.emailLink.enabled),
      flag('passkeys', settings => settings.passkeys.enabled),
      flag('wallets', settings => settings.wallets.length > 0),
      flag('otherSites', settings => settings.providers.some(({ key }) => key === 'custom_acme')),
      flag('oneTap', settings => settings.oneTap),
      flag('organization', settings => settings.connections.length > 0),
    ],
  },
  {
    name: 'second',
    switches: [
      flag('passkeySecondStep', settings => settings.secondFactors.passkey),
      flag('totp', settings => settings.secondFactors.totp),
      flag('phoneSecondFactor', settings => settings.secondFactors.phone),
      flag('backupCodes', settings => settings.secondFactors.backupCodes),
      flag('newDeviceCheck', settings => settings.newDeviceCheck),
    ],
  },
  {
    name: 'access',
    switches: [
      choice('signUpMode', ['public', 'restricted', 'waitlist'], settings => settings.access.mode),
      choice('botProtection', ['off', 'proof_of_work', 'turnstile'], settings =>
        settings.bots.kind === 'hcaptcha' ? 'turnstile' : settings.bots.kind,
      ),
      flag('legalConsent', settings => settings.users.legalConsent),
      flag('allowlist', settings => settings.access.allowlist),
      flag('blocklist', settings => settings.access.blocklist),
      flag('blockSubaddresses', settings => settings.access.blockSubaddresses),
      flag('blockDisposable', settings => settings.access.blockDisposable),
      flag('enumerationProtection', settings => settings.users.enumerationProtection),
      flag('singleSession', settings => settings.sessions.single),
    ],
  },
];

function presence(name, read) {
  return choice(name, ['required', 'optional', 'off'], read);
}

function choice(name, options, read) {
  return { name, options, read };
}

function flag(name, read) {
  return { name, read };
}

/** The table with how everything stands, for the page. */
export function shown(settings) {
  return groups.map(({ name, switches }) => ({
    name,
    switches: switches.map(({ name, options, read }) => ({ name, options, value: read(settings) })),
  }));
}

/** What the page has sent, if each is a switch with a value that it may have; undefined otherwise. */
export function readSwitches(sent) {
  if (typeof sent !== 'object' || sent === null) return undefined;
  const all = new Map(groups.flatMap(({ switches }) => switches).map(one => [one.name, one]));
  const entries = Object.entries(sent);
  const fits = ([name, value]) => {
    const { options } = all.get(name) ?? {};
    return options ? options.includes(value) : all.has(name) && typeof value === 'boolean';
  };
  return entries.every(fits) ? Object.fromEntries(entries) : undefined;
}
