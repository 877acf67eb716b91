import { createHmac, createSign } from 'node:crypto';
import type { SamlPost } from './identity-provider.js';

/** What somebody makes of an answer on its way. */
export type Tamper = (xml: string) => string;

export function tampered(post: SamlPost, tamper: Tamper): SamlPost {
  const xml = Buffer.from(post.fields.SAMLResponse, 'base64').toString();
  return { ...post, fields: { ...post.fields, SAMLResponse: Buffer.from(tamper(xml)).toString('base64') } };
}

/** The first thing of a kind in a text; there has to be one. */
function part(text: string, pattern: RegExp): string {
  const [found] = pattern.exec(text) ?? [];
  if (found === undefined) throw new Error(`There is no ${String(pattern)} in the response.`);
  return found;
}

const assertionIn = (xml: string): string => part(xml, /<saml:Assertion .*<\/saml:Assertion>/s);
const signatureIn = (xml: string): string => part(xml, /<Signature .*?<\/Signature>/s);
const without = (text: string, taken: string): string => text.replace(taken, () => '');
const into = (signature: string, more: string): string =>
  signature.replace('</Signature>', () => `${more}</Signature>`);

/** Somebody else, in what was never signed. */
const evil = (text: string): string =>
  text.replace(/[\w.]+@acme\.example/g, 'victim@acme.example').replace(/ ID="[^"]+"/, ' ID="_evil"');

/** Around an assertion: what is where in a response whose assertion is signed. */
function wrapped(wrap: (parts: { A: string; A0: string; S: string; E: string }) => string): Tamper {
  return xml => {
    const A = assertionIn(xml);
    const S = signatureIn(A);
    const A0 = without(A, S);
    return xml.replace(A, () => wrap({ A, A0, S, E: evil(A0) }));
  };
}

/** The same around a response that is signed as a whole. */
function wrappedResponse(wrap: (parts: { R0: string; S: string }) => string): Tamper {
  return xml => {
    const S = signatureIn(xml);
    const R0 = without(xml, S);
    return evil(R0).replace('</saml:Issuer>', () => `</saml:Issuer>${wrap({ R0, S })}`);
  };
}

const end = '</saml:Assertion>';

/** Somorovsky et al., “On Breaking SAML” (2012): the eight that tools try. The first two need a signed response. */
export const wrappings: Readonly<Record<string, { readonly tamper: Tamper; readonly signResponse?: true }>> = {
  XSW1: { tamper: wrappedResponse(({ R0, S }) => into(S, R0)), signResponse: true },
  XSW2: { tamper: wrappedResponse(({ R0, S }) => R0 + S), signResponse: true },
  XSW3: { tamper: wrapped(({ A, E }) => E + A) },
  'XSW3, the other way round': { tamper: wrapped(({ A, E }) => A + E) },
  XSW4: { tamper: wrapped(({ A, E }) => E.replace(end, () => A + end)) },
  XSW5: { tamper: wrapped(({ A, A0 }) => evil(A) + A0) },
  XSW6: { tamper: wrapped(({ A, A0, S }) => evil(A).replace(S, () => into(S, A0))) },
  XSW7: { tamper: wrapped(({ A, E }) => `<samlp:Extensions>${E}</samlp:Extensions>${A}`) },
  XSW8: { tamper: wrapped(({ A, A0, S }) => evil(A).replace(S, () => into(S, `<Object>${A0}</Object>`))) },
  'XSW5 with one name for both': {
    tamper: wrapped(({ A, A0 }) => A.replace(/[\w.]+@acme\.example/g, 'victim@acme.example') + A0),
  },
  'the assertion under another element': {
    tamper: xml => xml.replace(assertionIn(xml), A => `<samlp:Extensions>${A}</samlp:Extensions>`),
  },
};

// C14N of what this identity provider writes: elements in full, and the namespace that they inherit.
const canonical = (info: string): string =>
  info
    .replace(/<(\w+)([^>]*)\/>/g, '<$1$2></$1>')
    .replace('<SignedInfo>', '<SignedInfo xmlns="http://www.w3.org/2000/09/xmldsig#">');

