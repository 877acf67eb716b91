import type { Environment } from '../../core/index.js';

type Attributes = Environment['userSettings']['attributes'];

/** How the instance has one kind of data set. A hosted server may leave any of them out. */
export function attribute(environment: Environment, name: keyof Attributes): Attributes[typeof name] | undefined {
  const attributes: Partial<Attributes> = environment.userSettings.attributes;
  return attributes[name];
}

export type Provider = Environment['userSettings']['social'][string];

/** The sites that may say who somebody is, as they are offered here. */
export function providersOf({ userSettings }: Environment): readonly Provider[] {
  // A hosted server may leave them out.
  const settings: Partial<Environment['userSettings']> = userSettings;
  return Object.values(settings.social ?? {}).filter(({ enabled, authenticatable }) => enabled && authenticatable);
}

/** Whether the first step may offer more than its form. */
export function hasOtherWays(environment: Environment): boolean {
  const names = ['passkey', 'phoneNumber', 'web3Wallet'] as const;
  return names.some(name => attribute(environment, name)?.enabled) || providersOf(environment).length > 0;
}

/** Whether others than the invited leave their address, to be invited later. */
export function hasWaitlist(environment: Environment): boolean {
  return environment.userSettings.signUp.mode === 'waitlist';
}

/** Whether anybody may make an account here. */
export function signUpIsOpen(environment: Environment): boolean {
  return environment.userSettings.signUp.mode === 'public';
}
