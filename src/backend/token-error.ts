/** Why a token was refused. All but `keys_unavailable` mean 401; that one means 503, for the token may be good. */
export const tokenErrorCodes = [
  'token_malformed',
  'token_algorithm_refused',
  'token_header_refused',
  'token_key_unknown',
  'token_signature_invalid',
  'token_claims_invalid',
  'token_issuer_mismatch',
  'token_party_unauthorized',
  'token_audience_mismatch',
  'token_not_yet_valid',
  'token_expired',
  'session_pending',
  'keys_unavailable',
] as const;

export type TokenErrorCode = (typeof tokenErrorCodes)[number];

/** A session token that was not accepted. The message is for developers and holds nothing of the token's content. */
export class TokenError extends Error {
  override readonly name = 'TokenError';
  readonly code: TokenErrorCode;

  constructor(code: TokenErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
