/** How a first factor is proved. A new strategy starts as one more member of this list and of {@link SignInAttempt}. */
export const strategyNames = ['password', 'email_code', 'reset_password_email_code', 'passkey'] as const;

export type StrategyName = (typeof strategyNames)[number];

/** Another site that says who somebody is: `oauth_google`, `oauth_custom_acme`. */
export type ProviderStrategy = `oauth_${string}`;

/** Whether a strategy leads to another site, which says who somebody is. */
export function isProviderStrategy(name: string): name is ProviderStrategy {
  return /^oauth_(?!token_)[a-z\d_]+$/.test(name);
}

/** Starts a factor that needs a message, or something to sign. Passwords need no start. */
export type SignInPreparation =
  | { readonly strategy: 'email_code'; readonly emailAddressId: string }
  | { readonly strategy: 'reset_password_email_code'; readonly emailAddressId: string }
  | { readonly strategy: 'passkey' };

/** What a person gives to prove a factor at sign-in. */
export type SignInAttempt =
  | { readonly strategy: 'password'; readonly password: string }
  | { readonly strategy: 'email_code'; readonly code: string }
  | { readonly strategy: 'reset_password_email_code'; readonly code: string }
  /** What the browser has signed, as JSON text. */
  | { readonly strategy: 'passkey'; readonly publicKeyCredential: string };

/** How a second factor is proved. */
export const secondFactorNames = ['totp', 'backup_code'] as const;

export type SecondFactorName = (typeof secondFactorNames)[number];

/** Whether this project knows how to ask for a second factor; see {@link isStrategyName}. */
export function isSecondFactorName(name: string): name is SecondFactorName {
  return (secondFactorNames as readonly string[]).includes(name);
}

/** Starts the proof of the address that confirms a new device. Codes of an app, and backup codes, need no start. */
export interface SecondFactorPreparation {
  readonly strategy: 'email_code';
  readonly emailAddressId?: string;
}

/** What a person gives to prove a second factor at sign-in; `email_code` confirms a new device. */
export type SecondFactorAttempt =
  | { readonly strategy: 'totp'; readonly code: string }
  | { readonly strategy: 'backup_code'; readonly code: string }
  | { readonly strategy: 'email_code'; readonly code: string };

/** Starts the proof of an address at sign-up. */
export interface SignUpPreparation {
  readonly strategy: 'email_code';
}

/** What a person gives to prove an address at sign-up. */
export interface SignUpAttempt {
  readonly strategy: 'email_code';
  readonly code: string;
}

/** Whether this project knows how to ask for a factor. A server may offer others, which are left out of the choice. */
export function isStrategyName(name: string): name is StrategyName {
  return (strategyNames as readonly string[]).includes(name);
}
