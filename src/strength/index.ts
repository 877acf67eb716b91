export { isCommonPassword } from './is-common-password.js';
export { estimatePassword, strengthHints } from './estimate-password.js';
export type { StrengthHint, StrengthScore, PasswordStrength } from './estimate-password.js';
