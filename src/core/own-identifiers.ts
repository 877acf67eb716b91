import type { EmailAddressJSON, ExternalAccountJSON, PhoneNumberJSON } from '../wire/index.js';
import type { AccountVerbs } from './client-api.js';
import { toCamel } from './camel.js';
import type { Call } from './http.js';
import type { EmailAddress, ExternalAccount, PhoneNumber } from './snapshot.js';

type Input<Verb extends keyof AccountVerbs, Which extends 0 | 1 = 0> = Parameters<AccountVerbs[Verb]>[Which];

/** What the signed-in person is known by, and signs in with: a file of its own, for few pages change any of it. */
export class OwnIdentifiers {
  readonly #ask: (call: Call) => Promise<unknown>;

  constructor(ask: (call: Call) => Promise<unknown>) {
    this.#ask = ask;
  }

  createPhoneNumber(body: Input<'createPhoneNumber'>): Promise<PhoneNumber> {
    return this.#number({ path: numbers, method: 'POST', body });
  }

  preparePhoneNumber(id: string): Promise<PhoneNumber> {
    const body = { strategy: 'phone_code' };
    return this.#number({ path: `${at(numbers, id)}/prepare_verification`, method: 'POST', body });
  }

  verifyPhoneNumber(id: string, code: string): Promise<PhoneNumber> {
    return this.#number({ path: `${at(numbers, id)}/attempt_verification`, method: 'POST', body: { code } });
  }

  updatePhoneNumber(id: string, body: Input<'updatePhoneNumber', 1>): Promise<PhoneNumber> {
    return this.#number({ path: at(numbers, id), method: 'PATCH', body });
  }

  createEmailAddress(body: Input<'createEmailAddress'>): Promise<EmailAddress> {
    return this.#address({ path: addresses, method: 'POST', body });
  }

  prepareEmailAddress(id: string, body: Input<'prepareEmailAddress', 1> = { strategy: 'email_code' }) {
    return this.#address({ path: `${at(addresses, id)}/prepare_verification`, method: 'POST', body });
  }

  verifyEmailAddress(id: string, code: string): Promise<EmailAddress> {
    return this.#address({ path: `${at(addresses, id)}/attempt_verification`, method: 'POST', body: { code } });
  }

  reloadEmailAddress(id: string): Promise<EmailAddress> {
    return this.#address({ path: at(addresses, id) });
  }

  connectExternalAccount(body: Input<'connectExternalAccount'>): Promise<ExternalAccount> {
    return this.#site({ path: sites, method: 'POST', body });
  }

  reauthorizeExternalAccount(id: string, body: Input<'reauthorizeExternalAccount', 1>): Promise<ExternalAccount> {
    return this.#site({ path: `${at(sites, id)}/reauthorize`, method: 'PATCH', body });
  }

  async delete(what: 'phone_numbers' | 'email_addresses' | 'external_accounts', id: string): Promise<void> {
    await this.#ask({ path: at(`/me/${what}`, id), method: 'DELETE' });
  }

  // What each path answers is said by the protocol.
  async #number(call: Call): Promise<PhoneNumber> {
    return toCamel((await this.#ask(call)) as PhoneNumberJSON);
  }

  async #address(call: Call): Promise<EmailAddress> {
    return toCamel((await this.#ask(call)) as EmailAddressJSON);
  }

  async #site(call: Call): Promise<ExternalAccount> {
    return toCamel((await this.#ask(call)) as ExternalAccountJSON);
  }
}

const numbers = '/me/phone_numbers';
const addresses = '/me/email_addresses';
const sites = '/me/external_accounts';
const at = (path: string, id: string): string => `${path}/${encodeURIComponent(id)}`;
