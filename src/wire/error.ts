import type { ReverificationLevel } from './reverification.js';

/**
 * Every error code that our server sends, our client raises, or our elements have words for.
 * A hosted server may send others: those arrive as they are and are shown with the server's own sentence.
 */
export const errorCodes = [
  // session and client
  'authentication_invalid',
  'signed_out',
  'client_not_found',
  'session_exists',
  'identifier_already_signed_in',
  'session_reverification_required',
  'dev_browser_unauthenticated',
  'user_banned',
  'user_locked',
  // identifiers
  'form_identifier_not_found',
  'form_identifier_exists',
  'form_param_format_invalid',
  'form_param_nil',
  'form_param_missing',
  'form_param_unknown',
  'form_param_duplicate',
  'form_param_value_invalid',
  'form_param_value_disabled',
  'form_param_max_length_exceeded',
  'form_username_invalid_length',
  'form_username_invalid_character',
  'form_username_needs_non_number_char',
  // passwords
  'form_password_incorrect',
  'form_password_or_identifier_incorrect',
  'form_password_validation_failed',
  'form_password_length_too_short',
  'form_password_length_too_long',
  'form_password_size_in_bytes_exceeded',
  'form_password_no_uppercase',
  'form_password_no_lowercase',
  'form_password_no_number',
  'form_password_no_special_char',
  'form_password_not_strong_enough',
  'form_password_pwned',
  'form_password_matches_identifier',
  'form_new_password_matches_current',
  'no_password_set',
  // codes
  'form_code_incorrect',
  'verification_expired',
  'verification_failed',
  'verification_missing',
  'verification_already_verified',
  'verification_strategy_invalid',
  'verification_code_too_many_requests',
  // passkeys: the server's, then those that a browser ends a ceremony with
  'passkey_authentication_failure',
  'passkey_invalid_verification',
  'passkey_not_registered',
  'passkey_invalid_public_key_credential',
  'passkey_identification_not_verified',
  'passkey_not_supported',
  'passkey_registration_cancelled',
  'passkey_retrieval_cancelled',
  'passkey_already_exists',
  'passkey_invalid_rpID_or_domain',
  'passkey_operation_aborted',
  // wallets: the server's, then those that a wallet ends with
  'web3_signature_invalid',
  'web3_smart_wallet_unsupported',
  'web3_rejected',
  'web3_unauthorized',
  'web3_disconnected',
  'web3_pending',
  'web3_account_changed',
  'web3_failed',
  // sign-in and sign-up
  'too_many_unverified_identifications',
  'identification_deletion_failed',
  'strategy_for_user_invalid',
  'client_state_invalid',
  'account_transfer_invalid',
  'no_second_factors',
  'totp_already_enabled',
  'backup_codes_not_available',
  'resource_not_found',
  'resource_forbidden',
  'invalid_redirect_url',
  'legal_not_accepted',
  'sign_up_mode_restricted',
  'sign_up_restricted_waitlist',
  'not_allowed_access',
  // other sites
  'external_account_not_found',
  'external_account_exists',
  'external_account_email_address_verification_required',
  'oauth_access_denied',
  'oauth_account_already_connected',
  'oauth_callback_invalid',
  'oauth_identification_claimed',
  'oauth_provider_not_enabled',
  'redirect_uri_mismatch',
  // pictures
  'image_unsupported',
  'image_too_large',
  // what keeps programs out
  'requires_captcha',
  'captcha_invalid',
  'captcha_missing_token',
  'captcha_not_enabled',
  // organizations' identity providers
  'saml_response_invalid',
  'saml_access_denied',
  'enterprise_sso_user_attribute_missing',
  'enterprise_sso_email_address_domain_mismatch',
  'enterprise_sso_connection_inactive',
  // tickets
  'ticket_invalid_code',
  'ticket_expired_code',
  'invitation_already_accepted',
  'revoked_invitation',
  'invitation_account_exists',
  'invitation_account_not_exists',
  'sign_in_token_already_used_code',
  'sign_in_token_revoked_code',
  'actor_token_already_used_code',
  'actor_token_revoked_code',
  // keys for programs
  'api_key_name_already_exists',
  'api_key_usage_exceeded',
  // requests and service
  'origin_missing',
  'origin_invalid',
  'origin_authorization_headers_conflict',
  'host_invalid',
  'method_not_allowed',
  'unsupported_content_type',
  'request_body_invalid',
  'request_body_too_large',
  'too_many_requests',
  'maintenance_mode',
  'service_unavailable',
  'internal_error',
  'clerk_key_invalid',
  'duplicate_record',
  'authorization_invalid',
] as const;

/** A code that this project knows. */
export type ErrorCode = (typeof errorCodes)[number];

/** One error as it travels. `meta.param_name` names the field, in snake_case. */
export interface ErrorJSON {
  readonly code: string;
  /** For developers. */
  readonly message: string;
  /** A whole sentence, shown when the reader's language has no words for `code`. */
  readonly long_message: string;
  readonly meta: ErrorMetaJSON;
}

export interface ErrorMetaJSON {
  readonly param_name?: string;
  readonly session_id?: string;
  /** What has to be proved, and how many minutes it stays fresh. */
  readonly reverification?: { readonly level: ReverificationLevel; readonly after_minutes: number };
  readonly zxcvbn?: { readonly suggestions: readonly { readonly code: string; readonly message: string }[] };
}
