import type { TemplateResult } from 'lit';
import type { Environment, User } from '../../core/index.js';
import { attribute } from '../steps/settings.js';
import { appIcon, keyIcon, messageIcon } from './security-icons.js';

interface Shown {
  readonly id: string;
  readonly icon: TemplateResult;
  /** Whether the person has chosen it to be asked for first. */
  readonly preferred: boolean;
}

/** One way to take the second step that somebody has. */
export type Method =
  | (Shown & { readonly kind: 'passkey'; readonly label: 'passkeysSection'; readonly text: 'passkeyStepText' })
  | (Shown & { readonly kind: 'app'; readonly label: 'authenticatorApp'; readonly text: 'appStepText' })
  | (Shown & { readonly kind: 'phone'; readonly number: string; readonly text: 'phoneStepText' });

/** What somebody has, in the order in which the server asks for it where nothing is preferred. */
export function methodsOf(environment: Environment, user: User): readonly Method[] {
  const passkeys: readonly unknown[] | undefined = (user as Partial<User>).passkeys;
  const byPasskey = Boolean(attribute(environment, 'passkey')?.usedForSecondFactor && passkeys?.length);
  const numbers = user.phoneNumbers.filter(
    ({ reservedForSecondFactor, verification }) => reservedForSecondFactor && verification?.status === 'verified',
  );
  const plain = { preferred: false };
  return [
    ...(byPasskey
      ? [
          {
            ...plain,
            kind: 'passkey',
            id: 'passkey',
            icon: keyIcon,
            label: 'passkeysSection',
            text: 'passkeyStepText',
          } as const,
        ]
      : []),
    ...(user.totpEnabled
      ? [{ ...plain, kind: 'app', id: 'app', icon: appIcon, label: 'authenticatorApp', text: 'appStepText' } as const]
      : []),
    ...numbers.map(
      ({ id, phoneNumber, defaultSecondFactor }) =>
        ({
          kind: 'phone',
          id,
          icon: messageIcon,
          number: phoneNumber,
          text: 'phoneStepText',
          preferred: defaultSecondFactor,
        }) as const,
    ),
  ];
}

/** The one that is asked for first. */
export function defaultOf(methods: readonly Method[]): Method | undefined {
  return methods.find(({ preferred }) => preferred) ?? methods[0];
}

/** What the instance lets people add. */
export function offeredOf(environment: Environment): { readonly app: boolean; readonly phone: boolean } {
  const usable = (name: 'authenticatorApp' | 'phoneNumber'): boolean => {
    const setting = attribute(environment, name);
    return Boolean(setting?.enabled && setting.usedForSecondFactor);
  };
  return { app: usable('authenticatorApp'), phone: usable('phoneNumber') };
}
