/** One kind of identifier or data, as the instance has it set. */
export interface AttributeJSON {
  readonly enabled: boolean;
  readonly required: boolean;
  readonly immutable: boolean;
  readonly used_for_first_factor: boolean;
  readonly first_factors: readonly string[];
  readonly used_for_second_factor: boolean;
  readonly second_factors: readonly string[];
  readonly verifications: readonly string[];
  readonly verify_at_sign_up: boolean;
}

export type AttributeName =
  | 'email_address'
  | 'phone_number'
  | 'username'
  | 'web3_wallet'
  | 'first_name'
  | 'last_name'
  | 'password'
  | 'authenticator_app'
  | 'backup_code'
  | 'passkey'
  | 'ticket';

export interface PasswordSettingsJSON {
  readonly min_length: number;
  /** 0 means the cap: 72 for a hosted server, 256 for ours. */
  readonly max_length: number;
  readonly require_uppercase: boolean;
  readonly require_lowercase: boolean;
  readonly require_numbers: boolean;
  readonly require_special_char: boolean;
  readonly allowed_special_characters: string;
  readonly show_zxcvbn: boolean;
  /** 0 to 4; a password must reach it. */
  readonly min_zxcvbn_strength: number;
  readonly disable_hibp: boolean;
  readonly enforce_hibp_on_sign_in: boolean;
  /** True where a password may be changed without the old one. */
  readonly disable_password_reverification?: boolean;
}

/** The instance's settings that a browser may know. Each part may be missing in a hosted answer: read it leniently. */
export interface EnvironmentJSON {
  readonly object: 'environment';
  readonly id: string;
  readonly auth_config: {
    readonly object: 'auth_config';
    readonly id: string;
    readonly single_session_mode: boolean;
    readonly reverification: boolean;
    readonly claimed_at: number | null;
    readonly preferred_channels: null;
    readonly session_minter: boolean;
    readonly test_mode: boolean;
    readonly url_based_session_syncing: boolean;
    /** Whether a development page on another site has to carry its identity in the requests' URLs. */
    readonly cookieless_dev: boolean;
  };
  readonly display_config: DisplayConfigJSON;
  readonly user_settings: UserSettingsJSON;
  readonly organization_settings: {
    readonly enabled: boolean;
    readonly max_allowed_memberships: number;
    readonly force_organization_selection: boolean;
    readonly creator_role: string;
    readonly actions: { readonly admin_delete: boolean };
    readonly domains: {
      readonly enabled: boolean;
      readonly enrollment_modes: readonly string[];
      readonly default_role: string | null;
    };
    readonly slug: { readonly disabled: boolean };
    readonly organization_creation_defaults: { readonly enabled: boolean };
  };
  readonly commerce_settings: {
    readonly billing: {
      readonly stripe_publishable_key: string | null;
      readonly organization: { readonly enabled: boolean; readonly has_paid_plans: boolean };
      readonly user: { readonly enabled: boolean; readonly has_paid_plans: boolean };
    };
  };
  readonly api_keys_settings: {
    readonly enabled: boolean;
    readonly user_api_keys_enabled: boolean;
    readonly orgs_api_keys_enabled: boolean;
  };
  readonly protect_config: Readonly<Record<string, never>>;
  readonly maintenance_mode: boolean;
  readonly partitioned_cookies: boolean;
  readonly client_debug_mode: boolean;
  /** What our own server adds. Absent in a hosted answer. */
  readonly auth_elements?: AuthElementsJSON;
}

/** What our own server can do beyond the published protocol. */
export interface AuthElementsJSON {
  /** Whether POSTs may carry `_idempotency_key`. */
  readonly idempotency: boolean;
  /**
   * The domain of the readable hint `__client_uat`: `app.example` when it is set for a whole domain, null when only
   * the API's own host has it.
   */
  readonly hint_domain: string | null;
  /** How many seconds lie between two messages with a code. */
  readonly resend_seconds: number;
  /** Whether the server says what a browser's passkey manager is to be told. */
  readonly passkey_signals: boolean;
  /** Whether people can see what happened to their account, at `/me/activity`. */
  readonly activity: boolean;
  /** What people may let the keys do that they make for programs; none: keys have no scopes. */
  readonly api_key_scopes: readonly string[];
  /** The largest number of code points in a password. */
  readonly max_password_length: number;
  /** What has to be shown by who signs up, or tries many passwords; `/client/bot_challenges` says how. Null: nothing. */
  readonly bot_protection: 'proof_of_work' | 'turnstile' | 'hcaptcha' | null;
}

