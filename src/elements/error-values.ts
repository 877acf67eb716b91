import type { Environment } from '../core/index.js';
import type { ErrorValues } from '../locales/terms.js';

/** The instance's numbers, as far as its settings are known. */
export function errorValuesOf(environment: Environment | undefined): ErrorValues {
  const password = environment?.userSettings.passwordSettings;
  const username = environment?.userSettings.usernameSettings;
  return {
    minLength: Math.max(8, password?.minLength ?? 0),
    maxLength: password?.maxLength || (environment?.authElements?.maxPasswordLength ?? 72),
    minUsernameLength: Math.max(4, username?.minLength ?? 0),
    maxUsernameLength: username?.maxLength ?? 64,
  };
}
