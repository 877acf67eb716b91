import type {} from 'auth-elements';
import { AuthError, signInStep, signUpStep, type AuthClient, type Snapshot } from 'auth-elements/core';
import type { Scheme } from './theme.js';

/**
 * The elements as a theme's preview shows them: real ones, with a client that has no server behind it, and in both panels
 * with the same words.
 */
export function previewElements(scheme: Scheme): readonly HTMLElement[] {
  const button = made('auth-user-button', signedIn);
  button.showName = true;
  const forms = [made('auth-sign-in', guest), made('auth-sign-in', { ...guest, client: clientAtCode })];
  for (const form of forms) tellApart(form, scheme);
  return [button, ...forms];
}

/** For whoever goes from form to form by name, each says the scheme of its panel too. */
function tellApart(element: HTMLElement, scheme: Scheme): void {
  const said = `, ${scheme}`;
  const name = (): void => {
    for (const form of element.querySelectorAll('form')) {
      const label = form.ariaLabel ?? '';
      if (!label.endsWith(said)) form.ariaLabel = label + said;
    }
  };
  new MutationObserver(name).observe(element, { subtree: true, childList: true, attributeFilter: ['aria-label'] });
}

// The client is there before the element is defined, so that it never asks for the page's own.
function made<Tag extends 'auth-user-button' | 'auth-sign-in'>(
  tag: Tag,
  snapshot: Snapshot,
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.client = fixedClient(snapshot);
  return element;
}

function refuse(): Promise<never> {
  const longMessage = 'This is a preview: nothing is sent. What goes wrong looks like this.';
  return Promise.reject(new AuthError([{ code: 'preview', message: longMessage, longMessage }], { status: 422 }));
}

const account = {
  update: refuse,
  changePassword: refuse,
  updateMetadata: refuse,
  removePassword: refuse,
  delete: refuse,
  listActivity: refuse,
  createPasskey: refuse,
  renamePasskey: refuse,
  deletePasskey: refuse,
  createPhoneNumber: refuse,
  preparePhoneNumber: refuse,
  verifyPhoneNumber: refuse,
  updatePhoneNumber: refuse,
  deletePhoneNumber: refuse,
  createEmailAddress: refuse,
  prepareEmailAddress: refuse,
  verifyEmailAddress: refuse,
  reloadEmailAddress: refuse,
  deleteEmailAddress: refuse,
  connectExternalAccount: refuse,
  reauthorizeExternalAccount: refuse,
  deleteExternalAccount: refuse,
  createTotp: refuse,
  verifyTotp: refuse,
  deleteTotp: refuse,
  createBackupCodes: refuse,
  addWeb3Wallet: refuse,
  deleteWeb3Wallet: refuse,
  setProfileImage: refuse,
  deleteProfileImage: refuse,
};

const sessions = {
  getToken: () => Promise.resolve(null),
  setActive: refuse,
  signOut: refuse,
  list: refuse,
  revoke: refuse,
  startVerification: refuse,
  prepareVerification: refuse,
  attemptVerification: refuse,
  verifyWithPasskey: refuse,
};

function fixedClient(snapshot: Snapshot): AuthClient {
  const verbs = {
    create: refuse,
    update: refuse,
    prepare: refuse,
    attempt: refuse,
    transfer: refuse,
    reload: refuse,
    awaitLink: refuse,
  };
  return {
    snapshot,
    subscribe: listener => {
      listener(snapshot);
      return () => undefined;
    },
    load: () => Promise.resolve(),
    close: () => undefined,
    signIn: {
      ...verbs,
      authenticateWithPasskey: refuse,
      preparePasskey: refuse,
      prepareGoogleOneTap: refuse,
      prepareSecondFactor: refuse,
      attemptSecondFactor: refuse,
      resetPassword: refuse,
      reset: () => undefined,
      step: signInStep(snapshot),
    },
    signUp: { ...verbs, joinWaitlist: refuse, reset: () => undefined, step: signUpStep(snapshot) },
    session: sessions,
    account,
    captcha: { prepare: refuse, onAsk: refuse },
    reverify: refuse,
    onReverify: () => () => undefined,
  };
}

const attribute = { enabled: true, required: true, usedForFirstFactor: true };

const guest: Snapshot = {
  status: 'ready',
  error: undefined,
  online: true,
  passkeys: false,
  expectsSession: false,
  expectsAttempt: false,
  // As much of an instance as the elements shown here read.
  environment: {
    authConfig: { singleSessionMode: true },
    displayConfig: { applicationName: 'Your application', preferredSignInStrategy: 'otp', logoImageUrl: null },
    userSettings: {
      attributes: { emailAddress: attribute, password: attribute },
      signUp: { mode: 'public', legalConsentEnabled: false },
      passwordSettings: { minLength: 8, maxLength: 0, minZxcvbnStrength: 2 },
    },
  } as unknown as NonNullable<Snapshot['environment']>,
  client: null,
  session: null,
  user: null,
};

const address = 'ada@example.com';

const clientAtCode = {
  id: 'client',
  sessions: [],
  signUp: null,
  signIn: {
    id: 'sign-in',
    status: 'needs_first_factor',
    identifier: address,
    supportedFirstFactors: [
      { strategy: 'email_code', emailAddressId: 'address', safeIdentifier: address },
      { strategy: 'password' },
    ],
    firstFactorVerification: { strategy: 'email_code', status: 'unverified', expireAt: null },
    createdSessionId: null,
  },
} as unknown as NonNullable<Snapshot['client']>;

const user = {
  id: 'user',
  firstName: 'Ada',
  lastName: 'Lovelace',
  username: null,
  hasImage: false,
  primaryEmailAddressId: 'address',
  emailAddresses: [{ id: 'address', emailAddress: address }],
} as unknown as NonNullable<Snapshot['user']>;

const session = { id: 'session', status: 'active', user } as unknown as NonNullable<Snapshot['session']>;

const signedIn: Snapshot = {
  ...guest,
  client: { id: 'client', sessions: [session], signIn: null, signUp: null } as unknown as NonNullable<
    Snapshot['client']
  >,
  session,
  user,
};