export interface DisplayConfigJSON {
  readonly object: 'display_config';
  readonly id: string;
  readonly instance_environment_type: 'production' | 'development' | 'staging';
  readonly application_name: string;
  readonly preferred_sign_in_strategy: 'password' | 'otp';
  readonly branded: boolean;
  readonly logo_image_url: string | null;
  readonly favicon_image_url: string | null;
  readonly logo_link_url: string | null;
  readonly home_url: string | null;
  readonly sign_in_url: string | null;
  readonly sign_up_url: string | null;
  readonly user_profile_url: string | null;
  readonly waitlist_url: string | null;
  readonly after_sign_in_url: string | null;
  readonly after_sign_up_url: string | null;
  readonly after_sign_out_one_url: string | null;
  readonly after_sign_out_all_url: string | null;
  readonly after_switch_session_url: string | null;
  readonly support_email: string | null;
  readonly help_url: string | null;
  readonly terms_url: string | null;
  readonly privacy_policy_url: string | null;
  readonly theme: Readonly<Record<string, unknown>>;
  readonly captcha_public_key: string | null;
  readonly captcha_public_key_invisible: string | null;
  readonly captcha_widget_type: 'smart' | 'invisible' | null;
  readonly captcha_provider: 'turnstile';
  readonly captcha_oauth_bypass: readonly string[];
  readonly captcha_heartbeat: boolean;
  readonly google_one_tap_client_id: string | null;
  readonly show_devmode_warning: boolean;
  readonly clerk_js_version: null;
}

/** A site that may say who somebody is, as the instance has it set. */
export interface ProviderJSON {
  readonly enabled: boolean;
  readonly required: boolean;
  /** Whether it is offered at sign-in, and not for connecting alone. */
  readonly authenticatable: boolean;
  readonly strategy: string;
  /** Its name, as it is written on a button. */
  readonly name: string;
  /** A picture for a site that this version has none for. */
  readonly logo_url: string | null;
  readonly not_selectable: boolean;
  readonly deprecated: boolean;
  readonly block_email_subaddresses: boolean;
}

interface Switch {
  readonly enabled: boolean;
}

export interface UserSettingsJSON {
  readonly attributes: Readonly<Record<AttributeName, AttributeJSON>>;
  /** The sites that may say who somebody is, by their strategy. */
  readonly social: Readonly<Record<string, ProviderJSON>>;
  readonly sign_in: { readonly second_factor: { readonly enabled: boolean; readonly required: boolean } };
  readonly sign_up: {
    readonly mode: 'public' | 'restricted' | 'waitlist';
    readonly progressive: boolean;
    readonly captcha_enabled: boolean;
    readonly captcha_widget_type: 'smart' | 'invisible' | null;
    readonly legal_consent_enabled: boolean;
    readonly custom_action_required: boolean;
    readonly allowlist_only: boolean;
    readonly mfa: { readonly required: boolean };
  };
  readonly password_settings: PasswordSettingsJSON;
  readonly username_settings: {
    readonly min_length: number;
    readonly max_length: number;
    readonly allow_extended_special_characters: boolean;
    readonly allow_numeric_usernames: boolean;
  };
  readonly passkey_settings: {
    readonly allow_autofill: boolean;
    readonly show_sign_in_button: boolean;
    readonly satisfies_second_factor: boolean;
  };
  readonly enterprise_sso: { readonly enabled: boolean; readonly self_serve_sso: boolean };
  readonly saml: Switch;
  readonly actions: {
    readonly delete_self: boolean;
    readonly create_organization: boolean;
    readonly create_organizations_limit: number | null;
  };
  readonly attack_protection: {
    readonly user_lockout: {
      readonly enabled: boolean;
      readonly max_attempts: number;
      readonly duration_in_minutes: number;
    };
    readonly pii: Switch;
    readonly email_link: { readonly require_same_client: boolean };
    readonly enumeration_protection: Switch;
  };
  readonly restrictions: {
    readonly allowlist: Switch;
    readonly blocklist: Switch;
    readonly allowlist_blocklist_disabled_on_sign_in?: Switch;
    readonly block_email_subaddresses: Switch;
    readonly block_disposable_email_domains: Switch;
  };
}
