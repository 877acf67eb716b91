import { member, standardProfile } from './identity.js';
import type { Claims, Profile } from './identity.js';

/** How a site is spoken to, and how what it says is read. */
export interface ProviderDefinition {
  /** On the button. */
  readonly name: string;
  /** OpenID Connect: the endpoints are discovered, and the ID token says who it is. */
  readonly issuer?: string;
  /** OAuth 2 alone: the endpoints, and where the profile is asked for. */
  readonly endpoints?: OAuthEndpoints;
  readonly scopes: readonly string[];
  /** More parameters of the authorization request. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** How the client shows its secret; in the body unless it is said. */
  readonly secret?: 'basic' | 'post';
  /** What the site does not understand of the usual checks; whatever it does is used. */
  readonly without?: readonly ('pkce' | 'nonce')[];
  /** Whether what the ID token lacks is asked for at the userinfo endpoint. */
  readonly asksUserinfo?: boolean;
  readonly profile: (claims: Claims, more: unknown) => Profile;
}

export interface OAuthEndpoints {
  readonly authorization: string;
  readonly token: string;
  readonly profile: ProfileRequest;
  /** Asked as well, where the profile does not say which addresses are proved. */
  readonly more?: ProfileRequest;
}

export interface ProfileRequest {
  /** `{token}` is replaced where a site wants the token in the address. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent by POST as JSON. */
  readonly body?: string;
}

const openId = ['openid', 'profile', 'email'];

const oidc = (name: string, issuer: string, rest: Partial<ProviderDefinition> = {}): ProviderDefinition => ({
  name,
  issuer,
  scopes: openId,
  profile: standardProfile,
  ...rest,
});

// Sites whose addresses anybody can have written there: what they say of them is never taken for a proof.
const unproved = (claims: Claims): Profile => ({ ...standardProfile(claims), emailVerified: false });

