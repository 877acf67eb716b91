import { isLoopback, isProviderStrategy } from 'auth-elements/wire';
import type { ProviderStrategy } from 'auth-elements/wire';
import { z } from 'zod';
import { Misfit, parseJsonSetting } from '../config-parsers.js';
import type { Parser } from '../config-parsers.js';
import { member, standardProfile } from './identity.js';
import type { Claims, Profile } from './identity.js';
import { providerCatalogue } from './provider-catalogue.js';
import type { ProviderDefinition } from './provider-catalogue.js';

/** An address of another site, as it is written in the settings. */
export const safeAddress = z.string().refine(isSafeAddress, 'has to be an https address');

const settingsSchema = z.strictObject({
  clientId: z.string().min(1),
  clientSecret: z.string().min(1).optional(),
  /** In place of the known name. */
  name: z.string().min(1).max(60).optional(),
  logoUrl: safeAddress.optional(),
  scopes: z.array(z.string().regex(/^[!#-[\]-~]+$/)).optional(),
  /** Another server of the same kind: a GitLab or an identity provider of one's own. */
  issuer: safeAddress.optional(),
  authorizationUrl: safeAddress.optional(),
  tokenUrl: safeAddress.optional(),
  profileUrl: safeAddress.optional(),
  /** A site that never lets an address stand that it has not seen proved, and does not say so in its answers. */
  trustsEmail: z.boolean().optional(),
  /** Microsoft: one tenant, instead of everybody. */
  tenant: z
    .string()
    .regex(/^[\w.-]{1,100}$/)
    .optional(),
  /** Apple: what the secret is made from. */
  teamId: z.string().min(1).optional(),
  keyId: z.string().min(1).optional(),
  privateKey: z.string().min(1).optional(),
});

/** What is written of a site in the settings. */
export type ProviderConfig = z.infer<typeof settingsSchema>;

/** A site that people may come by, with everything that is known of it. */
export interface ProviderSettings extends ProviderDefinition {
  /** As in its strategy, `oauth_google`. */
  readonly key: string;
  readonly strategy: ProviderStrategy;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  readonly logoUrl: string | undefined;
  /** Apple's secret is a token that is signed with this key. */
  readonly signedSecret: { readonly teamId: string; readonly keyId: string; readonly privateKey: string } | undefined;
}

/** The sites by their keys, from a config file or as JSON. */
export const providers: Parser<
  readonly ProviderSettings[],
  Readonly<Record<string, ProviderConfig>> | string
> = given => {
  const example = '{"google": {"clientId": "…", "clientSecret": "…"}}';
  const written = typeof given === 'string' ? parseJsonSetting(given, example) : given;
  const parsed = z.record(z.string(), settingsSchema).safeParse(written);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Misfit(`sites with their settings (${[...(issue?.path ?? []), issue?.message].join(' ')})`);
  }
  return Object.entries(parsed.data).map(([key, config]) => providerOf(key, config));
};

function providerOf(key: string, config: ProviderConfig): ProviderSettings {
  const strategy = `oauth_${key}`;
  const known = Object.hasOwn(providerCatalogue, key) ? providerCatalogue[key] : undefined;
  if (!isProviderStrategy(strategy) || !(known ?? key.startsWith('custom_')))
    throw new Misfit(
      `sites that are known (${Object.keys(providerCatalogue).join(', ')}) or called custom_…; not ${key}`,
    );
  const definition = known ? withOwn(key, known, config) : customProvider(key, config);
  const { clientId, clientSecret, logoUrl, teamId, keyId, privateKey } = config;
  const signedSecret = teamId && keyId && privateKey ? { teamId, keyId, privateKey } : undefined;
  if (!clientSecret && !signedSecret)
    throw new Misfit(
      `complete: ${key} has no clientSecret${key === 'apple' ? ', nor teamId, keyId and privateKey' : ''}`,
    );
  return { ...definition, key, strategy, clientId, clientSecret, logoUrl, signedSecret };
}

function withOwn(key: string, known: ProviderDefinition, config: ProviderConfig): ProviderDefinition {
  const {
    name = known.name,
    scopes = known.scopes,
    tenant = 'common',
    authorizationUrl,
    tokenUrl,
    profileUrl,
  } = config;
  const issuer = config.issuer ?? known.issuer?.replace('{tenant}', tenant);
  if (authorizationUrl || tokenUrl || profileUrl)
    throw new Misfit(`without addresses for ${key}, which are known: call it custom_… to give your own`);
  return { ...known, name, scopes, ...(issuer !== undefined && { issuer }) };
}

function customProvider(key: string, config: ProviderConfig): ProviderDefinition {
  const { name = key.replace('custom_', ''), issuer, authorizationUrl, tokenUrl, profileUrl, trustsEmail } = config;
  const trusting = (read: (claims: Claims) => Profile) => (claims: Claims) => ({
    ...read(claims),
    ...(trustsEmail !== undefined && { emailVerified: trustsEmail }),
  });
  if (issuer) {
    const { scopes = ['openid', 'profile', 'email'] } = config;
    return { name, issuer, scopes, asksUserinfo: true, profile: trusting(standardProfile) };
  }
  if (!authorizationUrl || !tokenUrl || !profileUrl)
    throw new Misfit(`complete: ${key} needs an issuer, or authorizationUrl, tokenUrl and profileUrl`);
  const endpoints = { authorization: authorizationUrl, token: tokenUrl, profile: { url: profileUrl } };
  return { name, endpoints, scopes: config.scopes ?? [], profile: trusting(plainProfile) };
}

/** What sites without OpenID Connect mostly call these things. */
function plainProfile(claims: Claims): Profile {
  const standard = standardProfile(claims);
  return {
    ...standard,
    subject: claims['sub'] ?? claims['id'],
    imageUrl: claims['picture'] ?? claims['avatar_url'],
    username: standard.username ?? member(claims, 'login') ?? member(claims, 'username'),
  };
}

/** Https; on this machine plain http will do. */
export function isSafeAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, host, username, password, hash } = new URL(text);
  if (username || password || hash) return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(host));
}