/** Signs what is signed anew, by something else. */
function signedAnew(method: string, sign: (info: string) => string): Tamper {
  return xml => {
    const info = part(xml, /<SignedInfo>.*?<\/SignedInfo>/s).replace(
      /<SignatureMethod Algorithm="[^"]+"/,
      `<SignatureMethod Algorithm="${method}"`,
    );
    return xml
      .replace(/<SignedInfo>.*?<\/SignedInfo>/s, () => info)
      .replace(
        /<SignatureValue>.*?<\/SignatureValue>/s,
        () => `<SignatureValue>${sign(canonical(info))}</SignatureValue>`,
      );
  };
}

const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';

/** The same signature, made by hand: shows that what is made by hand is taken for one. */
export const signedByHand = (privateKey: string): Tamper =>
  signedAnew(rsaSha256, info => createSign('RSA-SHA256').update(info).sign(privateKey, 'base64'));

/** The public key as if it were a shared secret. */
export const signedByHmac = (certificate: string): Tamper =>
  signedAnew('http://www.w3.org/2000/09/xmldsig#hmac-sha1', info =>
    createHmac('sha1', certificate).update(info).digest('base64'),
  );

const comment = '<!---->';

/** What has deceived parsers and verifiers before. */
export const deceptions: Readonly<Record<string, Tamper>> = {
  'AC-083: a comment within the NameID': xml => xml.replace(/(<saml:NameID[^>]*>)(\w+)/, `$1$2${comment}`),
  'AC-083: a comment within an attribute': xml => xml.replace(/(<saml:AttributeValue[^>]*>)(\w+)/, `$1$2${comment}`),
  'AC-083: a section within the NameID': xml => xml.replace(/(<saml:NameID[^>]*>)(\w+)/, '$1<![CDATA[$2]]>'),
  'AC-084: a comment within the DigestValue': xml => xml.replace('<DigestValue>', `<DigestValue>${comment}`),
  'AC-084: two SignedInfos': xml => {
    const info = part(xml, /<SignedInfo>.*?<\/SignedInfo>/s);
    return xml.replace(info, () => info.replace(/<DigestValue>.*?</, '<DigestValue>AAAA<') + info);
  },
  'AC-084: two DigestValues': xml => xml.replace('<DigestValue>', '<DigestValue>AAAA</DigestValue><DigestValue>'),
  'AC-084: two References': xml => {
    const reference = part(xml, /<Reference .*?<\/Reference>/s);
    return xml.replace(reference, () => reference + reference);
  },
  'AC-084: a reference to everything': xml => xml.replace(/URI="#[^"]+"/, 'URI=""'),
  'AC-081: another NameID than was signed': xml => xml.replace(/(<saml:NameID[^>]*>)[^<]+/, '$1victim@acme.example'),
  'AC-081: another attribute than was signed': xml =>
    xml.replace(/(<saml:AttributeValue[^>]*>)[^<]+/, '$1victim@acme.example'),
  'AC-081: no signature': xml => without(xml, signatureIn(xml)),
  'AC-081: two assertions': xml => xml.replace(assertionIn(xml), A => A + A),
  'AC-081: none': xml => without(xml, assertionIn(xml)),
  'a document type': xml => `<!DOCTYPE foo [<!ENTITY x "victim@acme.example">]>${xml}`,
  'an entity of its own': xml =>
    `<!DOCTYPE foo [<!ENTITY x SYSTEM "file:///etc/passwd">]>${xml.replace(/@acme/, '&x;@acme')}`,
  'an instruction': xml => xml.replace(/<samlp:Status>/, '<?php ?><samlp:Status>'),
  'an attribute without quotes': xml => xml.replace(/ Version="2.0"/, ' Version=2.0'),
  'no end': xml => xml.slice(0, -20),
  'another document': () => '<html><body>Not found</body></html>',
  nothing: () => '',
  'no XML': () => '{"saml": true}',
};

/** What costs a reader time that does not mind. What is signed is left as it was. */
export const loads: Readonly<Record<string, Tamper>> = {
  'elements within elements': xml =>
    xml.replace('<samlp:Status>', `${'<a>'.repeat(6_000)}${'</a>'.repeat(6_000)}<samlp:Status>`),
  'elements beside elements': xml => xml.replace('<samlp:Status>', `${'<a ID=""/>'.repeat(4_000)}<samlp:Status>`),
  'attribute upon attribute': xml =>
    xml.replace(
      '<samlp:Status>',
      `<a${Array.from({ length: 4_000 }, (_, at) => ` b${at}=""`).join('')}/><samlp:Status>`,
    ),
  'blanks upon blanks': xml => `${' '.repeat(40_000)}${xml}!`,
};
