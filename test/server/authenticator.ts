import { Secret, TOTP } from 'otpauth';
import type { PhoneNumberJSON, SignInJSON, TotpJSON } from 'auth-elements/wire';
import type { Browser, Reply } from './browser.js';
import type { TestServer } from './start.js';

/** Somebody's app, and what was written down beside it. */
export interface Authenticator {
  /** What the app shows now, or some steps of thirty seconds later. */
  readonly code: (steps?: number) => string;
  readonly backupCodes: readonly string[];
  /** What the app is set up with, in base32. */
  readonly secret: string;
}

/** Enrols an app for whoever is signed in. The clock goes on, so that its next code is a fresh one. */
export async function enrol(server: TestServer, browser: Browser): Promise<Authenticator> {
  const { json } = await browser.post<TotpJSON>('/me/totp');
  const secret = json.response.secret ?? '';
  const code = codesOf(server, secret);
  const verified = await browser.post<TotpJSON>('/me/totp/attempt_verification', { code: code() });
  if (verified.status !== 200) throw new Error(`The app was refused: ${verified.text}`);
  server.clock.advance(30_000);
  return { code, secret, backupCodes: verified.json.response.backup_codes ?? [] };
}

/** Adds a number and proves it, to sign in by or for the second step. The clock goes on, so that the next one is younger. */
export async function addNumber(
  { clock, mails }: TestServer,
  browser: Browser,
  phone: string,
  reserved = false,
): Promise<PhoneNumberJSON> {
  const fields = { phone_number: phone, reserved_for_second_factor: String(reserved) };
  const { json } = await browser.post<PhoneNumberJSON>('/me/phone_numbers', fields);
  const path = `/me/phone_numbers/${json.response.id}`;
  await browser.post(`${path}/prepare_verification`, { strategy: 'phone_code' });
  const code = await mails.code(json.response.phone_number);
  const verified = await browser.post<PhoneNumberJSON>(`${path}/attempt_verification`, { code });
  if (verified.status !== 200) throw new Error(`The number was refused: ${verified.text}`);
  clock.advance(1000);
  return verified.json.response;
}

let numbers = 0;

/** A number of Germany's mobile phones that nobody had before. */
export const newNumber = (): string => `+4915124${String(450_000 + ++numbers)}`;

export function codesOf({ clock }: TestServer, secret: string): (steps?: number) => string {
  const app = new TOTP({ secret: Secret.fromBase32(secret) });
  return (steps = 0) => app.generate({ timestamp: clock.now() + steps * 30_000 });
}

/** Proves a second factor of a sign-in. */
export function proveSecond(browser: Browser, id: string, strategy: string, code: string): Promise<Reply<SignInJSON>> {
  return browser.post<SignInJSON>(`/client/sign_ins/${id}/attempt_second_factor`, { strategy, code });
}

/** Proves a mailed code of a sign-in. */
export async function proveMail(
  server: TestServer,
  browser: Browser,
  { id, email, strategy }: { readonly id: string; readonly email: string; readonly strategy: string },
): Promise<Reply<SignInJSON>> {
  const path = `/client/sign_ins/${id}`;
  await browser.post(`${path}/prepare_first_factor`, { strategy });
  const code = await server.mails.code(email);
  return browser.post<SignInJSON>(`${path}/attempt_first_factor`, { strategy, code });
}
