import { allOf, childrenOf, namespaces, onlyChild, textOf, XmlFault } from './xml.js';
import type { XmlElement } from './xml.js';

/** What an answer has to be, so that it is one to our request. */
export interface Expected {
  /** Where answers are sent to. */
  readonly acsUrl: string;
  /** What this server is called. */
  readonly audience: string;
  /** Who answers. */
  readonly issuer: string;
  readonly requestId: string;
  readonly now: number;
}

/** What a signed assertion says. */
export interface Assertion {
  readonly id: string;
  readonly expiresAt: number;
  readonly nameId: string;
  readonly nameIdFormat: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** How the person was asked for. */
  readonly contexts: readonly string[];
}

/** So far clocks may be apart. */
const skew = 2 * 60_000;

const success = 'urn:oasis:names:tc:SAML:2.0:status:Success';
const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';

/** Whether the identity provider says that it has signed somebody in. */
export function isSuccess(response: XmlElement): boolean {
  const status = onlyChild(response, namespaces.protocol, 'Status');
  const code = status && onlyChild(status, namespaces.protocol, 'StatusCode');
  return code?.getAttribute('Value') === success;
}

/**
 * Holds what stands around the assertion against the request. It may be unsigned: this can refuse, and nothing in it is
 * believed.
 *
 * @throws {XmlFault}
 */
export function requireEnvelope(response: XmlElement, { acsUrl, issuer, requestId }: Expected): void {
  const destination = response.getAttribute('Destination');
  if (destination !== '' && destination !== acsUrl) throw new XmlFault('The response is for another place.');
  if (response.getAttribute('InResponseTo') !== requestId) throw new XmlFault('The response is to another request.');
  const named = textOf(onlyChild(response, namespaces.assertion, 'Issuer'));
  if (named !== undefined && named !== issuer) throw new XmlFault('Another identity provider has answered.');
}

/**
 * Reads an assertion out of what was signed (SAML 2.0 Profiles §4.1.4.2 and §4.1.4.3).
 *
 * @throws {XmlFault}
 */
export function readAssertion(assertion: XmlElement, expected: Expected): Assertion {
  if (assertion.localName !== 'Assertion' || assertion.namespaceURI !== namespaces.assertion)
    throw new XmlFault('What was signed is no assertion.');
  const id = assertion.getAttribute('ID');
  if (id === '' || assertion.getAttribute('Version') !== '2.0') throw new XmlFault('It is no assertion of SAML 2.0.');
  if (textOf(only(assertion, 'Issuer')) !== expected.issuer)
    throw new XmlFault('Another identity provider has signed.');
  const subject = only(assertion, 'Subject');
  const nameId = only(subject, 'NameID');
  const until = requireConfirmation(subject, expected);
  requireConditions(only(assertion, 'Conditions'), expected);
  return {
    id,
    expiresAt: until + skew,
    nameId: textOf(nameId) ?? '',
    nameIdFormat: nameId.getAttribute('Format'),
    attributes: attributesOf(assertion),
    contexts: contextsOf(assertion, expected),
  };
}

function requireConfirmation(subject: XmlElement, { acsUrl, requestId, now }: Expected): number {
  const data = childrenOf(subject, namespaces.assertion, 'SubjectConfirmation')
    .filter(one => one.getAttribute('Method') === bearer)
    .map(one => only(one, 'SubjectConfirmationData'));
  for (const one of data) {
    const until = timeOf(one, 'NotOnOrAfter');
    if (one.getAttribute('Recipient') !== acsUrl || one.getAttribute('InResponseTo') !== requestId) continue;
    if (until !== undefined && isTimely(one, now)) return until;
  }
  throw new XmlFault('The assertion is not for this place, this request and this time.');
}

function requireConditions(conditions: XmlElement, { audience, now }: Expected): void {
  if (!isTimely(conditions, now)) throw new XmlFault('The assertion is not for this time.');
  const restrictions = childrenOf(conditions, namespaces.assertion, 'AudienceRestriction');
  const named = restrictions.map(one => childrenOf(one, namespaces.assertion, 'Audience').map(textOf));
  if (named.length === 0 || !named.every(one => one.includes(audience)))
    throw new XmlFault('The assertion is for somebody else.');
}

function contextsOf(assertion: XmlElement, { now }: Expected): readonly string[] {
  const statements = childrenOf(assertion, namespaces.assertion, 'AuthnStatement');
  if (statements.length === 0) throw new XmlFault('Nobody has signed in there.');
  for (const statement of statements) {
    const until = timeOf(statement, 'SessionNotOnOrAfter');
    if (until !== undefined && until + skew <= now) throw new XmlFault('The session there is over.');
  }
  return statements
    .flatMap(one => allOf(one, namespaces.assertion, 'AuthnContextClassRef'))
    .map(one => textOf(one) ?? '');
}

function attributesOf(assertion: XmlElement): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const statement of childrenOf(assertion, namespaces.assertion, 'AttributeStatement'))
    for (const attribute of childrenOf(statement, namespaces.assertion, 'Attribute')) {
      const [value] = childrenOf(attribute, namespaces.assertion, 'AttributeValue');
      // A value may be of elements, which mean nothing here.
      if (value && allOf(value, '*', '*').length === 0) found.set(attribute.getAttribute('Name'), textOf(value) ?? '');
    }
  return found;
}

function only(element: XmlElement, name: string): XmlElement {
  const found = onlyChild(element, namespaces.assertion, name);
  if (!found) throw new XmlFault(`There is no ${name}.`);
  return found;
}

function isTimely(element: XmlElement, now: number): boolean {
  const from = timeOf(element, 'NotBefore');
  const until = timeOf(element, 'NotOnOrAfter');
  return (from === undefined || from <= now + skew) && (until === undefined || now < until + skew);
}

function timeOf(element: XmlElement, attribute: string): number | undefined {
  const written = element.getAttribute(attribute);
  if (written === '') return undefined;
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(written) ? Date.parse(written) : NaN;
  if (Number.isNaN(time)) throw new XmlFault(`${attribute} is no time.`);
  return time;
}
