import { X509Certificate } from 'node:crypto';
import { isSafeAddress } from '../oauth/provider-settings.js';
import { allOf, childrenOf, namespaces, onlyChild, parseXml, textOf, withoutComments, XmlFault } from './xml.js';

/** What is known of a SAML identity provider. */
export interface SamlIdentityProvider {
  readonly entityId: string;
  /** Where a request is sent by a redirect. */
  readonly ssoUrl: string;
  /** PEM: an answer is signed by one of these keys, and by no other. Several, so that one can follow another. */
  readonly certificates: readonly string[];
}

const redirectBinding = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';

/**
 * Reads an identity provider's own description.
 *
 * @throws {XmlFault}
 */
export function readIdentityProvider(metadata: string): SamlIdentityProvider {
  const root = parseXml(withoutComments(metadata));
  const entities =
    root.localName === 'EntityDescriptor' ? [root] : allOf(root, namespaces.metadata, 'EntityDescriptor');
  const [entity, ...others] = entities.filter(
    one => childrenOf(one, namespaces.metadata, 'IDPSSODescriptor').length > 0,
  );
  if (!entity || others.length > 0) throw new XmlFault('It does not describe one identity provider.');
  const descriptor = onlyChild(entity, namespaces.metadata, 'IDPSSODescriptor');
  if (!descriptor) throw new XmlFault('It does not describe one identity provider.');
  const services = childrenOf(descriptor, namespaces.metadata, 'SingleSignOnService');
  const service = services.find(one => one.getAttribute('Binding') === redirectBinding);
  if (!service || !isSafeAddress(service.getAttribute('Location')))
    throw new XmlFault('It takes no request by a redirect, over https.');
  const signing = childrenOf(descriptor, namespaces.metadata, 'KeyDescriptor').filter(
    one => one.getAttribute('use') !== 'encryption',
  );
  const certificates = signing
    .flatMap(key => allOf(key, namespaces.signature, 'X509Certificate'))
    .map(one => readCertificate(textOf(one) ?? ''));
  if (certificates.length === 0) throw new XmlFault('It has no certificate.');
  return { entityId: entity.getAttribute('entityID'), ssoUrl: service.getAttribute('Location'), certificates };
}

/**
 * A certificate as PEM, from PEM or from its base64 alone.
 *
 * @throws {XmlFault} where its key is none that an answer may be signed with.
 */
export function readCertificate(written: string): string {
  // A text in an environment variable has its line breaks written out.
  const text = written.replaceAll('\\n', '\n').trim();
  const base64 = text.replace(/-----(?:BEGIN|END) CERTIFICATE-----/g, '').replace(/\s+/g, '');
  const { publicKey, raw } = parseCertificate(base64);
  if (publicKey.asymmetricKeyType !== 'rsa' || (publicKey.asymmetricKeyDetails?.modulusLength ?? 0) < 2048)
    throw new XmlFault('A certificate has to have an RSA key of 2048 bits or more.');
  const lines = raw.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function parseCertificate(base64: string): X509Certificate {
  try {
    return new X509Certificate(Buffer.from(base64, 'base64'));
  } catch (error) {
    throw new XmlFault('A certificate cannot be read.', { cause: error });
  }
}
