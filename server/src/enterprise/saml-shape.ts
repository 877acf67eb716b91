import { allOf, childrenOf, namespaces, onlyChild, textOf, XmlFault } from './xml.js';
import type { XmlElement } from './xml.js';

const signatureMethods = [
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
];
const digestMethods = ['http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2001/04/xmlenc#sha512'];
const canonicalizations = [
  'http://www.w3.org/2001/10/xml-exc-c14n#',
  'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
];
const transforms = ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', ...canonicalizations];

/**
 * Refuses a response that could be read in more than one way, before any signature is looked at: one assertion, where
 * it belongs; signatures where they belong, over what holds them, by algorithms that are named here; no two elements
 * of one name.
 *
 * @throws {XmlFault}
 */
export function requireShape(response: XmlElement): void {
  if (response.localName !== 'Response' || response.namespaceURI !== namespaces.protocol)
    throw new XmlFault('It is no response.');
  const assertions = allOf(response, '*', 'Assertion');
  const [assertion, ...others] = assertions;
  if (!assertion || others.length > 0) throw new XmlFault('There is not exactly one assertion.');
  if (assertion.parentNode !== response || assertion.namespaceURI !== namespaces.assertion)
    throw new XmlFault('The assertion is not where it belongs.');
  if (allOf(response, '*', 'EncryptedAssertion').length > 0) throw new XmlFault('An assertion is encrypted.');
  requireOneName(response);
  const signatures = allOf(response, '*', 'Signature');
  const placed = [response, assertion].flatMap(place => childrenOf(place, namespaces.signature, 'Signature'));
  if (signatures.length === 0) throw new XmlFault('Nothing is signed.');
  if (placed.length !== signatures.length) throw new XmlFault('A signature is not where it belongs.');
  for (const place of [response, assertion]) requireSignature(place);
}

/** No two elements may be meant by one name, whichever way a name is written. */
function requireOneName(root: XmlElement): void {
  const names = [root, ...allOf(root, '*', '*')].flatMap(element =>
    ['ID', 'Id', 'id'].flatMap(attribute => (element.hasAttribute(attribute) ? [element.getAttribute(attribute)] : [])),
  );
  if (new Set(names).size < names.length) throw new XmlFault('Two elements have one name.');
}

function requireSignature(signed: XmlElement): void {
  const signature = onlyChild(signed, namespaces.signature, 'Signature');
  if (!signature) return;
  const info = single(signature, 'SignedInfo');
  const reference = single(info, 'Reference');
  const id = signed.getAttribute('ID');
  if (id === '' || reference.getAttribute('URI') !== `#${id}`)
    throw new XmlFault('A signature is not over what holds it.');
  for (const name of ['SignedInfo', 'Reference', 'DigestValue', 'SignatureValue', 'SignatureMethod', 'DigestMethod'])
    if (allOf(signature, '*', name).length !== 1) throw new XmlFault(`There is not exactly one ${name}.`);
  if (allOf(signature, '*', 'Object').length > 0) throw new XmlFault('A signature holds an object.');
  textOf(single(reference, 'DigestValue'));
  textOf(single(signature, 'SignatureValue'));
  requireAlgorithm(single(info, 'SignatureMethod'), signatureMethods);
  requireAlgorithm(single(info, 'CanonicalizationMethod'), canonicalizations);
  requireAlgorithm(single(reference, 'DigestMethod'), digestMethods);
  for (const transform of allOf(reference, '*', 'Transform')) requireAlgorithm(transform, transforms);
}

function single(element: XmlElement, name: string): XmlElement {
  const found = onlyChild(element, namespaces.signature, name);
  if (!found) throw new XmlFault(`There is no ${name}.`);
  return found;
}

function requireAlgorithm(element: XmlElement, allowed: readonly string[]): void {
  const algorithm = element.getAttribute('Algorithm');
  if (!allowed.includes(algorithm)) throw new XmlFault(`${element.localName} ${algorithm} is not taken.`);
}
