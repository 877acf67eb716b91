import type { SAML } from '@node-saml/node-saml';
import { Problem } from '../http/problem.js';
import type { Instance } from '../instance.js';
import { identityOf } from '../oauth/identity.js';
import type { ProviderIdentity } from '../oauth/identity.js';
import type { Settings } from '../settings.js';
import type { AttributeNames, SamlConnection } from './connection.js';
import type { SamlIdentityProvider } from './identity-provider.js';
import { isSuccess, readAssertion, requireEnvelope } from './saml-assertion.js';
import type { Assertion, Expected } from './saml-assertion.js';
import { requireShape } from './saml-shape.js';
import { parseXml, XmlFault } from './xml.js';

/** What this server is to the identity providers of a connection: an entity, and the place where it takes answers. */
function serviceProvider({ publicUrl }: Settings, { id }: SamlConnection) {
  return {
    entityId: new URL(`/v1/saml/metadata/${id}.xml`, publicUrl).href,
    acsUrl: new URL(`/v1/saml/acs/${id}`, publicUrl).href,
  };
}

/** Where the browser has to go, without what belongs to one client. */
export async function requestUrl(instance: Instance, connection: SamlConnection, requestId: string): Promise<string> {
  const idp = await instance.identityProviders.of(connection);
  const client = await clientFor(instance.settings, connection, idp, requestId);
  return client.getAuthorizeUrlAsync('', undefined, {});
}

/** This server's own description, for who sets the identity provider up. */
export async function ownMetadata(settings: Settings, connection: SamlConnection): Promise<string> {
  const { entityId: issuer, acsUrl: callbackUrl } = serviceProvider(settings, connection);
  const { SAML } = await library();
  const client = new SAML({ issuer, callbackUrl, idpCert: 'none', identifierFormat: null, wantAssertionsSigned: true });
  return client.generateServiceProviderMetadata(null);
}

/** Who an answer says somebody is, and the assertion that says it. */
export interface SamlAnswer {
  readonly identity: ProviderIdentity;
  readonly assertion: Assertion;
}

/**
 * Looks into an answer: first whether it can be read in one way only, then its signature, and then what was signed.
 *
 * @throws {Problem} for whatever is wrong with it. What it is stays in the log.
 */
export async function readAnswer(
  instance: Instance,
  connection: SamlConnection,
  encoded: string,
  requestId: string,
): Promise<SamlAnswer> {
  const idp = await instance.identityProviders.of(connection);
  const { entityId: audience, acsUrl } = serviceProvider(instance.settings, connection);
  const expected = { acsUrl, audience, issuer: idp.entityId, requestId, now: instance.clock.now() };
  try {
    const response = parseXml(decode(encoded));
    requireEnvelope(response, expected);
    if (!isSuccess(response)) throw refused();
    requireShape(response);
    const client = await clientFor(instance.settings, connection, idp, requestId);
    const assertion = await signedAssertion(client, encoded, expected);
    const identity = identityIn(assertion, connection);
    if (!identity) throw new XmlFault('It does not say who somebody is.');
    return { identity, assertion };
  } catch (error) {
    if (error instanceof Problem) throw error;
    const reason = error instanceof Error ? error.message : 'unknown';
    instance.log.warn({ connection: connection.id, reason }, 'an identity provider gave an answer that cannot be used');
    throw invalidResponse();
  }
}

/** More elements than any answer has. Reading such ones takes long. */
const mostTags = 2_000;

function decode(encoded: string): string {
  const base64 = encoded.replace(/\s/g, '');
  if (!/^[A-Za-z\d+/]+={0,2}$/.test(base64)) throw new XmlFault('The response is no base64.');
  const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(base64, 'base64'));
  if (text.split('<').length > mostTags) throw new XmlFault('The response is of too many elements.');
  return text;
}

/** Only what the signature covers is read, in the form in which it was signed. */
async function signedAssertion(client: SAML, encoded: string, expected: Expected): Promise<Assertion> {
  const { profile } = await client.validatePostResponseAsync({ SAMLResponse: encoded });
  const signed = profile?.getAssertionXml?.();
  if (signed === undefined) throw new XmlFault('Nothing was signed.');
  return readAssertion(parseXml(signed), expected);
}

/** It takes a quarter of a second to load, and most servers never need it. */
const library = () => import('@node-saml/node-saml');

async function clientFor(
  settings: Settings,
  connection: SamlConnection,
  { entityId, ssoUrl, certificates }: SamlIdentityProvider,
  requestId: string,
): Promise<SAML> {
  const { SAML } = await library();
  const { entityId: issuer, acsUrl: callbackUrl } = serviceProvider(settings, connection);
  return new SAML({
    issuer,
    audience: issuer,
    callbackUrl,
    entryPoint: ssoUrl,
    idpIssuer: entityId,
    idpCert: [...certificates],
    identifierFormat: null,
    disableRequestedAuthnContext: true,
    generateUniqueId: () => requestId,
    // The assertion, or all of the response: one of the two has to be signed, and either covers the assertion.
    wantAssertionsSigned: false,
    wantAuthnResponseSigned: false,
    // Times are held against the instance's own clock, in what was signed.
    acceptedClockSkewMs: -1,
  });
}

const claims = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';
const usual = {
  email: ['email', 'mail', 'emailAddress', `${claims}/emailaddress`, 'urn:oid:0.9.2342.19200300.100.1.3'],
  firstName: ['firstName', 'givenName', 'given_name', 'first_name', `${claims}/givenname`, 'urn:oid:2.5.4.42'],
  lastName: ['lastName', 'surname', 'sn', 'family_name', 'last_name', `${claims}/surname`, 'urn:oid:2.5.4.4'],
  username: [],
  phoneNumber: [],
} as const satisfies Record<keyof AttributeNames, readonly string[]>;

const transient = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient';

function identityIn(assertion: Assertion, connection: SamlConnection): ProviderIdentity | undefined {
  const { nameId, nameIdFormat, attributes, contexts } = assertion;
  // A name for one visit is none to know somebody by again.
  if (nameIdFormat === transient) throw new XmlFault('The NameID is transient: set it to persistent or emailAddress.');
  const of = (part: keyof AttributeNames): string | undefined => {
    const names = connection.attributes[part] === undefined ? usual[part] : [connection.attributes[part]];
    return names.map(name => attributes.get(name)).find(Boolean);
  };
  return identityOf({
    subject: nameId,
    email: of('email') ?? (nameId.includes('@') ? nameId : undefined),
    emailVerified: true,
    firstName: of('firstName'),
    lastName: of('lastName'),
    username: of('username'),
    phoneNumber: of('phoneNumber'),
    secondFactor: connection.mfaContexts.some(context => contexts.includes(context)),
  });
}

export function invalidResponse(): Problem {
  return new Problem(400, 'saml_response_invalid', 'the answer of the identity provider cannot be used', {
    sentence: 'Your organization gave an answer that cannot be used. Try again.',
  });
}

function refused(): Problem {
  return new Problem(403, 'saml_access_denied', 'the identity provider has signed nobody in', {
    sentence: 'Your organization did not sign you in.',
  });
}
