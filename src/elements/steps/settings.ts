import type { Environment } from '../../core/index.js';

type Attributes = Environment['userSettings']['attributes'];

/** How the instance has one kind of data set. A hosted server may leave any of them out. */
export function attribute(environment: Environment, name: keyof Attributes): Attributes[typeof name] | undefined {
  const attributes: Partial<Attributes> = environment.userSettings.attributes;
  return attributes[name];
}

/** Whether others than the invited leave their address, to be invited later. */
export function hasWaitlist(environment: Environment): boolean {
  return environment.userSettings.signUp.mode === 'waitlist';
}

/** Whether anybody may make an account here. */
export function signUpIsOpen(environment: Environment): boolean {
  return environment.userSettings.signUp.mode === 'public';
}
