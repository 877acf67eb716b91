import type { SignInJSON, SignUpJSON } from 'auth-elements/wire';
import { providers as parseProviders } from '../../server/src/oauth/provider-settings.js';
import { startIdentityProvider, type IdentityProvider, type Person } from '../oidc/identity-provider.js';
import type { Browser, Reply } from './browser.js';
import { startServer, type TestServer } from './start.js';
import type { SettingsOverrides } from './test-settings.js';

type Flow = 'sign_ins' | 'sign_ups';
type Begun = SignInJSON | SignUpJSON;

let people = 0;

/** A server with two other sites that may say who somebody is, and what browsers do between them. */
export class Site {
  readonly targets = {
    strategy: 'oauth_custom_acme',
    redirect_url: 'http://localhost:3000/sign-in',
    action_complete_redirect_url: 'http://localhost:3000/inside',
  };
  readonly server: TestServer;
  readonly acme: IdentityProvider;
  readonly other: IdentityProvider;

  constructor(server: TestServer, acme: IdentityProvider, other: IdentityProvider) {
    this.server = server;
    this.acme = acme;
    this.other = other;
  }

  /** Somebody whom no test has met, with an address that the site vouches for. */
  static person(): Person & { readonly email: string } {
    const sub = `person-${process.pid}-${++people}`;
    return { sub, email: `${sub}@example.com`, email_verified: true };
  }

  readonly close = async (): Promise<void> => {
    await this.server.close();
    await Promise.all([this.acme.close(), this.other.close()]);
  };

  /** Begins, and answers where the server says that the browser has to go. */
  async begin(browser: Browser, flow: Flow = 'sign_ins', at = this.acme): Promise<URL> {
    const strategy = at === this.acme ? 'oauth_custom_acme' : 'oauth_custom_other';
    return externalUrl(await browser.post<Begun>(`/client/${flow}`, { ...this.targets, strategy }));
  }

  /** Begins and agrees. Answers the address that the site sends the browser back to. */
  async answer(browser: Browser, flow: Flow = 'sign_ins', at = this.acme): Promise<URL> {
    return at.agree((await this.begin(browser, flow, at)).href);
  }

  /** Begins, agrees and comes back. */
  async follow(browser: Browser, flow: Flow = 'sign_ins', at = this.acme): Promise<Reply> {
    return browser.follow(await this.answer(browser, flow, at));
  }

  /** The same, and goes on in the other flow where that is said. */
  async come(browser: Browser, options: { readonly flow?: Flow; readonly at?: IdentityProvider } = {}): Promise<Reply> {
    const { flow = 'sign_ins', at = this.acme } = options;
    const reply = await this.follow(browser, flow, at);
    await this.transfer(browser);
    return reply;
  }

  /** Goes on in the other flow, as elements do by themselves. */
  async transfer(browser: Browser): Promise<void> {
    const { sign_in, sign_up } = (await browser.client()) ?? {};
    if (sign_in?.first_factor_verification?.status === 'transferable') {
      const { code } = await browser.post('/client/sign_ups', { transfer: 'true' });
      // Somebody has made the account meanwhile.
      if (code === 'form_identifier_exists') await browser.post('/client/sign_ins', { transfer: 'true' });
    }
    if (sign_up?.verifications.external_account?.status === 'transferable')
      await browser.post('/client/sign_ins', { transfer: 'true' });
  }

  /** Has a code mailed and enters it; an address that has an account leads to sign-in. */
  async proveAddress(browser: Browser, email: string): Promise<void> {
    const path = `/client/sign_ups/${(await browser.client())?.sign_up?.id ?? ''}`;
    await browser.post(`${path}/prepare_verification`, { strategy: 'email_code' });
    const code = await this.server.mails.code(email);
    const proved = await browser.post(`${path}/attempt_verification`, { strategy: 'email_code', code });
    if (proved.code === 'form_identifier_exists') await browser.post('/client/sign_ins', { transfer: 'true' });
    else if (proved.status !== 200) throw new Error(proved.text);
  }
}

export async function startSite(overrides: SettingsOverrides = {}): Promise<Site> {
  const acme = await startIdentityProvider('Acme');
  const other = await startIdentityProvider('Other');
  const providers = parseProviders({ custom_acme: acme.settings, custom_other: other.settings });
  const server = await startServer({ rateLimits: 'relaxed', providers, ...overrides });
  return new Site(server, acme, other);
}

function externalUrl({ json, text }: Reply<Begun>): URL {
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
