import { afterAll, expect, onTestFinished, test } from 'vitest';
import { makeCertificate } from '../saml/certificate.js';
import type { Otherwise, SamlPost } from '../saml/identity-provider.js';
import { deceptions, loads, signedByHand, signedByHmac, tampered, wrappings } from '../saml/tampering.js';
import type { Browser } from './browser.js';
import { startOrganization, targets } from './organization.js';
import { serve } from './start.js';

const organization = await startOrganization();
afterAll(organization.close);
const { server, acme, other } = organization;

const victim = 'victim@acme.example';
acme.person = { ...acme.person, nameId: victim, attributes: { email: victim } };
await organization.come(server.browser(), victim);

const sessionsOf = async (browser: Browser) => (await browser.client())?.sessions ?? [];

/** Somebody else than the victim has begun, and the answer to them is at hand. */
async function answered(otherwise: Otherwise = {}): Promise<{ readonly browser: Browser; readonly post: SamlPost }> {
  const email = organization.somebody();
  const browser = server.browser();
  return { browser, post: await acme.answer(await organization.begin(browser, email), otherwise) };
}

/** The answer signs nobody in, whose browser ever it comes from, and the person is back at the page with a sentence. */
async function isRefused(browser: Browser, post: SamlPost, code = 'saml_response_invalid'): Promise<void> {
  const reply = await organization.deliver(browser, post);
  expect(reply?.headers.get('location')).toBe(targets.redirect_url);
  const client = await browser.client();
  expect(client?.sessions).toEqual([]);
  expect(client?.sign_in?.first_factor_verification).toMatchObject({ status: 'failed', error: { code } });
  expect(client?.sign_in?.supported_first_factors).toMatchObject([{ strategy: 'enterprise_sso' }]);
}

test('what the tests below change is taken as it was', async () => {
  const { browser, post } = await answered();
  await organization.deliver(browser, tampered(post, signedByHand(acme.privateKey)));
  expect((await browser.client())?.sign_in?.first_factor_verification?.status).toBe('transferable');
  const { browser: second, post: whole } = await answered({ signResponse: true });
  await organization.deliver(second, whole);
  expect((await second.client())?.sign_in?.first_factor_verification?.status).toBe('transferable');
  const { browser: third, post: alone } = await answered({ signResponse: true, signAssertion: false });
  await organization.deliver(third, alone);
  expect((await third.client())?.sign_in?.first_factor_verification?.status).toBe('transferable');
});

test.each(Object.keys(wrappings))(
  'AC-080: a signature that is wrapped about another assertion (%s) is refused',
  async name => {
    const { tamper = (xml: string) => xml, signResponse = false } = wrappings[name] ?? {};
    const { browser, post } = await answered(signResponse ? { signResponse, signAssertion: false } : {});
    await isRefused(browser, tampered(post, tamper));
  },
);

test.each(Object.keys(deceptions))('AC-080: %s is refused', async name => {
  const { browser, post } = await answered();
  await isRefused(browser, tampered(post, deceptions[name] ?? (xml => xml)));
});

test.each(Object.keys(loads))('a heavy answer is read or refused before long: %s', async name => {
  const { browser, post } = await answered();
  const heavy = tampered(post, loads[name] ?? (xml => xml));
  const before = process.cpuUsage();
  await organization.deliver(browser, heavy);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(1_000);
  expect((await browser.client())?.sign_in?.first_factor_verification?.status).toMatch(/^(failed|transferable)$/);
});

const impostor = makeCertificate();

/** What an identity provider says that does not know what it does, or is another one. */
const wrong: Readonly<Record<string, Otherwise>> = {
  'AC-084: signed by a key that the answer brings along': { cert: impostor.certificate, key: impostor.privateKey },
  "AC-087: signed by another organization's identity provider": { cert: other.certificate, key: other.privateKey },
  "AC-087: in another identity provider's name": { issuer: other.entityId },
  'AC-084: signed by SHA-1': { signatureAlgorithm: 'rsa-sha1' },
  'AC-084: with a digest by SHA-1': { digestAlgorithm: 'sha1' },
  'AC-081: signed nowhere': { signAssertion: false },
  'for somebody else': { audience: 'https://other.example/saml' },
  'for another place': { recipient: 'http://localhost:4000/v1/saml/acs/other' },
  'sent to another place': { destination: 'http://localhost:4000/v1/saml/acs/other' },
  'AC-085: to another request': { inResponseTo: '_another' },
  'AC-085: to no request': { inResponseTo: '' },
  'that is over': { lifetimeInSeconds: -600 },
  'of somebody who is another at each visit': {
    nameIdentifierFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
  },
};

test.each(Object.keys(wrong))('an answer is refused: %s', async name => {
  const { browser, post } = await answered(wrong[name]);
  await isRefused(browser, post);
});

test('AC-084: the public key is no shared secret', async () => {
  const { browser, post } = await answered();
  await isRefused(browser, tampered(post, signedByHmac(acme.certificate)));
});

test('AC-083: a name that begins like another is that of its whole', async () => {
  acme.person = { ...acme.person, nameId: 'x', attributes: { email: `${victim}.evil.example` } };
  const browser = server.browser();
  const post = await acme.answer(await organization.begin(browser, victim));
  await isRefused(browser, post, 'enterprise_sso_email_address_domain_mismatch');
});

