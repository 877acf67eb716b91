import { normalizeEmail } from 'auth-elements/wire';

/** Whom another site says somebody to be. Nothing of it is believed but by the rule of that site. */
export interface ProviderIdentity {
  /** The site's own name for the person, which never changes. */
  readonly subject: string;
  readonly email: string | null;
  /** The normalised form; null where there is no address, or none that this server takes. */
  readonly emailKey: string | null;
  /** Whether the site vouches for the address. */
  readonly emailVerified: boolean;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly imageUrl: string | null;
  readonly username: string | null;
  /** E.164, and never taken for proved. What was kept before there was this has none. */
  readonly phoneNumber?: string | null;
  /** Whether the site has asked for two factors, where its word on that is taken. */
  readonly secondFactor?: boolean;
}

/** What a site answered, as it came. */
export type Claims = Readonly<Record<string, unknown>>;

/** The parts of an identity, as a site's answer has them. */
export interface Profile {
  readonly subject: unknown;
  readonly email?: unknown;
  readonly emailVerified?: boolean;
  readonly firstName?: unknown;
  readonly lastName?: unknown;
  /** The whole name, where the parts are not told apart. */
  readonly name?: unknown;
  readonly imageUrl?: unknown;
  readonly username?: unknown;
  readonly phoneNumber?: unknown;
  readonly secondFactor?: boolean;
}

const longestName = 100;

/** Reads an identity out of what a site answered; undefined where it does not even say who it is. */
export function identityOf(profile: Profile): ProviderIdentity | undefined {
  const { subject, emailVerified = false } = profile;
  const id = typeof subject === 'number' && Number.isSafeInteger(subject) ? String(subject) : subject;
  if (typeof id !== 'string' || id === '' || id.length > 255 || id.includes('\0')) return undefined;
  const email = line(profile.email, 320);
  const emailKey = (email !== null && normalizeEmail(email)) || null;
  const [first, ...others] = (line(profile.name, longestName) ?? '').split(' ');
  return {
    subject: id,
    email: emailKey === null ? null : email,
    emailKey,
    emailVerified: emailVerified && emailKey !== null,
    firstName: line(profile.firstName, longestName) ?? (first || null),
    lastName: line(profile.lastName, longestName) ?? (others.join(' ') || null),
    imageUrl: pictureOf(profile.imageUrl),
    username: line(profile.username, longestName),
    phoneNumber: line(profile.phoneNumber, 40),
    secondFactor: profile.secondFactor ?? false,
  };
}

function line(value: unknown, longest: number): string | null {
  if (typeof value !== 'string') return null;
  const text = value.replace(/[\p{Cc}\u2028\u2029]/gu, ' ').trim();
  return text !== '' && text.length <= longest ? text : null;
}

export function pictureOf(value: unknown): string | null {
  const url = line(value, 2000);
  return url !== null && url.startsWith('https://') && URL.canParse(url) ? url : null;
}

/** The standard claims of OpenID Connect. An address counts as proved where the site says so in so many words. */
export function standardProfile(claims: Claims): Profile {
  return {
    subject: claims['sub'],
    email: claims['email'],
    emailVerified: claims['email_verified'] === true,
    firstName: claims['given_name'],
    lastName: claims['family_name'],
    name: claims['name'],
    imageUrl: claims['picture'],
    username: claims['preferred_username'],
  };
}

/** A member of an object that may not be one. */
export function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Claims)[name]
    : undefined;
}
