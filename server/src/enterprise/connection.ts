import type { IdentifierKind, ProviderStrategy } from 'auth-elements/wire';
import type { ProviderSettings } from '../oauth/provider-settings.js';
import type { Settings } from '../settings.js';
import type { SamlIdentityProvider } from './identity-provider.js';

/** What an answer calls the parts of an identity, where it does not call them as most do. */
export interface AttributeNames {
  readonly email?: string | undefined;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly username?: string | undefined;
  readonly phoneNumber?: string | undefined;
}

interface ConnectionBase {
  readonly id: string;
  /** On buttons. */
  readonly name: string;
  /** As in the normalised form of an address. People with an address there come by this connection alone. */
  readonly domains: readonly string[];
  readonly active: boolean;
  /** Whether who has no account gets one. */
  readonly allowSignUp: boolean;
  /** Whether its people may begin at the identity provider. By SAML alone: with OpenID Connect they cannot. */
  readonly allowIdpInitiated: boolean;
  /** What the identity provider calls a sign-in by two factors; where it says so, no second one is asked for here. */
  readonly mfaContexts: readonly string[];
  readonly attributes: AttributeNames;
}

export interface SamlConnection extends ConnectionBase {
  readonly protocol: 'saml';
  readonly identityProvider: SamlIdentityProvider | { readonly metadataUrl: string };
}

export interface OidcConnection extends ConnectionBase {
  readonly protocol: 'oidc';
  /** The identity provider, spoken to as any other site. */
  readonly provider: ProviderSettings;
}

/** An organization's identity provider that says who its people are. */
export type Connection = SamlConnection | OidcConnection;

/** An address of its identity provider. */
export function addressOf(connection: Connection): string {
  if (connection.protocol === 'oidc') return connection.provider.issuer ?? '';
  const { identityProvider } = connection;
  return 'metadataUrl' in identityProvider ? identityProvider.metadataUrl : identityProvider.ssoUrl;
}

type Configured = Pick<Settings, 'connections'>;

const prefix = 'enterprise_';

/** What trips to a connection and accounts that come of them are kept under. No other site has such a name. */
export function providerOf({ id }: Connection): string {
  return prefix + id;
}

/** The connection that trips and accounts are kept under; undefined for any other site. */
export function connectionIdIn(provider: string): string | undefined {
  return provider.startsWith(prefix) ? provider.slice(prefix.length) : undefined;
}

/** The strategy of a trip to a site or a connection. */
export function strategyOf(provider: string): ProviderStrategy | 'enterprise_sso' {
  return connectionIdIn(provider) === undefined ? `oauth_${provider}` : 'enterprise_sso';
}

/** A connection that is in use. */
export function activeConnection({ connections }: Configured, id: string | undefined): Connection | undefined {
  return connections.find(connection => connection.active && connection.id === id);
}

/** The connection that the people of an address come by; undefined where there is none. */
export function connectionFor({ connections }: Configured, emailKey: string | null): Connection | undefined {
  if (emailKey === null) return undefined;
  const domain = emailKey.slice(emailKey.lastIndexOf('@') + 1);
  return connections.find(({ active, domains }) => active && domains.includes(domain));
}

/** The same for whatever somebody says who they are. */
export function connectionForIdentifier(
  settings: Configured,
  { kind, key }: { readonly kind: IdentifierKind | null; readonly key: string | null },
): Connection | undefined {
  return kind === 'email_address' ? connectionFor(settings, key) : undefined;
}