test('an answer of the future is refused, and of minutes ago or ahead taken', async () => {
  const { browser, post } = await answered();
  server.clock.advance(-5 * 60_000);
  await isRefused(browser, post);
  const { browser: second, post: soon } = await answered();
  server.clock.advance(4 * 60_000);
  await organization.deliver(second, soon);
  expect((await second.client())?.sign_in?.first_factor_verification?.status).toBe('transferable');
  server.clock.advance(60_000);
});

test('B14: whoever is refused by the organization is told so', async () => {
  const browser = server.browser();
  const post = await acme.refuse(await organization.begin(browser, organization.somebody()));
  await isRefused(browser, post, 'saml_access_denied');
});

test('AC-085: an answer serves once: 50 at once are as good as one, and later ones as good as none', async () => {
  const browser = server.browser();
  acme.person = { ...acme.person, nameId: victim, attributes: { email: victim } };
  const post = await acme.answer(await organization.begin(browser, victim));
  const replies = await Promise.all(Array.from({ length: 50 }, () => organization.deliver(browser, post)));
  const inside = replies.filter(reply => reply?.headers.get('location') === targets.action_complete_redirect_url);
  expect(inside).toHaveLength(1);
  expect(await sessionsOf(browser)).toHaveLength(1);

  await organization.deliver(browser, post);
  expect(await sessionsOf(browser)).toHaveLength(1);
  // The same assertion under the state of another trip, which is somebody else's.
  const stranger = server.browser();
  const begun = await acme.answer(await organization.begin(stranger, victim));
  const { RelayState } = begun.fields;
  await isRefused(stranger, { ...post, fields: { ...post.fields, RelayState } });
});

test('AC-085 AC-096: an answer that another browser has asked for signs nobody in', async () => {
  const { browser, post } = await answered();
  const location = (await organization.post(post)).headers.get('location') ?? '';
  for (const stranger of [server.browser(), (await answered()).browser]) {
    expect((await stranger.follow(new URL(location))).code).toBe('oauth_callback_invalid');
    expect(await sessionsOf(stranger)).toEqual([]);
  }
  await browser.follow(new URL(location));
  expect((await browser.client())?.sign_in?.first_factor_verification?.status).toBe('transferable');
});

test('AC-085: an answer that nobody has asked for is refused, and so is one without a state', async () => {
  const { post } = await answered();
  for (const RelayState of ['', 'x'.repeat(43), 'https://evil.example/']) {
    const response = await organization.post({ ...post, fields: { ...post.fields, RelayState } });
    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
    expect(response.headers.getSetCookie()).toEqual([]);
  }
});

test('AC-085: whoever comes with such an answer is led to the page where people sign in, where that is known', async () => {
  const { post } = await answered();
  const named = serve(
    await server.another({
      app: { signInUrl: 'https://app.example/sign-in' },
      connections: server.instance.settings.connections,
    }),
  );
  onTestFinished(named.close);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const body = new URLSearchParams({ SAMLResponse: post.fields.SAMLResponse }).toString();
  const response = await named.fetch(new Request(post.acsUrl, { method: 'POST', headers, body }));
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe('https://app.example/sign-in');
  expect(response.headers.getSetCookie()).toEqual([]);
});

test('AC-087: an answer that is sent to the place of another connection is refused', async () => {
  const { post } = await answered();
  const response = await organization.post({ ...post, acsUrl: post.acsUrl.replace('/acme', '/other') });
  expect(response.status).toBe(400);
});

test('AC-087: people whom two organizations call the same are two', async () => {
  const called = 'employee-1';
  acme.person = { nameId: called, attributes: { email: 'one@acme.example' } };
  other.person = { nameId: called, attributes: { email: 'one@other.example' } };
  const [first, second] = [server.browser(), server.browser()];
  await organization.come(first, 'one@acme.example');
  const begun = await organization.begin(second, 'one@other.example');
  await organization.deliver(second, await other.answer(begun));
  await second.post('/client/sign_ups', { transfer: 'true' });
  const [ofAcme, ofOther] = [await sessionsOf(first), await sessionsOf(second)];
  expect([ofAcme.length, ofOther.length]).toEqual([1, 1]);
  expect(ofAcme[0]?.user.id).not.toBe(ofOther[0]?.user.id);
});

test('a refusal that somebody makes up changes nothing for who has begun', async () => {
  const { browser, post } = await answered();
  await organization.post(tampered(post, () => 'no answer'));
  await organization.deliver(browser, post);
  expect((await browser.client())?.sign_in?.first_factor_verification?.status).toBe('transferable');
});

test('an answer that is too long is not read', async () => {
  const { post } = await answered();
  const SAMLResponse = 'A'.repeat(70_000);
  expect((await organization.post({ ...post, fields: { ...post.fields, SAMLResponse } })).status).toBe(413);
});

test('AC-104: nothing that goes through addresses is worth anything in another browser, and the log holds no answer', async () => {
  const { browser, post } = await answered();
  const location = (await organization.post(post)).headers.get('location') ?? '';
  expect(location).not.toContain(post.fields.SAMLResponse.slice(0, 40));
  await browser.follow(new URL(location));
  const logged = server.logged.join('\n');
  expect(logged).not.toContain(post.fields.RelayState);
  expect(logged).not.toContain(post.fields.SAMLResponse.slice(0, 40));
});
