/** Everything that the demo's page can switch, as it is grouped there. A new one is one more entry. */
export const groups = [
  {
    title: 'Who people are',
    switches: [
      presence('email', 'E-mail address', settings => settings.users.email),
      presence('phone', 'Phone number', settings => settings.users.phone),
      presence('username', 'Username', settings => settings.users.username),
      presence('names', 'First and last name', settings => settings.users.names),
    ],
  },
  {
    title: 'Ways in',
    switches: [
      presence('passwords', 'Password', settings => settings.users.passwords),
      choice('preferredStrategy', 'Offered first', { password: 'Password', otp: 'Code' }, settings =>
        settings.users.passwords === 'off' ? 'otp' : settings.users.preferredStrategy,
      ),
      flag('emailLink', 'Link beside the code in mails', settings => settings.users.emailLink.enabled),
      flag('passkeys', 'Passkeys', settings => settings.passkeys.enabled),
      flag('wallets', 'Wallets of Ethereum', settings => settings.wallets.length > 0),
      flag('otherSites', 'Another site: Acme, on this machine', settings =>
        settings.providers.some(({ key }) => key === 'custom_acme'),
      ),
      flag('organization', 'Addresses of acme.example by Acme alone', settings => settings.connections.length > 0),
    ],
  },
  {
    title: 'Second steps',
    switches: [
      flag('passkeySecondStep', 'Passkey', settings => settings.secondFactors.passkey),
      flag('totp', 'Authenticator app', settings => settings.secondFactors.totp),
      flag('phoneSecondFactor', 'Code by SMS', settings => settings.secondFactors.phone),
      flag('backupCodes', 'Backup codes', settings => settings.secondFactors.backupCodes),
      flag('newDeviceCheck', 'Code on a new device', settings => settings.newDeviceCheck),
    ],
  },
  {
    title: 'Who may come in',
    switches: [
      choice(
        'signUpMode',
        'Sign-up',
        { public: 'For everybody', restricted: 'By invitation', waitlist: 'Waitlist' },
        settings => settings.access.mode,
      ),
      choice('botProtection', 'Against programs', { off: 'Nothing', proof_of_work: 'Work' }, settings =>
        settings.bots.kind === 'off' ? 'off' : 'proof_of_work',
      ),
      flag('legalConsent', 'Consent to the terms', settings => settings.users.legalConsent),
      flag('blockSubaddresses', 'Refuse ada+shop@…', settings => settings.access.blockSubaddresses),
      flag('blockDisposable', 'Refuse throw-away addresses', settings => settings.access.blockDisposable),
      flag('enumerationProtection', 'Hide who has an account', settings => settings.users.enumerationProtection),
      flag('singleSession', 'One account at a time', settings => settings.sessions.single),
    ],
  },
];

function presence(name, label, read) {
  return choice(name, label, { required: 'Required', optional: 'Optional', off: 'Off' }, read);
}

function choice(name, label, options, read) {
  return { name, label, options, read };
}

function flag(name, label, read) {
  return { name, label, read };
}

/** The table with how everything stands, for the page. */
export function shown(settings) {
  return groups.map(({ title, switches }) => ({
    title,
    switches: switches.map(({ name, label, options, read }) => ({ name, label, options, value: read(settings) })),
  }));
}

/** What the page has sent, if each is a switch with a value that it may have; undefined otherwise. */
export function readSwitches(sent) {
  if (typeof sent !== 'object' || sent === null) return undefined;
  const all = new Map(groups.flatMap(({ switches }) => switches).map(one => [one.name, one]));
  const entries = Object.entries(sent);
  const fits = ([name, value]) => {
    const { options } = all.get(name) ?? {};
    return options ? Object.hasOwn(options, value) : all.has(name) && typeof value === 'boolean';
  };
  return entries.every(fits) ? Object.fromEntries(entries) : undefined;
}
