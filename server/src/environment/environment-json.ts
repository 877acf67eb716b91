import { isWalletStrategy, strategyNames } from 'auth-elements/wire';
import type {
  AttributeJSON,
  AttributeName,
  DisplayConfigJSON,
  EnvironmentJSON,
  ProviderJSON,
  UserSettingsJSON,
} from 'auth-elements/wire';
import type { Instance } from '../instance.js';
import type { Settings } from '../settings.js';

/** What a browser has to know of the instance to show its forms. */
export function environmentJSON({ id, settings }: Instance): EnvironmentJSON {
  const development = settings.instance === 'development';
  return {
    object: 'environment',
    id: id.replace(/^ins_/, 'env_'),
    auth_config: {
      object: 'auth_config',
      id: id.replace(/^ins_/, 'aconf_'),
      ...factsForOlderClients(settings),
      single_session_mode: settings.sessions.single,
      reverification: true,
      claimed_at: null,
      preferred_channels: null,
      session_minter: false,
      test_mode: settings.testMode,
      url_based_session_syncing: development && settings.cookielessDevelopment,
      cookieless_dev: development && settings.cookielessDevelopment,
    },
    display_config: displayConfig(id, settings),
    user_settings: userSettings(settings),
    ...notOffered,
    api_keys_settings: apiKeysSettings(settings),
    protect_config: {},
    maintenance_mode: settings.maintenance,
    partitioned_cookies: settings.cookie.sameSite === 'None',
    client_debug_mode: false,
    auth_elements: {
      idempotency: true,
      hint_domain: settings.cookie.hintDomain ?? null,
      resend_seconds: Math.ceil(settings.codes.resendAfter / 1000),
      passkey_signals: settings.passkeys.enabled,
      activity: true,
      api_key_scopes: settings.apiKeys.enabled ? settings.apiKeys.scopes : [],
      max_password_length: settings.users.password.max_length || 256,
      bot_protection: settings.bots.kind === 'off' ? null : settings.bots.kind,
    },
  };
}

function apiKeysSettings({ apiKeys: { enabled } }: Settings): EnvironmentJSON['api_keys_settings'] {
  return { enabled, user_api_keys_enabled: enabled, orgs_api_keys_enabled: false };
}

const settingOf = { email_address: 'email', phone_number: 'phone', username: 'username' } as const;

/** What `user_settings` says too, in the words of the time before it; the protocol still asks for them. */
function factsForOlderClients({ users, passkeys, secondFactors, connections, wallets }: Settings) {
  const named = { off: 'off', optional: 'on', required: 'required' } as const;
  const off: readonly string[] = [
    ...(passkeys.enabled ? [] : ['passkey']),
    ...(users.emailLink.enabled ? [] : ['email_link']),
    ...(connections.some(({ active }) => active) ? [] : ['enterprise_sso']),
    ...(users.phone === 'off' ? ['phone_code', 'reset_password_phone_code'] : []),
  ];
  return {
    first_name: named[users.names],
    last_name: named[users.names],
    email_address: named[users.email],
    phone_number: named[users.phone],
    username: named[users.username],
    password: named[users.passwords],
    identification_requirements: (['email_address', 'phone_number', 'username'] as const)
      .filter(kind => users[settingOf[kind]] === 'required')
      .map(kind => [kind]),
    identification_strategies: (['email_address', 'phone_number', 'username'] as const).filter(
      kind => users[settingOf[kind]] !== 'off',
    ),
    first_factors: strategyNames.filter(
      name =>
        !off.includes(name) &&
        (users.passwords !== 'off' || !/password/.test(name)) &&
        (!isWalletStrategy(name) || wallets.includes(name)),
    ),
    second_factors: [
      ...(secondFactors.passkey ? ['passkey'] : []),
      ...(secondFactors.totp ? ['totp'] : []),
      ...(secondFactors.phone ? ['phone_code'] : []),
      ...(secondFactors.backupCodes ? ['backup_code'] : []),
    ],
    email_address_verification_strategies: mailedProofs(users),
    enhanced_email_deliverability: false,
    native_settings: nativeSettings,
  } as const;
}

/** Applications that are no pages have a protocol of their own, which this server does not speak. */
const nativeSettings = {
  object: 'native_settings',
  api_enabled: false,
  trusted_device_sign_in_enabled: false,
  trusted_device_enrollment_prompt_after_sign_in_enabled: false,
  trusted_device_enrollment_prompt_after_sign_up_enabled: false,
} as const;

