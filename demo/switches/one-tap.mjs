import { SignJWT } from 'jose';
import { acmePage, pageHeaders } from './acme-page.mjs';
import { readForm } from './loopback.mjs';

const cookie = 'at-acme';
const fromHere = /^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?(?:\/|$)/;

/**
 * What browsers ask a site for by themselves (FedCM), in Google's place: the account that somebody has there, and a token
 * for a page of this machine. Somebody has an account once they have been at its own page.
 */
export function oneTapOf({ issuer, clientId, key }) {
  const accounts = ({ headers }, outgoing) => {
    const email = personOf(headers);
    if (!email) return outgoing.writeHead(401).end();
    return json(outgoing, { accounts: [{ id: email, email, name: email }] });
  };

  const token = async (incoming, outgoing) => {
    const { headers, method } = incoming;
    const form = await readForm(incoming);
    const email = personOf(headers);
    const asked = email && form.get('account_id') === email && form.get('client_id') === clientId;
    if (!asked || method !== 'POST' || !fromHere.test(headers.origin ?? '')) return outgoing.writeHead(400).end();
    const { nonce } = JSON.parse(form.get('params') ?? '{}');
    const claims = { sub: email, email, email_verified: true, nonce };
    const signed = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: key.kid })
      .setIssuer(issuer)
      .setAudience(clientId)
      .setIssuedAt()
      .setExpirationTime('10m')
      .sign(key);
    return json(outgoing, { token: signed }, headers.origin);
  };

  const answers = new Map([
    [
      '/.well-known/web-identity',
      (_, outgoing) =>
        json(outgoing, {
          provider_urls: [`${issuer}/gsi/fedcm.json`],
          accounts_endpoint: `${issuer}/gsi/accounts`,
          login_url: `${issuer}/gsi/login`,
        }),
    ],
    [
      '/gsi/fedcm.json',
      (_, outgoing) =>
        json(outgoing, {
          accounts_endpoint: '/gsi/accounts',
          client_metadata_endpoint: '/gsi/client',
          id_assertion_endpoint: '/gsi/token',
          login_url: '/gsi/login',
        }),
    ],
    ['/gsi/accounts', accounts],
    ['/gsi/client', ({ headers }, outgoing) => json(outgoing, {}, headers.origin)],
    ['/gsi/token', token],
    ['/gsi/login', login],
  ]);

  /** Answers what is asked of it, and tells whether it was; what a browser asks for, it tells nobody else. */
  return (incoming, outgoing, fail) => {
    const [path = ''] = (incoming.url ?? '').split('?');
    const answer = answers.get(path);
    if (!answer) return false;
    const allowed = answer === login || incoming.headers['sec-fetch-dest'] === 'webidentity';
    if (allowed)
      Promise.resolve()
        .then(() => answer(incoming, outgoing))
        .catch(fail);
    else outgoing.writeHead(403).end();
    return true;
  };
}

function personOf({ cookie: sent = '' }) {
  const found = sent.split('; ').find(one => one.startsWith(`${cookie}=`));
  return found && decodeURIComponent(found.slice(cookie.length + 1));
}

/** An answer for the browser, and for the page that it was asked for. */
function json(outgoing, body, origin) {
  const shared = { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' };
  outgoing.writeHead(200, { 'content-type': 'application/json', ...(origin && shared) }).end(JSON.stringify(body));
}

/** The page at which somebody says who they are: whoever was there is asked by the browser from then on. */
async function login(incoming, outgoing) {
  if (incoming.method !== 'POST') {
    const back = new URL(incoming.url ?? '/', 'http://acme').searchParams.get('back') ?? '';
    return void outgoing.writeHead(200, pageHeaders).end(loginPage(back));
  }
  const form = await readForm(incoming);
  const email = form.get('email')?.trim().toLowerCase() ?? '';
  if (!email.includes('@')) throw new Error('Nobody was named.');
  return void outgoing
    .writeHead(200, {
      ...pageHeaders,
      'set-login': 'logged-in',
      'set-cookie': `${cookie}=${encodeURIComponent(email)}; Path=/gsi/; SameSite=None; Secure; HttpOnly`,
    })
    .end(signedInPage(form.get('back') ?? ''));
}

function loginPage(back) {
  return acmePage(`<p>Another site, on this machine. It believes whatever you say.</p>
<form method="post" action="/gsi/login">
${backField(back)}<label for="email">Your address at Acme</label>
<input id="email" name="email" type="email" required autofocus value="ada@example.com">
<button>Sign in</button>
</form>`);
}

function signedInPage(back) {
  return acmePage(`<p>You are signed in here. Browsers offer this account from now on.</p>
${fromHere.test(back) ? `<p><a href="${escaped(back)}">Back to the demo</a></p>` : ''}`);
}

/** Nothing leads elsewhere than to this machine. */
function backField(back) {
  return fromHere.test(back) ? `<input type="hidden" name="back" value="${escaped(back)}">\n` : '';
}

const escaped = text => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);
