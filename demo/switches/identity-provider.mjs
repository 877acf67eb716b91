import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const clientId = 'auth-elements-demo';
const clientSecret = 'a secret between two programs on this machine';

/**
 * Another site that says who somebody is, so that its button works without a network: a real OpenID provider with one
 * page, on which people say who they are. It believes everybody.
 */
export async function startIdentityProvider(api) {
  const server = createServer();
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: ['localhost', '127.0.0.1'].flatMap(name =>
          ['custom_acme', 'enterprise_acme'].map(site => `http://${name}:${api.port || 80}/v1/oauth_callback/${site}`),
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
    ttl: { Session: 1, Interaction: 600, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
  });
  const handle = provider.callback();
  server.on('request', (incoming, outgoing) => {
    const [, uid, sent] = /^\/interaction\/([\w-]+)(\/\w+)?$/.exec(incoming.url ?? '') ?? [];
    if (!uid) return void handle(incoming, outgoing);
    if (incoming.method !== 'POST') return void outgoing.writeHead(200, headers).end(page(uid));
    finish(provider, incoming, outgoing, sent === '/agree').catch(error => {
      console.error(error);
      outgoing.writeHead(400, headers).end('This took too long, or came from elsewhere. Go back, and begin again.');
    });
  });
  return {
    settings: { name: 'Acme', issuer, clientId, clientSecret },
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  };
}

const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };

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

async function readForm(incoming) {
  let text = '';
  for await (const chunk of incoming) {
    text += chunk;
    if (text.length > 4096) throw new Error('More was sent than a form has.');
  }
  return new URLSearchParams(text);
}

const style = `:root { color-scheme: light dark; font: 1rem/1.6 system-ui, sans-serif; }
body { max-inline-size: 22rem; margin: 15vh auto 0; padding: 1rem; }
input, button { box-sizing: border-box; inline-size: 100%; min-block-size: 2.75rem; margin-block: 0.375rem; padding: 0.5rem 0.75rem; font: inherit; border-radius: 0.5rem; }`;

function page(uid) {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Acme</title>
<style>${style}</style>
<h1>Acme</h1>
<p>Another site, on this machine. It believes whatever you say.</p>
<form method="post" action="/interaction/${uid}/agree">
<label for="email">Your address at Acme</label>
<input id="email" name="email" type="email" required autofocus value="ada@acme.example">
<button>Agree</button>
</form>
<form method="post" action="/interaction/${uid}/refuse"><button>Refuse</button></form>
</html>`;
}
