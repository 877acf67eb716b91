const schemas = ['components', 'schemas'];
const nullable = schema => ({ ...schema, nullable: true });
/** A verification that nobody has begun: clients take a strategy that is named for one that was sent. */
const nothingAsked = {
  type: 'object',
  required: ['status', 'strategy', 'next_action', 'supported_strategies'],
  properties: {
    object: { type: 'string', enum: ['verification_otp'] },
    status: { type: 'string', enum: ['unverified'] },
    strategy: { type: 'string', enum: [''] },
    attempts: { type: 'integer', nullable: true },
    expire_at: { type: 'integer', nullable: true },
    next_action: { type: 'string', enum: ['needs_prepare'] },
    supported_strategies: { type: 'array', items: { type: 'string' } },
  },
};
const enabled = { type: 'object', properties: { enabled: { type: 'boolean' } }, required: ['enabled'] };

/** A path that answers one resource beside the client. */
const posted = (description, object) => ({
  post: {
    responses: {
      200: {
        description,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['response', 'client'],
              properties: {
                response: {
                  type: 'object',
                  required: ['object'],
                  properties: { object: { type: 'string', enum: [object] } },
                },
                client: nullable({ type: 'object' }),
              },
            },
          },
        },
      },
    },
  },
});

/**
 * Where the published description is wrong or silent, as the published client shows by what it reads. Each entry is put
 * over the description before any answer is held to it, so that the rest of the answer is still checked; one that no
 * answer needs is a fault.
 *
 * @type {readonly import('./protocol.mjs').Exception[]}
 */