/** The sites that are known by name. A new one is one entry. */
export const providerCatalogue: Readonly<Record<string, ProviderDefinition>> = {
  google: oidc('Google', 'https://accounts.google.com'),
  // Answers by a form, sends the name beside the token and only once, and writes `email_verified` as a text at times.
  apple: oidc('Apple', 'https://appleid.apple.com', {
    scopes: ['name', 'email'],
    parameters: { response_mode: 'form_post' },
    profile: (claims, user) => ({
      ...standardProfile(claims),
      emailVerified: claims['email_verified'] === true || claims['email_verified'] === 'true',
      firstName: member(member(user, 'name'), 'firstName'),
      lastName: member(member(user, 'name'), 'lastName'),
    }),
  }),
  // The administrator of any tenant can write any address; `xms_edov` says that the domain's owner is the tenant.
  microsoft: oidc('Microsoft', 'https://login.microsoftonline.com/{tenant}/v2.0', {
    profile: claims => ({
      ...standardProfile(claims),
      emailVerified: claims['xms_edov'] === true || claims['xms_edov'] === '1' || claims['xms_edov'] === 1,
      username: undefined,
    }),
  }),
  github: {
    name: 'GitHub',
    scopes: ['read:user', 'user:email'],
    endpoints: {
      authorization: 'https://github.com/login/oauth/authorize',
      token: 'https://github.com/login/oauth/access_token',
      profile: { url: 'https://api.github.com/user' },
      more: { url: 'https://api.github.com/user/emails' },
    },
    profile: (user, emails) => ({
      subject: user['id'],
      ...primaryOf(emails, 'email', 'primary', 'verified'),
      name: user['name'],
      imageUrl: user['avatar_url'],
      username: user['login'],
    }),
  },
  gitlab: oidc('GitLab', 'https://gitlab.com', { asksUserinfo: true }),
  facebook: {
    name: 'Facebook',
    scopes: ['public_profile', 'email'],
    endpoints: {
      authorization: 'https://www.facebook.com/v21.0/dialog/oauth',
      token: 'https://graph.facebook.com/v21.0/oauth/access_token',
      profile: {
        url: 'https://graph.facebook.com/v21.0/me?fields=id,first_name,last_name,email,picture.type(large)',
      },
    },
    profile: user => ({
      subject: user['id'],
      email: user['email'],
      firstName: user['first_name'],
      lastName: user['last_name'],
      imageUrl: member(member(user['picture'], 'data'), 'url'),
    }),
  },
  linkedin_oidc: oidc('LinkedIn', 'https://www.linkedin.com/oauth', { without: ['pkce', 'nonce'] }),
  x: {
    name: 'X',
    scopes: ['users.read', 'tweet.read', 'users.email'],
    secret: 'basic',
    endpoints: {
      authorization: 'https://x.com/i/oauth2/authorize',
      token: 'https://api.x.com/2/oauth2/token',
      profile: { url: 'https://api.x.com/2/users/me?user.fields=profile_image_url,confirmed_email' },
    },
    profile: ({ data }) => ({
      subject: member(data, 'id'),
      email: member(data, 'confirmed_email'),
      emailVerified: true,
      name: member(data, 'name'),
      imageUrl: member(data, 'profile_image_url'),
      username: member(data, 'username'),
    }),
  },
  discord: {
    name: 'Discord',
    scopes: ['identify', 'email'],
    endpoints: {
      authorization: 'https://discord.com/oauth2/authorize',
      token: 'https://discord.com/api/oauth2/token',
      profile: { url: 'https://discord.com/api/users/@me' },
    },
    profile: user => ({
      subject: user['id'],
      email: user['email'],
      emailVerified: user['verified'] === true,
      name: user['global_name'],
      username: user['username'],
    }),
  },
  slack: oidc('Slack', 'https://slack.com', { asksUserinfo: true }),
  twitch: oidc('Twitch', 'https://id.twitch.tv/oauth2', {
    scopes: ['openid', 'user:read:email'],
    parameters: {
      claims: '{"id_token":{"email":null,"email_verified":null,"picture":null,"preferred_username":null}}',
    },
  }),
  spotify: {
    name: 'Spotify',
    scopes: ['user-read-email'],
    secret: 'basic',
    endpoints: {
      authorization: 'https://accounts.spotify.com/authorize',
      token: 'https://accounts.spotify.com/api/token',
      profile: { url: 'https://api.spotify.com/v1/me' },
    },
    // The address is what somebody has typed there.
    profile: user => ({ subject: user['id'], email: user['email'], name: user['display_name'] }),
  },
  dropbox: oidc('Dropbox', 'https://www.dropbox.com', { asksUserinfo: true }),
  bitbucket: {
    name: 'Bitbucket',
    scopes: ['account', 'email'],
    secret: 'basic',
    endpoints: {
      authorization: 'https://bitbucket.org/site/oauth2/authorize',
      token: 'https://bitbucket.org/site/oauth2/access_token',
      profile: { url: 'https://api.bitbucket.org/2.0/user' },
      more: { url: 'https://api.bitbucket.org/2.0/user/emails' },
    },
    profile: (user, emails) => ({
      subject: user['uuid'],
      ...primaryOf(member(emails, 'values'), 'email', 'is_primary', 'is_confirmed'),
      name: user['display_name'],
      username: user['username'],
    }),
  },
  atlassian: {
    name: 'Atlassian',
    scopes: ['read:me'],
    parameters: { audience: 'api.atlassian.com', prompt: 'consent' },
    endpoints: {
      authorization: 'https://auth.atlassian.com/authorize',
      token: 'https://auth.atlassian.com/oauth/token',
      profile: { url: 'https://api.atlassian.com/me' },
    },
    profile: user => ({
      subject: user['account_id'],
      email: user['email'],
      name: user['name'],
      imageUrl: user['picture'],
    }),
  },
  notion: {
    name: 'Notion',
    scopes: [],
    parameters: { owner: 'user' },
    secret: 'basic',
    endpoints: {
      authorization: 'https://api.notion.com/v1/oauth/authorize',
      token: 'https://api.notion.com/v1/oauth/token',
      profile: { url: 'https://api.notion.com/v1/users/me', headers: { 'Notion-Version': '2022-06-28' } },
    },
    profile: ({ bot }) => {
      const user = member(member(bot, 'owner'), 'user');
      return {
        subject: member(user, 'id'),
        email: member(member(user, 'person'), 'email'),
        name: member(user, 'name'),
        imageUrl: member(user, 'avatar_url'),
      };
    },
  },
  // Its ID tokens are signed with the shared secret, which proves nothing to anybody else: the profile is asked for.
  line: {
    name: 'LINE',
    scopes: ['profile'],
    endpoints: {
      authorization: 'https://access.line.me/oauth2/v2.1/authorize',
      token: 'https://api.line.me/oauth2/v2.1/token',
      profile: { url: 'https://api.line.me/v2/profile' },
    },
    profile: user => ({ subject: user['userId'], name: user['displayName'], imageUrl: user['pictureUrl'] }),
  },
  hubspot: {
    name: 'HubSpot',
    scopes: ['oauth'],
    endpoints: {
      authorization: 'https://app.hubspot.com/oauth/authorize',
      token: 'https://api.hubapi.com/oauth/v1/token',
      profile: { url: 'https://api.hubapi.com/oauth/v1/access-tokens/{token}' },
    },
    profile: user => ({ subject: user['user_id'], email: user['user'] }),
  },
  xero: oidc('Xero', 'https://identity.xero.com', { profile: unproved }),
  box: {
    name: 'Box',
    scopes: ['root_readonly'],
    endpoints: {
      authorization: 'https://account.box.com/api/oauth2/authorize',
      token: 'https://api.box.com/oauth2/token',
      profile: { url: 'https://api.box.com/2.0/users/me' },
    },
    profile: user => ({ subject: user['id'], email: user['login'], name: user['name'], imageUrl: user['avatar_url'] }),
  },
  huggingface: oidc('Hugging Face', 'https://huggingface.co', { asksUserinfo: true }),
  linear: {
    name: 'Linear',
    scopes: ['read'],
    endpoints: {
      authorization: 'https://linear.app/oauth/authorize',
      token: 'https://api.linear.app/oauth/token',
      profile: {
        url: 'https://api.linear.app/graphql',
        body: '{"query":"{ viewer { id name email avatarUrl } }"}',
      },
    },
    profile: ({ data }) => {
      const user = member(data, 'viewer');
      return {
        subject: member(user, 'id'),
        email: member(user, 'email'),
        name: member(user, 'name'),
        imageUrl: member(user, 'avatarUrl'),
      };
    },
  },
  vercel: oidc('Vercel', 'https://vercel.com', { asksUserinfo: true }),
};

/** The primary one of a list of addresses, and whether the site has seen it proved. */
function primaryOf(
  list: unknown,
  email: string,
  primary: string,
  proved: string,
): Pick<Profile, 'email' | 'emailVerified'> {
  const found: unknown = Array.isArray(list) ? list.find(entry => member(entry, primary) === true) : undefined;
  return { email: member(found, email), emailVerified: member(found, proved) === true };
}
