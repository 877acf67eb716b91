import type { SignInJSON, SignUpJSON } from 'auth-elements/wire';
import { connections as parseConnections } from '../../server/src/enterprise/connection-settings.js';
import type { ConnectionConfig } from '../../server/src/enterprise/connection-settings.js';
import {
  personOf,
  startSamlIdentityProvider,
  type Otherwise,
  type SamlIdentityProvider,
  type SamlPerson,
  type SamlPost,
} from '../saml/identity-provider.js';
import type { Browser, Reply } from './browser.js';
import { startServer, type TestServer } from './start.js';
import type { SettingsOverrides } from './test-settings.js';

type Begun = SignInJSON | SignUpJSON;

export const targets = {
  redirect_url: 'http://localhost:3000/sign-in',
  action_complete_redirect_url: 'http://localhost:3000/inside',
};

let people = 0;

/** Two organizations with an identity provider each, a server that knows them, and what browsers do between them. */
export class Organization {
  readonly server: TestServer;
  readonly acme: SamlIdentityProvider;
  readonly other: SamlIdentityProvider;

  constructor(server: TestServer, acme: SamlIdentityProvider, other: SamlIdentityProvider) {
    this.server = server;
    this.acme = acme;
    this.other = other;
  }

  /** Somebody of the first organization whom no test has met, who now sits before its screen. */
  somebody(more: SamlPerson['attributes'] = {}): string {
    const email = `person.${++people}@acme.example`;
    this.acme.person = personOf(email, more);
    return email;
  }

  /** Begins with an address. Answers where the server sends the browser. */
  async begin(browser: Browser, email: string, flow: 'sign_ins' | 'sign_ups' = 'sign_ins'): Promise<URL> {
    const name = flow === 'sign_ins' ? 'identifier' : 'email_address';
    const fields = { strategy: 'enterprise_sso', [name]: email, ...targets };
    return externalUrl(await browser.post<Begun>(`/client/${flow}`, fields));
  }

  /** What the identity provider has the browser post: a navigation from another site, without cookies. */
  async post({ acsUrl, fields }: SamlPost): Promise<Response> {
    const headers = {
      Origin: new URL(this.acme.entityId).origin,
      'Sec-Fetch-Site': 'cross-site',
      'Content-Type': 'application/x-www-form-urlencoded',
    };
    const body = new URLSearchParams(fields).toString();
    return this.server.fetch(new Request(acsUrl, { method: 'POST', headers, body }));
  }

  /** Posts, and goes where that leads, in this browser. */
  async deliver(browser: Browser, posted: SamlPost): Promise<Reply | undefined> {
    const to = (await this.post(posted)).headers.get('location');
    return to === null ? undefined : browser.follow(new URL(to));
  }

  /** Begins, agrees and comes back. */
  async visit(
    browser: Browser,
    email: string,
    { flow, otherwise }: { readonly flow?: 'sign_ins' | 'sign_ups'; readonly otherwise?: Otherwise } = {},
  ): Promise<Reply | undefined> {
    return this.deliver(browser, await this.acme.answer(await this.begin(browser, email, flow), otherwise));
  }

  /** The same, and goes on in the other flow where that is said. */
  async come(browser: Browser, email: string): Promise<void> {
    await this.visit(browser, email);
    const { sign_in } = (await browser.client()) ?? {};
    if (sign_in?.first_factor_verification?.status === 'transferable')
      await browser.post('/client/sign_ups', { transfer: 'true' });
  }

  readonly close = async (): Promise<void> => {
    await this.server.close();
    await Promise.all([this.acme.close(), this.other.close()]);
  };
}

type SamlConfig = Extract<ConnectionConfig, { readonly protocol: 'saml' }>;

/** What is written of an identity provider in the settings. */
export function connectionTo(idp: SamlIdentityProvider, more: Partial<SamlConfig> = {}): SamlConfig {
  const { entityId, ssoUrl, certificate } = idp;
  const described = { entityId, ssoUrl, certificates: [certificate] };
  return { name: 'ACME', protocol: 'saml', domains: ['acme.example'], ...described, ...more };
}

export async function startOrganization(
  overrides: SettingsOverrides = {},
  acmeConnection: (idp: SamlIdentityProvider) => ConnectionConfig = idp => connectionTo(idp),
): Promise<Organization> {
  const [acme, other] = [await startSamlIdentityProvider('Acme'), await startSamlIdentityProvider('Other')];
  const connections = parseConnections({
    acme: acmeConnection(acme),
    other: connectionTo(other, { name: 'Other', domains: ['other.example'] }),
  });
  const server = await startServer({ rateLimits: 'relaxed', connections, ...overrides });
  // Identity providers have the clock of this machine.
  server.clock.advance(Date.now() - server.clock.now());
  return new Organization(server, acme, other);
}

export function externalUrl({ json, text }: Reply<Begun>): URL {
  // Refusals have no response, which the type of replies does not say.
  const response = json.response as Begun | undefined;
  const trip =
    response?.object === 'sign_in_attempt'
      ? response.first_factor_verification
      : response?.verifications.external_account;
  const url = trip?.external_verification_redirect_url;
  if (!url) throw new Error(`The server names no address: ${text}`);
  return new URL(url);
}
