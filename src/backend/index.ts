export { TokenError, tokenErrorCodes } from './token-error.js';
export type { TokenErrorCode } from './token-error.js';
export { verifyToken } from './verify-token.js';
export type { VerifyTokenOptions } from './verify-token.js';
export type { KeySet } from './published-keys.js';
export type { SessionClaims } from '../wire/index.js';
