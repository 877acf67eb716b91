import { normalizeEmail } from 'auth-elements/wire';
import { getPublicSuffix } from 'tldts';
import { z } from 'zod';
import { Misfit, parseJsonSetting } from '../config-parsers.js';
import type { Parser } from '../config-parsers.js';
import { member, standardProfile } from '../oauth/identity.js';
import type { Claims, Profile } from '../oauth/identity.js';
import { safeAddress } from '../oauth/provider-settings.js';
import { setting } from '../setting.js';
import type { AttributeNames, Connection, OidcConnection, SamlConnection } from './connection.js';
import { readCertificate, readIdentityProvider } from './identity-provider.js';
import type { SamlIdentityProvider } from './identity-provider.js';
import { XmlFault } from './xml.js';

const name = z.string().min(1).max(200);

const shared = {
  name: z.string().min(1).max(60),
  domains: z.array(z.string()).min(1),
  active: z.boolean().default(true),
  allowSignUp: z.boolean().default(true),
  mfaContexts: z.array(name).default([]),
  attributes: z
    .strictObject({ email: name, firstName: name, lastName: name, username: name, phoneNumber: name })
    .partial()
    .default({}),
};

const connectionSchema = z.discriminatedUnion('protocol', [
  z.strictObject({
    ...shared,
    protocol: z.literal('saml'),
    /** The identity provider's description, or where it is. */
    metadata: z.string().min(1).optional(),
    metadataUrl: safeAddress.optional(),
    /** Or what stands in it. */
    entityId: name.optional(),
    ssoUrl: safeAddress.optional(),
    certificates: z.array(z.string().min(1)).min(1).optional(),
    allowIdpInitiated: z.boolean().default(false),
  }),
  z.strictObject({
    ...shared,
    protocol: z.literal('oidc'),
    issuer: safeAddress,
    clientId: z.string().min(1),
    clientSecret: z.string().min(1),
    scopes: z.array(z.string().regex(/^[!#-[\]-~]+$/)).default(['openid', 'profile', 'email']),
  }),
]);

/** What is written of a connection in the settings. */
export type ConnectionConfig = z.input<typeof connectionSchema>;
type Written = z.output<typeof connectionSchema>;

/** The connections by their names, from a config file or as JSON. */
export const connections: Parser<
  readonly Connection[],
  Readonly<Record<string, ConnectionConfig>> | string
> = given => {
  const example = '{"acme": {"name": "ACME", "protocol": "saml", "domains": ["acme.example"], "metadataUrl": "…"}}';
  const written = typeof given === 'string' ? parseJsonSetting(given, example) : given;
  const parsed = z.record(z.string(), connectionSchema).safeParse(written);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Misfit(`connections with their settings (${[...(issue?.path ?? []), issue?.message].join(' ')})`);
  }
  const found = Object.entries(parsed.data).map(([id, config]) => connectionOf(id, config));
  refuseShared(found);
  return found;
};

function connectionOf(id: string, config: Written): Connection {
  if (!/^[a-z][a-z\d_]{0,39}$/.test(id))
    throw new Misfit(`connections with names of small letters, digits and underscores; not ${id}`);
  const { name: label, active, allowSignUp, mfaContexts, attributes } = config;
  const domains = config.domains.map(domain => domainOf(id, domain));
  const allowIdpInitiated = config.protocol === 'saml' && config.allowIdpInitiated;
  const base = { id, name: label, domains, active, allowSignUp, allowIdpInitiated, mfaContexts, attributes };
  return config.protocol === 'saml' ? samlOf(base, config) : oidcOf(base, config);
}

function domainOf(id: string, written: string): string {
  const domain = normalizeEmail(`a@${written}`)?.slice(2);
  if (domain === undefined || getPublicSuffix(domain, { allowPrivateDomains: true }) === domain)
    throw new Misfit(`connections of domains like acme.example; ${id} has ${JSON.stringify(written)}`);
  return domain;
}

/** An address leads to one connection. */
function refuseShared(found: readonly Connection[]): void {
  const seen = new Map<string, string>();
  for (const { id, domains, active } of found)
    for (const domain of active ? domains : []) {
      const other = seen.get(domain);
      if (other !== undefined) throw new Misfit(`connections that share no domain; ${domain} is in ${other} and ${id}`);
      seen.set(domain, id);
    }
}

type Base = Omit<SamlConnection, 'protocol' | 'identityProvider'>;

function samlOf(base: Base, config: Extract<Written, { readonly protocol: 'saml' }>): SamlConnection {
  const { metadataUrl } = config;
  if (metadataUrl !== undefined) return { ...base, protocol: 'saml', identityProvider: { metadataUrl } };
  try {
    return { ...base, protocol: 'saml', identityProvider: describedBy(base, config) };
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    throw new Misfit(`complete: ${base.id}: ${error.message}`);
  }
}

function describedBy(
  { id }: Base,
  { metadata, entityId, ssoUrl, certificates }: Extract<Written, { readonly protocol: 'saml' }>,
): SamlIdentityProvider {
  if (metadata !== undefined) return readIdentityProvider(metadata);
  if (entityId === undefined || ssoUrl === undefined || !certificates)
    throw new Misfit(`complete: ${id} needs metadata, metadataUrl, or entityId, ssoUrl and certificates`);
  return { entityId, ssoUrl, certificates: certificates.map(readCertificate) };
}

function oidcOf(base: Base, config: Extract<Written, { readonly protocol: 'oidc' }>): OidcConnection {
  const { issuer, clientId, clientSecret, scopes } = config;
  const { id, name: label, attributes, mfaContexts } = base;
  return {
    ...base,
    protocol: 'oidc',
    provider: {
      key: `enterprise_${id}`,
      strategy: `oauth_enterprise_${id}`,
      name: label,
      issuer,
      scopes,
      clientId,
      clientSecret,
      asksUserinfo: true,
      logoUrl: undefined,
      signedSecret: undefined,
      profile: claims => profileOf(claims, attributes, mfaContexts),
    },
  };
}

/** An organization's own provider vouches for its addresses, unless it says that it does not. */
function profileOf(claims: Claims, attributes: AttributeNames, mfaContexts: readonly string[]): Profile {
  const standard = standardProfile(claims);
  const named = (attribute: string | undefined, otherwise: unknown): unknown =>
    attribute === undefined ? otherwise : member(claims, attribute);
  const { amr, acr } = claims;
  const said: readonly unknown[] = [...(Array.isArray(amr) ? (amr as readonly unknown[]) : []), acr];
  return {
    ...standard,
    email: named(attributes.email, standard.email),
    emailVerified: claims['email_verified'] === undefined || claims['email_verified'] === true,
    firstName: named(attributes.firstName, standard.firstName),
    lastName: named(attributes.lastName, standard.lastName),
    username: named(attributes.username, standard.username),
    phoneNumber: named(attributes.phoneNumber, claims['phone_number']),
    secondFactor: mfaContexts.some(context => said.includes(context)),
  };
}

/** The rows of the catalogue. */
export const enterpriseSettings = {
  connections: setting(
    'AUTH_ENTERPRISE_CONNECTIONS',
    connections,
    '{}',
    'Identity providers of organizations, by SAML or OpenID Connect, whose people sign in by them alone: `{"acme": {"name": "ACME", "protocol": "saml", "domains": ["acme.example"], "metadataUrl": "https://…"}}`. See the guide to enterprise SSO.',
    { shown: 'none', secret: true },
  ),
} as const;
