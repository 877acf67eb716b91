import { expect, test } from 'vitest';
import { connections } from '../../server/src/enterprise/connection-settings.js';
import { readIdentityProvider } from '../../server/src/enterprise/identity-provider.js';
import { readSettings } from '../../server/src/read-settings.js';
import { makeCertificate } from '../saml/certificate.js';

const { certificate } = makeCertificate();
const base64 = certificate.replace(/-----.*-----|\n/g, '');
const saml = {
  name: 'ACME',
  protocol: 'saml',
  domains: ['acme.example'],
  entityId: 'https://idp.acme.example',
  ssoUrl: 'https://idp.acme.example/sso',
  certificates: [certificate],
} as const;

const metadata = (inner: string, location = 'https://idp.acme.example/sso'): string => `<?xml version="1.0"?>
<!-- as an identity provider writes it -->
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#"
    entityID="https://idp.acme.example">
  <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    ${inner}
    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://x.example/"/>
    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${location}"/>
  </md:IDPSSODescriptor>
</md:EntityDescriptor>`;
const key = (use: string, text = base64): string =>
  `<md:KeyDescriptor ${use}><ds:KeyInfo><ds:X509Data><ds:X509Certificate>
  ${text}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`;

test('a connection is written with its parts, as PEM or base64, or with the description of its identity provider', () => {
  const expected = { entityId: saml.entityId, ssoUrl: saml.ssoUrl, certificates: [certificate] };
  for (const certificates of [[certificate], [base64], [certificate.replaceAll('\n', '\\n')]])
    expect(connections({ acme: { ...saml, certificates } })[0]).toMatchObject({ identityProvider: expected });
  const { name, protocol, domains } = saml;
  const described = { name, protocol, domains, metadata: metadata(key('use="signing"')) };
  expect(connections(JSON.stringify({ acme: described }))[0]).toMatchObject({ identityProvider: expected });
});

test('a description may name several keys to sign with, and those to encrypt with are none of them', () => {
  const other = makeCertificate().certificate;
  const second = other.replace(/-----.*-----|\n/g, '');
  const keys = key('use="signing"') + key('', second) + key('use="encryption"', makeCertificate().certificate);
  expect(readIdentityProvider(metadata(keys)).certificates).toEqual([certificate, other]);
});

test('domains are written as people write them, and compared as addresses are', () => {
  const [connection] = connections({ acme: { ...saml, domains: ['ACME.example', 'bücher.example'] } });
  expect(connection?.domains).toEqual(['acme.example', 'xn--bcher-kva.example']);
});

const wrong: Readonly<Record<string, readonly [written: unknown, sentence: RegExp]>> = {
  'no JSON': ['acme', /JSON, like/],
  'an unknown part': [{ acme: { ...saml, certificate } }, /acme .*certificate/],
  'no protocol': [{ acme: { ...saml, protocol: 'ldap' } }, /acme protocol/],
  'a name that fits into no address': [{ 'ACME Inc': saml }, /small letters/],
  'no domain': [{ acme: { ...saml, domains: [] } }, /domains/],
  'a domain of everybody': [{ acme: { ...saml, domains: ['co.uk'] } }, /domains like acme\.example; acme has "co\.uk"/],
  'an address for a domain': [{ acme: { ...saml, domains: ['a@acme.example'] } }, /domains like/],
  'a domain of two': [{ acme: saml, other: saml }, /acme\.example is in acme and other/],
  'no certificate': [{ acme: { ...saml, certificates: undefined } }, /acme needs metadata, metadataUrl, or/],
  'a broken certificate': [{ acme: { ...saml, certificates: ['AAAA'] } }, /certificate cannot be read/],
  'a small key': [{ acme: { ...saml, certificates: [makeCertificate('rsa-small').certificate] } }, /2048 bits/],
  'a key of another kind': [{ acme: { ...saml, certificates: [makeCertificate('ec').certificate] } }, /RSA key/],
  'plain http': [{ acme: { ...saml, ssoUrl: 'http://idp.acme.example' } }, /https/],
  'a description without a redirect': [{ acme: { ...saml, metadata: '<a/>' } }, /one identity provider/],
  'AC-089: a description that leads elsewhere': [
    { acme: { ...saml, metadata: metadata(key(''), 'javascript:alert(1)') } },
    /over https/,
  ],
  'a description with an entity': [
    { acme: { ...saml, metadata: `<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>${metadata(key(''))}` } },
    /elements, attributes and text/,
  ],
  'a provider without a secret': [
    { acme: { name: 'ACME', protocol: 'oidc', domains: ['acme.example'], issuer: 'https://x.example', clientId: 'x' } },
    /clientSecret/,
  ],
};

test.each(Object.keys(wrong))('a connection is refused with a sentence: %s', name => {
  const [written, sentence] = wrong[name] ?? ['', /^$/];
  // What somebody writes is of no type.
  expect(() => connections(written as string)).toThrow(sentence);
});

test('people begin at their identity provider where the settings say so and there is a page to lead them to', async () => {
  const written = JSON.stringify({ acme: { ...saml, allowIdpInitiated: true } });
  const read = (more: Readonly<Record<string, string>>) =>
    readSettings({ env: { AUTH_ENTERPRISE_CONNECTIONS: written, ...more } }, () =>
      Promise.resolve(new Uint8Array(32).map((_, index) => index)),
    );
  await expect(read({})).rejects.toThrow(/AUTH_SIGN_IN_URL/);
  await expect(read({ AUTH_SIGN_IN_URL: '/sign-in' })).rejects.toThrow(/whole address/);
  const { connections: found } = await read({ AUTH_SIGN_IN_URL: 'https://app.example/sign-in' });
  expect(found[0]?.allowIdpInitiated).toBe(true);
});

test('domains of connections that are not in use may be those of others', () => {
  expect(connections({ acme: saml, former: { ...saml, active: false } })).toHaveLength(2);
});
