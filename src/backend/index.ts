export { TokenError, tokenErrorCodes } from './token-error.js';
export type { TokenErrorCode } from './token-error.js';
export { verifyToken } from './verify-token.js';
export type { VerifyTokenOptions } from './verify-token.js';
export { ApiKeyError, apiKeyErrorCodes, verifyApiKey } from './verify-api-key.js';
export type { ApiKeyErrorCode, VerifyApiKeyOptions } from './verify-api-key.js';
export type { KeySet } from './published-keys.js';
export type { ApiKeyJSON, SessionClaims } from '../wire/index.js';