/** What this server does not have, said in the protocol's words. */
const notOffered = {
  organization_settings: {
    enabled: false,
    max_allowed_memberships: 0,
    force_organization_selection: false,
    creator_role: 'org:admin',
    actions: { admin_delete: false },
    domains: { enabled: false, enrollment_modes: [], default_role: 'org:member' },
    slug: { disabled: true },
    organization_creation_defaults: { enabled: false },
  },
  commerce_settings: {
    billing: {
      stripe_publishable_key: null,
      organization: { enabled: false, has_paid_plans: false },
      user: { enabled: false, has_paid_plans: false },
    },
  },
} as const satisfies Partial<EnvironmentJSON>;

/** What the published client reads of a captcha. It knows Turnstile alone: everything else is off for it. */
function captchaFor({ bots, providers }: Settings) {
  const key = bots.kind === 'turnstile' ? (bots.siteKey ?? null) : null;
  return {
    captcha_public_key: key,
    captcha_public_key_invisible: key,
    captcha_widget_type: key === null ? null : 'smart',
    captcha_provider: 'turnstile',
    captcha_oauth_bypass: key === null ? [] : providers.map(({ strategy }) => strategy),
    captcha_heartbeat: false,
  } as const;
}

function displayConfig(id: string, settings: Settings): DisplayConfigJSON {
  const { app, instance, users } = settings;
  return {
    object: 'display_config',
    id: id.replace(/^ins_/, 'display_config_'),
    instance_environment_type: instance,
    application_name: app.name,
    preferred_sign_in_strategy: users.preferredStrategy,
    branded: false,
    logo_image_url: app.logoUrl ?? null,
    favicon_image_url: null,
    logo_link_url: app.homeUrl ?? null,
    home_url: app.homeUrl ?? null,
    sign_in_url: app.signInUrl ?? null,
    sign_up_url: app.signUpUrl ?? null,
    user_profile_url: app.userProfileUrl ?? null,
    after_sign_in_url: app.afterSignInUrl ?? null,
    after_sign_up_url: app.afterSignUpUrl ?? null,
    after_sign_out_one_url: app.afterSignOutUrl ?? null,
    after_sign_out_all_url: app.afterSignOutUrl ?? null,
    after_switch_session_url: null,
    support_email: app.supportEmail ?? null,
    help_url: app.helpUrl ?? null,
    terms_url: app.termsUrl ?? null,
    privacy_policy_url: app.privacyUrl ?? null,
    theme: {},
    ...captchaFor(settings),
    google_one_tap_client_id: settings.oneTap
      ? (settings.providers.find(({ key }) => key === 'google')?.clientId ?? null)
      : null,
    show_devmode_warning: false,
    clerk_js_version: null,
    waitlist_url: app.waitlistUrl ?? null,
    ...pagesNotOffered,
  };
}

/** Pages and pictures that this server does not have, and old names of those it has. */
const pagesNotOffered = {
  oauth_consent_url: null,
  after_join_waitlist_url: null,
  organization_profile_url: null,
  create_organization_url: null,
  after_leave_organization_url: null,
  after_create_organization_url: null,
  experimental_force_oauth_first: false,
  logo_url: null,
  favicon_url: null,
  logo_image: null,
  favicon_image: null,
} as const;

const off: AttributeJSON = {
  enabled: false,
  required: false,
  immutable: false,
  used_for_first_factor: false,
  first_factors: [],
  used_for_second_factor: false,
  second_factors: [],
  verifications: [],
  verify_at_sign_up: false,
};

const mailedProofs = ({ emailLink }: Settings['users']): readonly string[] =>
  emailLink.enabled ? ['email_code', 'email_link'] : ['email_code'];

const secondStep = (strategy: string): AttributeJSON => ({
  ...off,
  enabled: true,
  used_for_second_factor: true,
  second_factors: [strategy],
});

const walletAttribute = (wallets: Settings['wallets']): AttributeJSON => ({
  ...off,
  enabled: true,
  used_for_first_factor: true,
  first_factors: wallets,
  verifications: wallets,
  verify_at_sign_up: true,
});

const asked = (wanted: 'off' | 'optional' | 'required'): AttributeJSON => ({
  ...off,
  enabled: wanted !== 'off',
  required: wanted === 'required',
});

