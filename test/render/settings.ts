/** What a test changes of the settings of an instance. */
export interface MadeSettings {
  readonly display?: Readonly<Record<string, unknown>>;
  readonly signUp?: Readonly<Record<string, unknown>>;
  readonly email?: Readonly<Record<string, unknown>>;
}

/** The answer of `GET /v1/environment`, as far as a first step reads it. */
export function madeSettings({ display, signUp, email }: MadeSettings = {}) {
  const asked = { enabled: true, required: true, used_for_first_factor: true };
  return {
    object: 'environment',
    display_config: { application_name: 'Analytical Engines', logo_image_url: null, ...display },
    user_settings: {
      attributes: { email_address: { ...asked, verify_at_sign_up: true, ...email }, password: asked },
      sign_up: { mode: 'public', legal_consent_enabled: false, ...signUp },
      password_settings: { min_length: 8 },
    },
  };
}
