import type { VerificationJSON } from './verification.js';

/** Free data about a user or an attempt: what is inside keeps its names. */
export type Metadata = { readonly [key: string]: unknown };

export interface PhoneNumberJSON {
  readonly object: 'phone_number';
  readonly id: string;
  /** E.164. */
  readonly phone_number: string;
  readonly reserved: boolean;
  readonly reserved_for_second_factor: boolean;
  readonly default_second_factor: boolean;
  readonly verification: VerificationJSON | null;
  /** Told once, where the number has become the first second factor. */
  readonly backup_codes?: readonly string[];
  readonly linked_to: readonly { readonly id: string; readonly type: string }[];
  readonly created_at: number;
  readonly updated_at: number;
}

export interface EmailAddressJSON {
  readonly object: 'email_address';
  readonly id: string;
  readonly email_address: string;
  readonly reserved: boolean;
  readonly verification: VerificationJSON | null;
  readonly linked_to: readonly { readonly id: string; readonly type: string }[];
  readonly matches_sso_connection: boolean;
  readonly created_at: number;
  readonly updated_at: number;
}

/** An address of Ethereum, whose wallet signs somebody in. */
export interface Web3WalletJSON {
  readonly object: 'web3_wallet';
  readonly id: string;
  /** With its check sum in the case of its letters, EIP-55. */
  readonly web3_wallet: string;
  readonly verification: VerificationJSON | null;
  readonly created_at: number;
  readonly updated_at: number;
}

/** A picture as it is after it was sent. */
export interface ImageJSON {
  readonly object: 'image';
  readonly id: string;
  readonly name: string;
  /** Where everybody finds it; the user's `image_url` as well. */
  readonly public_url: string;
}

/** A key that signs somebody in, held by their browser or device. */
export interface PasskeyJSON {
  readonly object: 'passkey';
  readonly id: string;
  readonly name: string;
  readonly verification: VerificationJSON | null;
  readonly last_used_at: number | null;
  readonly created_at: number;
  readonly updated_at: number;
}

/** An account at another site that is connected with somebody's. */
export interface ExternalAccountJSON {
  readonly object: 'external_account';
  readonly id: string;
  /** Its strategy without `oauth_`. */
  readonly provider: string;
  readonly identification_id: string;
  /** The site's own name for the person. */
  readonly provider_user_id: string;
  /** Apart by spaces. */
  readonly approved_scopes: string;
  readonly email_address: string;
  /** Whether the site vouched for the address. */
  readonly email_address_verified: boolean;
  readonly first_name: string;
  readonly last_name: string;
  readonly image_url: string;
  readonly username: string | null;
  readonly phone_number: string | null;
  readonly public_metadata: Metadata;
  readonly label: string | null;
  readonly verification: VerificationJSON | null;
  readonly created_at: number;
  readonly updated_at: number;
}

interface OrganizationAccount {
  readonly id: string;
  /** Its kind, such as `saml_custom`. */
  readonly provider: string;
  /** Whether the connection is in use. */
  readonly active: boolean;
  readonly email_address: string;
  readonly first_name: string | null;
  readonly last_name: string | null;
  /** What the identity provider calls the person. */
  readonly provider_user_id: string | null;
  readonly enterprise_connection_id: string | null;
  readonly last_authenticated_at: number | null;
  readonly public_metadata: Metadata;
  readonly verification: VerificationJSON | null;
}

/** An organization's identity provider, as one of its people may know it. */
export interface SamlConnectionJSON {
  readonly id: string;
  readonly name: string;
  /** The first of them. */
  readonly domain: string;
  readonly domains: readonly string[];
  readonly active: boolean;
  readonly provider: string;
  readonly sync_user_attributes: boolean;
  readonly allow_subdomains: boolean;
  readonly allow_idp_initiated: boolean;
  readonly disable_additional_identifications: boolean;
  readonly created_at: number;
  readonly updated_at: number;
}

/** An account at an organization's identity provider. */
export interface EnterpriseAccountJSON extends OrganizationAccount {
  readonly object: 'enterprise_account';
  readonly protocol: 'saml' | 'oauth';
  readonly enterprise_connection:
    (SamlConnectionJSON & { readonly protocol: 'saml' | 'oauth'; readonly logo_public_url: string | null }) | null;
}

/** The older form of the same. */
export interface SamlAccountJSON extends OrganizationAccount {
  readonly object: 'saml_account';
  readonly saml_connection: SamlConnectionJSON | null;
}

/** The person, as their own browser sees them. Times are milliseconds since 1970. */
export interface UserJSON {
  readonly object: 'user';
  readonly id: string;
  readonly external_id: string | null;
  readonly username: string | null;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly image_url: string;
  readonly has_image: boolean;
  readonly primary_email_address_id: string | null;
  readonly primary_phone_number_id: string | null;
  readonly primary_web3_wallet_id: string | null;
  readonly password_enabled: boolean;
  readonly two_factor_enabled: boolean;
  readonly totp_enabled: boolean;
  readonly backup_code_enabled: boolean;
  readonly email_addresses: readonly EmailAddressJSON[];
  readonly phone_numbers: readonly PhoneNumberJSON[];
  readonly web3_wallets: readonly Web3WalletJSON[];
  readonly passkeys: readonly PasskeyJSON[];
  readonly external_accounts: readonly ExternalAccountJSON[];
  readonly enterprise_accounts: readonly EnterpriseAccountJSON[];
  readonly saml_accounts: readonly SamlAccountJSON[];
  readonly organization_memberships: readonly never[];
  readonly public_metadata: Metadata;
  readonly unsafe_metadata: Metadata;
  readonly last_sign_in_at: number | null;
  readonly last_active_at: number | null;
  readonly banned: boolean;
  readonly locked: boolean;
  readonly lockout_expires_in_seconds: number | null;
  readonly verification_attempts_remaining: number | null;
  readonly delete_self_enabled: boolean;
  readonly create_organization_enabled: boolean;
  readonly create_organizations_limit: number | null;
  readonly legal_accepted_at: number | null;
  readonly mfa_enabled_at: number | null;
  readonly mfa_disabled_at: number | null;
  readonly password_last_updated_at: number | null;
  readonly created_at: number;
  readonly updated_at: number;
}

/** What others may see of a person. */
export interface PublicUserDataJSON {
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly image_url: string;
  readonly has_image: boolean;
  /** The name to show: an address or a username. */
  readonly identifier: string;
  readonly user_id: string | null;
  readonly username: string | null;
  readonly banned: boolean;
}