/** Numbers may be there to sign in by, for a second step, or for both. Forms ask for what is `enabled`. */
function phoneNumber(wanted: 'off' | 'optional' | 'required', secondFactor: boolean): AttributeJSON {
  const signsIn = wanted !== 'off';
  if (!signsIn && !secondFactor) return off;
  return {
    ...asked(wanted),
    used_for_first_factor: signsIn,
    first_factors: signsIn ? ['phone_code'] : [],
    used_for_second_factor: secondFactor,
    second_factors: secondFactor ? ['phone_code'] : [],
    verifications: ['phone_code'],
    verify_at_sign_up: signsIn,
  };
}

function attributes({ users, passkeys, secondFactors, wallets }: Settings): Record<AttributeName, AttributeJSON> {
  return {
    email_address: {
      ...asked(users.email),
      used_for_first_factor: users.email !== 'off',
      first_factors: mailedProofs(users),
      verifications: mailedProofs(users),
      verify_at_sign_up: true,
    },
    phone_number: phoneNumber(users.phone, secondFactors.phone),
    username: { ...asked(users.username), used_for_first_factor: users.username !== 'off' },
    web3_wallet: wallets.length === 0 ? off : walletAttribute(wallets),
    first_name: asked(users.names),
    last_name: asked(users.names),
    password: asked(users.passwords),
    authenticator_app: secondFactors.totp ? secondStep('totp') : off,
    backup_code: secondFactors.backupCodes ? secondStep('backup_code') : off,
    passkey: {
      ...off,
      enabled: passkeys.enabled,
      used_for_first_factor: passkeys.enabled,
      used_for_second_factor: secondFactors.passkey,
      second_factors: secondFactors.passkey ? ['passkey'] : [],
    },
    ticket: off,
  };
}

/** Who is kept out at sign-up. Who has an account signs in all the same. */
function restrictions({ access }: Settings): UserSettingsJSON['restrictions'] {
  return {
    allowlist: { enabled: access.allowlist },
    blocklist: { enabled: access.blocklist },
    allowlist_blocklist_disabled_on_sign_in: { enabled: true },
    block_email_subaddresses: { enabled: access.blockSubaddresses },
    block_disposable_email_domains: { enabled: access.blockDisposable },
  };
}

/** Whether people may have one. Backup codes alone are none. */
function offersSecondStep({ secondFactors: { totp, phone, passkey } }: Settings): boolean {
  return totp || phone || passkey;
}

function userSettings(settings: Settings): UserSettingsJSON {
  const { users, lockout, access, passkeys } = settings;
  const inUse = settings.connections.filter(({ active }) => active);
  return {
    attributes: attributes(settings),
    social: Object.fromEntries(settings.providers.map(provider => [provider.strategy, providerJSON(provider)])),
    sign_in: { second_factor: { enabled: offersSecondStep(settings), required: false } },
    sign_up: {
      mode: access.mode,
      progressive: true,
      captcha_enabled: settings.bots.kind === 'turnstile',
      captcha_widget_type: settings.bots.kind === 'turnstile' ? 'smart' : null,
      legal_consent_enabled: users.legalConsent,
      custom_action_required: false,
      allowlist_only: access.allowlist,
      mfa: { required: false },
    },
    password_settings: { ...users.password, disable_password_reverification: false },
    username_settings: usernameRules,
    passkey_settings: {
      allow_autofill: passkeys.enabled && passkeys.autofill,
      show_sign_in_button: passkeys.enabled && passkeys.button,
      satisfies_second_factor: passkeys.enabled && passkeys.secondFactor,
    },
    enterprise_sso: { enabled: inUse.length > 0, self_serve_sso: false },
    saml: { enabled: inUse.some(({ protocol }) => protocol === 'saml') },
    actions: { delete_self: settings.deleteSelf, create_organization: false, create_organizations_limit: null },
    attack_protection: {
      user_lockout: {
        enabled: true,
        max_attempts: lockout.lockAfter,
        duration_in_minutes: Math.ceil(lockout.duration / 60_000),
      },
      pii: { enabled: true },
      email_link: { require_same_client: users.emailLink.sameClient },
      enumeration_protection: { enabled: users.enumerationProtection },
    },
    restrictions: restrictions(settings),
  };
}

function providerJSON({ strategy, name, logoUrl }: Settings['providers'][number]): ProviderJSON {
  return {
    enabled: true,
    required: false,
    authenticatable: true,
    strategy,
    name,
    logo_url: logoUrl ?? null,
    not_selectable: false,
    deprecated: false,
    block_email_subaddresses: false,
  };
}

/** What a username may look like. */
export const usernameRules = {
  min_length: 4,
  max_length: 64,
  allow_extended_special_characters: false,
  allow_numeric_usernames: false,
} as const;
