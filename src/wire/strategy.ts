/** How a first factor is proved. A new strategy starts as one more member of this list and of {@link SignInAttempt}. */
export const strategyNames = [
  'password',
  'email_link',
  'email_code',
  'phone_code',
  'reset_password_email_code',
  'reset_password_phone_code',
  'passkey',
  'enterprise_sso',
  'web3_metamask_signature',
  'web3_coinbase_wallet_signature',
  'web3_okx_wallet_signature',
  'web3_base_signature',
] as const;

export type StrategyName = (typeof strategyNames)[number];

/** Wallets of Ethereum, as their strategies and the settings name them. They all sign the same. */
export const walletNames = ['metamask', 'coinbase_wallet', 'okx_wallet', 'base'] as const;

export type WalletStrategy = `web3_${(typeof walletNames)[number]}_signature`;

/** Whether a strategy is proved by a wallet that this project knows. */
export function isWalletStrategy(name: string): name is WalletStrategy {
  return walletNames.some(wallet => name === `web3_${wallet}_signature`);
}

/** Another site that says who somebody is: `oauth_google`, `oauth_custom_acme`. */
export type ProviderStrategy = `oauth_${string}`;

/** Whether a strategy leads to another site, which says who somebody is. */
export function isProviderStrategy(name: string): name is ProviderStrategy {
  return /^oauth_(?!token_)[a-z\d_]+$/.test(name);
}

/** Starts a factor that needs a message, or something to sign. Passwords need no start. */
export type SignInPreparation =
  | { readonly strategy: 'email_code'; readonly emailAddressId: string }
  | ({ readonly strategy: 'email_link'; readonly emailAddressId: string } & LinkTargets)
  | { readonly strategy: 'reset_password_email_code'; readonly emailAddressId: string }
  | { readonly strategy: 'phone_code'; readonly phoneNumberId: string }
  | { readonly strategy: 'reset_password_phone_code'; readonly phoneNumberId: string }
  | { readonly strategy: 'passkey' }
  | { readonly strategy: WalletStrategy; readonly web3WalletId?: string }
  /** Leads to the identity provider of the organization; where to is in the answer. */
  | ({ readonly strategy: 'enterprise_sso' } & LinkTargets);

/** Where a mailed link, or the way back from an identity provider, leads in the browser that asked for it. */
export interface LinkTargets {
  /** A complete address on an allowed origin: where signing in or up goes on, whatever comes of the link. */
  readonly redirectUrl: string;
  /** Where to go in its place once nothing more is asked for. */
  readonly actionCompleteRedirectUrl?: string;
}

/** What a person gives to prove a factor at sign-in. */
export type SignInAttempt =
  | { readonly strategy: 'password'; readonly password: string }
  | { readonly strategy: 'email_code'; readonly code: string }
  | { readonly strategy: 'email_link'; readonly code: string }
  | { readonly strategy: 'reset_password_email_code'; readonly code: string }
  | { readonly strategy: 'phone_code'; readonly code: string }
  | { readonly strategy: 'reset_password_phone_code'; readonly code: string }
  /** What the browser has signed, as JSON text. */
  | { readonly strategy: 'passkey'; readonly publicKeyCredential: string }
  /** What the wallet has signed the message with, in hexadecimal. */
  | { readonly strategy: WalletStrategy; readonly signature: string };

/** How a second factor is proved. */
export const secondFactorNames = ['passkey', 'totp', 'phone_code', 'backup_code'] as const;

export type SecondFactorName = (typeof secondFactorNames)[number];

/** Whether this project knows how to ask for a second factor; see {@link isStrategyName}. */
export function isSecondFactorName(name: string): name is SecondFactorName {
  return (secondFactorNames as readonly string[]).includes(name);
}

/**
 * Has the code sent that a second factor needs, or what a passkey is to sign made; `email_code` is for the address that
 * confirms a new device. Codes of an app, and backup codes, need no start.
 */
export type SecondFactorPreparation =
  | { readonly strategy: 'passkey' }
  | { readonly strategy: 'phone_code'; readonly phoneNumberId?: string }
  | { readonly strategy: 'email_code'; readonly emailAddressId?: string };

/** What a person gives to prove a second factor at sign-in; `email_code` confirms a new device. */
export type SecondFactorAttempt =
  /** What the browser has signed, as JSON text. */
  | { readonly strategy: 'passkey'; readonly publicKeyCredential: string }
  | { readonly strategy: 'totp'; readonly code: string }
  | { readonly strategy: 'phone_code'; readonly code: string }
  | { readonly strategy: 'backup_code'; readonly code: string }
  | { readonly strategy: 'email_code'; readonly code: string };

/** Starts the proof of an address that somebody adds to their account. */
export type EmailAddressPreparation =
  { readonly strategy: 'email_code' } | ({ readonly strategy: 'email_link' } & LinkTargets);

/** Starts the proof of an address or a number at sign-up. */
export type SignUpPreparation =
  | { readonly strategy: 'email_code' }
  | { readonly strategy: 'phone_code' }
  | { readonly strategy: WalletStrategy }
  | ({ readonly strategy: 'email_link' } & LinkTargets)
  /** Leads to the identity provider of the organization. */
  | ({ readonly strategy: 'enterprise_sso' } & LinkTargets);

/** What a person gives to prove an address, a number or a wallet at sign-up. */
export type SignUpAttempt =
  /** With `email_link` it is the code in the same mail. */
  | { readonly strategy: 'email_code' | 'email_link' | 'phone_code'; readonly code: string }
  | { readonly strategy: WalletStrategy; readonly signature: string };

/** Whether this project knows how to ask for a factor. A server may offer others, which are left out of the choice. */
export function isStrategyName(name: string): name is StrategyName {
  return (strategyNames as readonly string[]).includes(name);
}
