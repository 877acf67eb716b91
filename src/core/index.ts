export { createAuthClient, type AuthClientOptions } from './client.js';
export type * from './client-api.js';
export type { Camel } from './camel.js';
export { callUrl, clientUrl, devTokenName, environmentUrl, resolveEndpoint } from './endpoint.js';
export type { Endpoint, EndpointOptions } from './endpoint.js';
export { AuthError, type AuthErrorOptions, type ClientErrorCode, type Problem } from './error.js';
export type * from './next-step.js';
export type * from './platform.js';
export { signInStep } from './sign-in-step.js';
export { signUpStep } from './sign-up-step.js';
export type * from './snapshot.js';

// What is shared with the server and what elements need of it.
export {
  codeDigits,
  codeLength,
  compositionRules,
  errorCodes,
  isLoopback,
  normalizeEmail,
  normalizePassword,
  passwordLength,
  passwordLimits,
  passwordProblems,
  isProviderStrategy,
  isWalletStrategy,
  safeLink,
  safeRedirect,
  usernameProblem,
} from '../wire/index.js';
export type {
  ActivityEvent,
  EmailAddressPreparation,
  ErrorCode,
  LinkTargets,
  PasswordProblem,
  PasswordSettingsJSON,
  ProviderStrategy,
  ReverificationLevel,
  SecondFactorAttempt,
  SecondFactorName,
  SecondFactorPreparation,
  SignInAttempt,
  SignInPreparation,
  SignUpAttempt,
  SignUpField,
  SignUpPreparation,
  StrategyName,
  UsernameProblem,
  UsernameRules,
  VerificationAttempt,
  VerificationPreparation,
  WalletStrategy,
} from '../wire/index.js';