export const exceptions = [
  {
    why: 'the client reads both as a resource has them, the description leaves them out',
    at: [...schemas, 'Client.Environment', 'properties'],
    put: { object: { type: 'string', enum: ['environment'] }, id: { type: 'string', pattern: '^env_' } },
  },
  {
    why: 'what our own server says beyond the protocol; other clients pass it by',
    at: [...schemas, 'Client.Environment', 'properties'],
    put: {
      auth_elements: {
        type: 'object',
        additionalProperties: false,
        required: [
          'idempotency',
          'hint_domain',
          'resend_seconds',
          'max_password_length',
          'passkey_signals',
          'activity',
          'api_key_scopes',
          'bot_protection',
        ],
        properties: {
          idempotency: { type: 'boolean' },
          hint_domain: nullable({ type: 'string' }),
          resend_seconds: { type: 'integer' },
          max_password_length: { type: 'integer' },
          passkey_signals: { type: 'boolean' },
          activity: { type: 'boolean' },
          api_key_scopes: { type: 'array', items: { type: 'string' } },
          bot_protection: nullable({ type: 'string' }),
        },
      },
    },
  },
  {
    why: 'the client reads both, the description leaves them out',
    at: [...schemas, 'Client.AuthConfig', 'properties'],
    put: { preferred_channels: nullable({ type: 'object' }), session_minter: { type: 'boolean' } },
  },
  {
    why: 'a hosted instance always has pages of its own; one without says null, as it does for its other addresses',
    at: [...schemas, 'Client.DisplayConfig', 'properties'],
    put: Object.fromEntries(
      [
        'home_url',
        'sign_in_url',
        'sign_up_url',
        'user_profile_url',
        'waitlist_url',
        'oauth_consent_url',
        'after_sign_in_url',
        'after_sign_up_url',
        'after_sign_out_one_url',
        'after_sign_out_all_url',
        'after_switch_session_url',
        'after_join_waitlist_url',
        'organization_profile_url',
        'create_organization_url',
        'after_leave_organization_url',
        'after_create_organization_url',
        'logo_link_url',
      ].map(name => [name, nullable({ type: 'string' })]),
    ),
  },
  {
    why: 'the client reads it beside `required`',
    at: [...schemas, 'UserSettings.SignIn', 'properties', 'second_factor', 'properties'],
    put: { enabled: { type: 'boolean' } },
  },
  {
    why: 'a passkey may be the second step: the description has none of it',
    at: [...schemas, 'Client.SignIn-2', 'properties', 'second_factor_verification', 'oneOf'],
    put: [{ $ref: '#/components/schemas/Stubs.Verification.Passkey' }],
  },
  {
    why: 'a passkey may be the second step when a session is asked again',
    at: [...schemas, 'Client.SessionReverification', 'properties', 'second_factor_verification', 'oneOf'],
    put: [{ $ref: '#/components/schemas/Stubs.Verification.Passkey' }],
  },
  {
    why: 'without a captcha there is no kind of it; the same setting may be null in the display settings',
    at: [...schemas, 'UserSettings.SignUp', 'properties', 'captcha_widget_type'],
    put: { nullable: true },
  },
  {
    why: 'the client reads both, the description leaves them out',
    at: [...schemas, 'UserSettings.SignUp', 'properties'],
    put: {
      allowlist_only: { type: 'boolean' },
      mfa: { type: 'object', properties: { required: { type: 'boolean' } }, required: ['required'] },
    },
  },
  {
    why: 'the client reads both, the description leaves them out',
    at: [...schemas, 'Client.OrganizationSettings', 'properties'],
    put: { force_organization_selection: { type: 'boolean' }, organization_creation_defaults: enabled },
  },
  {
    why: "the client's own type has null for a user whose organizations nobody counts",
    at: [...schemas, 'Client.User', 'properties', 'create_organizations_limit'],
    put: { nullable: true },
  },
  {
    why: 'the description names one site of an example; the strategy of any other is `oauth_custom_…`',
    at: [...schemas, 'UserSettings.Socials', 'properties'],
    put: { oauth_custom_acme: { $ref: '#/components/schemas/UserSettings.Social' } },
  },
  {
    why: 'the client reads both times, as of every resource',
    at: [...schemas, 'Client.WaitlistEntry', 'properties'],
    put: { created_at: { type: 'integer' }, updated_at: { type: 'integer' } },
  },
  {
    why: 'a page of a stranger is refused here as everywhere',
    at: ['paths', '/v1/environment', 'get', 'responses'],
    put: { 403: { $ref: '#/components/responses/ClerkErrors' } },
  },
  {
    why: 'what our own server says beyond the protocol, where the environment says so: which passkeys there are',
    at: ['paths'],
    put: {
      '/v1/me/passkey_signals': {
        get: {
          responses: {
            200: {
              description: 'What a manager of passkeys is told.',
              content: {
                'application/json': {
                  schema: {
                    type: 'object',
                    required: ['response', 'client'],
                    properties: {
                      response: {
                        type: 'object',
                        required: ['object'],
                        properties: { object: { type: 'string', enum: ['passkey_signals'] } },
                      },
                      client: nullable({ type: 'object' }),
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
  {
    why: 'what our own server says beyond the protocol, where the environment says so: what happened to an account',
    at: ['paths'],
    put: {
      '/v1/me/activity': {
        get: {
          responses: {
            200: {
              description: 'What happened to the account, the newest first.',
              content: {
                'application/json': {
                  schema: {
                    type: 'object',
                    additionalProperties: false,
                    required: ['data', 'total_count'],
                    properties: {
                      data: {
                        type: 'array',
                        items: {
                          type: 'object',
                          required: ['object', 'id', 'event', 'session_id', 'device', 'created_at'],
                          properties: { object: { type: 'string', enum: ['activity'] }, event: { type: 'string' } },
                        },
                      },
                      total_count: { type: 'integer' },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
  {
    why: 'what our own server says beyond the protocol: what has to be shown by who may be a program; and the call that the published client makes with a captcha, which the description leaves out',
    at: ['paths'],
    put: {
      '/v1/client/bot_challenges': posted('What is to be shown.', 'bot_challenge'),
      '/v1/client/verify': posted('The client that has shown it.', 'client'),
    },
  },
  {
    why: 'what our own server says beyond the protocol, where Google One Tap is on: what a browser is to ask',
    at: ['paths'],
    put: { '/v1/client/one_tap_requests': posted('What the browser is to ask.', 'one_tap_request') },
  },
  {
    why: 'the description has no verification of which nothing is asked for yet; a strategy that is named would mean one',
    at: [...schemas, 'Client.SignUp.Verifications', 'properties', 'email_address', 'oneOf'],
    put: [nothingAsked],
  },
  {
    why: 'nor has it one for numbers',
    at: [...schemas, 'Client.SignUp.Verifications', 'properties'],
    put: {
      phone_number: {
        type: 'object',
        nullable: true,
        oneOf: [
          {
            allOf: [
              { $ref: '#/components/schemas/Stubs.Verification.OTP' },
              { $ref: '#/components/schemas/Stubs.SignUpVerification.AdditionalFields' },
            ],
          },
          nothingAsked,
        ],
      },
    },
  },
  {
    why: 'the description names the older of the two names of the strategy, and lists both among the factors',
    at: [...schemas, 'Stubs.Verification.SAML', 'properties', 'strategy'],
    put: { enum: ['saml', 'enterprise_sso'] },
  },
  {
    why: 'codes are sent at intervals to the addresses of a member, too',
    at: ['paths', '/v1/me/email_addresses/{email_id}/prepare_verification', 'post', 'responses'],
    put: { 429: { $ref: '#/components/responses/ClerkErrors' } },
  },
  {
    why: 'the description says nothing of the body in which the identity is named',
    at: ['paths', '/v1/dev_browser', 'post', 'responses', '200'],
    put: {
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['object', 'id'],
            properties: { object: { type: 'string', enum: ['dev_browser'] }, id: { type: 'string' } },
          },
        },
      },
    },
  },
  {
    why: 'the identity provider of an organization may be away',
    at: ['paths', '/v1/client/sign_ins/{sign_in_id}/prepare_first_factor', 'post', 'responses'],
    put: { 503: { $ref: '#/components/responses/ClerkErrors' } },
  },
];
