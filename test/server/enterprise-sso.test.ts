import { afterAll, expect, test } from 'vitest';
import { startOrganization, targets } from './organization.js';

const organization = await startOrganization();
afterAll(organization.close);
const { server, acme } = organization;

test('B2: by an address of an organization somebody gets an account, signs out, and in again', async () => {
  const email = organization.somebody({ firstName: 'Ada', lastName: 'Lovelace' });
  const browser = server.browser();
  await organization.come(browser, email);
  const client = await browser.client();
  const user = client?.sessions[0]?.user;
  expect(user).toMatchObject({ first_name: 'Ada', last_name: 'Lovelace', password_enabled: false });
  expect(user?.email_addresses).toMatchObject([
    { email_address: email, matches_sso_connection: true, verification: { status: 'verified', strategy: 'saml' } },
  ]);
  expect(user?.external_accounts).toEqual([]);
  expect(user?.enterprise_accounts).toMatchObject([
    { protocol: 'saml', active: true, email_address: email, enterprise_connection: { id: 'acme', name: 'ACME' } },
  ]);
  expect(user?.saml_accounts).toHaveLength(1);
  expect(await server.mails.to(email)).toEqual([]);

  const again = server.browser();
  const reply = await organization.visit(again, email);
  expect(reply?.headers.get('location')).toBe(targets.action_complete_redirect_url);
  expect((await again.client())?.sessions[0]?.user.id).toBe(user?.id);
  expect((await again.client())?.last_authentication_strategy).toBe('enterprise_sso');
  void acme;
});
