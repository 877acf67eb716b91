type Json = Readonly<Record<string, unknown>>;

interface Settings {
  readonly cookieless?: boolean;
  readonly idempotency?: boolean;
  readonly hintDomain?: string | null;
  readonly hosted?: boolean;
  readonly instance?: string;
  readonly botProtection?: string | null;
  /** The site key of a hosted instance. */
  readonly captchaKey?: string;
  /** The client of Google One Tap. */
  readonly oneTapClient?: string;
}

const attribute = (enabled: boolean, required = enabled): Json => ({
  enabled,
  required,
  used_for_first_factor: enabled,
});

export function environmentJSON(settings: Settings): Json {
  const { cookieless = false, idempotency = true, hintDomain = null, instance = 'development' } = settings;
  const { botProtection = null, captchaKey = null, oneTapClient = null } = settings;
  return {
    object: 'environment',
    id: 'env_1',
    auth_config: { cookieless_dev: cookieless, single_session_mode: false },
    display_config: {
      instance_environment_type: instance,
      application_name: 'Analytical Engines',
      preferred_sign_in_strategy: 'password',
      captcha_public_key: captchaKey,
      captcha_public_key_invisible: captchaKey,
      captcha_oauth_bypass: [],
      google_one_tap_client_id: oneTapClient,
    },
    user_settings: {
      attributes: {
        email_address: attribute(true),
        username: attribute(false),
        password: attribute(true),
        first_name: attribute(true, false),
      },
      sign_up: { mode: 'public', legal_consent_enabled: false, captcha_enabled: captchaKey !== null },
    },
    ...(!settings.hosted && {
      auth_elements: {
        idempotency,
        hint_domain: hintDomain,
        resend_seconds: 30,
        max_password_length: 256,
        bot_protection: botProtection,
      },
    }),
  };
}

export function userJSON(name: string): Json {
  return {
    object: 'user',
    id: `user_${name}`,
    first_name: name,
    unsafe_metadata: { snake_case: { is_kept: true } },
    public_metadata: {},
  };
}

interface Session {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly createdAt: number;
}

export function sessionJSON({ id, name, status, createdAt }: Session, now: number, key?: string): Json {
  return {
    object: 'session',
    id,
    status,
    created_at: createdAt,
    updated_at: createdAt,
    last_active_token: status === 'active' ? tokenJSON({ id, name }, now, key) : null,
    user: userJSON(name),
  };
}

/** A token of 60 seconds, as far as a browser can tell. */
export function tokenJSON({ id, name }: Pick<Session, 'id' | 'name'>, now: number, key = 'key_1'): Json {
  const iat = Math.floor(now / 1000);
  const claims = { sid: id, sub: `user_${name}`, iat, exp: iat + 60 };
  return { object: 'token', jwt: jwt(claims, { kid: key, oiat: iat }) };
}

export function jwt(claims: Json, header: Json = {}): string {
  const part = (json: Json): string => btoa(JSON.stringify(json)).replaceAll('+', '-').replaceAll('/', '_');
  return `${part({ alg: 'RS256', ...header })}.${part(claims)}.c2ln`;
}

export function signInJSON({ id, identifier, ...rest }: Json): Json {
  return {
    object: 'sign_in_attempt',
    id,
    status: identifier ? 'needs_first_factor' : 'needs_identifier',
    identifier,
    supported_first_factors: [
      { strategy: 'email_code', safe_identifier: 'a•••@example.com', email_address_id: 'idn_1' },
      { strategy: 'password' },
      { strategy: 'reset_password_email_code', email_address_id: 'idn_1' },
      { strategy: 'oauth_token_of_tomorrow' },
    ],
    first_factor_verification: null,
    created_session_id: null,
    ...rest,
  };
}

export function signUpJSON({ id, email, ...rest }: Json): Json {
  return {
    object: 'sign_up_attempt',
    id,
    status: 'missing_requirements',
    missing_fields: [],
    optional_fields: [],
    unverified_fields: ['email_address'],
    email_address: email,
    verifications: {
      email_address: { object: 'verification', status: 'unverified', next_action: 'needs_prepare', expire_at: null },
    },
    created_session_id: null,
    created_user_id: null,
    ...rest,
  };
}
