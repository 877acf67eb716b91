export type * from './client-api.js';
export { AuthError, type AuthErrorOptions, type ClientErrorCode, type Problem } from './error.js';
export type * from './next-step.js';
export type * from './platform.js';
export type * from './snapshot.js';
