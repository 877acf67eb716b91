import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import samlp from 'samlp';
import { makeCertificate, type Certificate } from './certificate.js';

/** Whom the identity provider has in its books. */
export interface SamlPerson {
  readonly nameId: string;
  readonly nameIdFormat?: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** How it says that it has asked for them. */
  readonly context?: string;
}

/** What is otherwise than it should be in an answer. */
export type Otherwise = Partial<Omit<Parameters<typeof samlp.getSamlResponse>[0], 'profileMapper'>>;

/** What the browser posts to the server. */
export interface SamlPost {
  readonly acsUrl: string;
  readonly fields: { readonly SAMLResponse: string; readonly RelayState: string };
}

export interface SamlIdentityProvider extends Certificate {
  readonly entityId: string;
  readonly ssoUrl: string;
  readonly metadataUrl: string;
  /** Who sits before the screen. */
  person: SamlPerson;
  /** What its answers have otherwise. */
  otherwise: Otherwise;
  /** Does what somebody does who agrees at once, for the address that the server sends the browser to. */
  answer(requestUrl: URL, otherwise?: Otherwise): Promise<SamlPost>;
  /** The same for who refuses. */
  refuse(requestUrl: URL): Promise<SamlPost>;
  close(): Promise<void>;
}

const emailAddress = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';
const password = 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport';

/** A real identity provider on this machine, with one page on which somebody agrees or does not. */
export async function startSamlIdentityProvider(name = 'Acme'): Promise<SamlIdentityProvider> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const made: { -readonly [Name in keyof SamlIdentityProvider]: SamlIdentityProvider[Name] } = {
    ...makeCertificate(),
    entityId: `${origin}/entity`,
    ssoUrl: `${origin}/sso`,
    metadataUrl: `${origin}/metadata`,
    person: personOf('ada@acme.example'),
    otherwise: {},
    answer: (url, otherwise) => answer(made, url, otherwise),
    refuse: url => refuse(made, url),
    close: () =>
      new Promise<void>(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '', origin);
    if (url.pathname === '/metadata') return void metadata(made, request, response);
    response.setHeader('Content-Type', 'text/html');
    if (url.pathname === '/sso') return void response.end(page(name, made.person, url.search));
    const visited = url.pathname === '/agree' ? made.answer(url) : made.refuse(url);
    void visited.then(({ acsUrl, fields }) => response.end(form(acsUrl, fields)));
  });
  return made;
}

export function personOf(email: string, attributes: SamlPerson['attributes'] = {}): SamlPerson {
  return { nameId: email, nameIdFormat: emailAddress, attributes: { email, ...attributes } };
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`);

function page(name: string, { nameId }: SamlPerson, search: string): string {
  const button = (deed: string, label: string): string =>
    `<form method="post" action="/${deed}${escaped(search)}"><button>${label}</button></form>`;
  return `<!doctype html><html lang="en"><title>${name}</title><h1>${name}</h1><p>You are ${escaped(nameId)}.</p>
${button('agree', 'Agree')}${button('refuse', 'Refuse')}`;
}

function form(acsUrl: string, fields: SamlPost['fields']): string {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`,
  );
  return `<!doctype html><html lang="en"><title>One moment</title>
<form method="post" action="${escaped(acsUrl)}">${inputs.join('')}</form><script>document.forms[0].submit()</script>`;
}

interface Asked {
  readonly id: string;
  readonly issuer: string;
  readonly assertionConsumerServiceURL: string;
  readonly relayState: string;
}

function parse(url: URL): Promise<Asked> {
  const query = Object.fromEntries(url.searchParams);
  return new Promise((resolve, reject) => {
    samlp.parseRequest({ query, headers: {} }, {}, (error, request) => {
      if (error) reject(error);
      else resolve({ ...request, relayState: query['RelayState'] ?? '' });
    });
  });
}

async function answer(
  { entityId, certificate, privateKey, person, otherwise: always }: SamlIdentityProvider,
  url: URL,
  otherwise: Otherwise = {},
): Promise<SamlPost> {
  const { id, issuer, assertionConsumerServiceURL: acsUrl, relayState } = await parse(url);
  const response = await new Promise<string>((resolve, reject) => {
    samlp.getSamlResponse(
      {
        issuer: entityId,
        cert: certificate,
        key: privateKey,
        audience: issuer,
        recipient: acsUrl,
        destination: acsUrl,
        inResponseTo: id,
        signatureAlgorithm: 'rsa-sha256',
        digestAlgorithm: 'sha256',
        // The clocks of tests are turned forward.
        lifetimeInSeconds: 2 * 24 * 60 * 60,
        nameIdentifierFormat: person.nameIdFormat ?? 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
        authnContextClassRef: person.context ?? password,
        profileMapper: () => ({
          getClaims: () => person.attributes,
          getNameIdentifier: () => ({ nameIdentifier: person.nameId }),
        }),
        ...always,
        ...otherwise,
      },
      person,
      (error, made) => (error ? reject(error) : resolve(made)),
    );
  });
  return { acsUrl, fields: { SAMLResponse: Buffer.from(response).toString('base64'), RelayState: relayState } };
}

async function refuse({ entityId, certificate, privateKey }: SamlIdentityProvider, url: URL): Promise<SamlPost> {
  const { id, assertionConsumerServiceURL: acsUrl, relayState } = await parse(url);
  const html = await new Promise<string>((resolve, reject) => {
    const fail = samlp.sendError({
      issuer: entityId,
      cert: certificate,
      key: privateKey,
      destination: acsUrl,
      inResponseTo: id,
      RelayState: relayState,
      error: { code: 'urn:oasis:names:tc:SAML:2.0:status:Responder', description: 'refused' },
      getPostURL: (_request, done) => done(null, acsUrl),
    });
    fail({ query: {}, headers: {} }, { set: () => undefined, send: resolve }, reject);
  });
  const SAMLResponse = /name="SAMLResponse"\s+value="([^"]+)"/.exec(html)?.[1] ?? '';
  return { acsUrl, fields: { SAMLResponse, RelayState: relayState } };
}

function metadata(idp: SamlIdentityProvider, request: IncomingMessage, response: ServerResponse): void {
  const { entityId: issuer, certificate: cert, privateKey: key } = idp;
  const describe = samlp.metadata({ issuer, cert, key, redirectEndpointPath: '/sso', postEndpointPath: '/sso' });
  const { host = '' } = request.headers;
  describe(
    { query: {}, headers: { host }, protocol: 'http', originalUrl: '/metadata' },
    { set: (name, value) => void response.setHeader(name, value), send: body => void response.end(body) },
    error => void response.destroy(error),
  );
}
