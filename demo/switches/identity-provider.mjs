import { createServer } from 'node:http';
import { exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';
import { acmePage, pageHeaders } from './acme-page.mjs';
import { listenHere, readForm } from './loopback.mjs';
import { oneTapOf } from './one-tap.mjs';

const clientId = 'auth-elements-demo';
const clientSecret = 'a secret between two programs on this machine';

/**
 * Another site that says who somebody is, so that its button works without a network: a real OpenID provider with one
 * page, on which people say who they are. It believes everybody. In Google's place it answers browsers, too.
 */
export async function startIdentityProvider(api) {
  const server = createServer();
  const { origin: issuer, close } = await listenHere(server);
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), kid: 'acme', alg: 'RS256', use: 'sig' };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: ['localhost', '127.0.0.1'].flatMap(name =>
          ['custom_acme', 'enterprise_acme', 'google'].map(
            site => `http://${name}:${api.port || 80}/v1/oauth_callback/${site}`,
          ),
        ),
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['given_name', 'family_name'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    loadExistingGrant: async ({ oidc }) => {
      const grantId = oidc.result?.consent?.grantId;
      return grantId === undefined ? undefined : oidc.provider.Grant.find(grantId);
    },
    // The address is all that there is of a person here.
    findAccount: (_, email) => ({ accountId: email, claims: () => ({ sub: email, email, email_verified: true }) }),
    cookies: { keys: [clientSecret] },
    jwks: { keys: [key] },
    ttl: { Session: 1, Interaction: 600, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
  });
  const handle = provider.callback();
  const oneTap = oneTapOf({ issuer, clientId, key });
  server.on('request', (incoming, outgoing) => {
    const fail = error => {
      console.error(error);
      outgoing.writeHead(400, pageHeaders).end('This took too long, or came from elsewhere. Go back, and begin again.');
    };
    if (oneTap(incoming, outgoing, fail)) return;
    const [, uid, sent] = /^\/interaction\/([\w-]+)(\/\w+)?$/.exec(incoming.url ?? '') ?? [];
    if (!uid) void handle(incoming, outgoing);
    else if (incoming.method !== 'POST') outgoing.writeHead(200, pageHeaders).end(page(uid));
    else finish(provider, incoming, outgoing, sent === '/agree').catch(fail);
  });
  return { settings: { name: 'Acme', issuer, clientId, clientSecret }, login: `${issuer}/gsi/login`, close };
}

async function finish(provider, incoming, outgoing, agrees) {
  if (!agrees) return provider.interactionFinished(incoming, outgoing, { error: 'access_denied' });
  const email = (await readForm(incoming)).get('email')?.trim().toLowerCase();
  if (!email?.includes('@')) throw new Error('Nobody was named.');
  const { params } = await provider.interactionDetails(incoming, outgoing);
  const grant = new provider.Grant({ accountId: email, clientId });
  grant.addOIDCScope(String(params.scope));
  const grantId = await grant.save();
  return provider.interactionFinished(incoming, outgoing, { login: { accountId: email }, consent: { grantId } });
}

function page(uid) {
  return acmePage(`<p>Another site, on this machine. It believes whatever you say.</p>
<form method="post" action="/interaction/${uid}/agree">
<label for="email">Your address at Acme</label>
<input id="email" name="email" type="email" required autofocus value="ada@acme.example">
<button>Agree</button>
</form>
<form method="post" action="/interaction/${uid}/refuse"><button>Refuse</button></form>`);
}
