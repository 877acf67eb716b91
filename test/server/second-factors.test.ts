import { Secret, TOTP } from 'otpauth';
import { afterAll, expect, test } from 'vitest';
import type { SignInJSON, TotpJSON } from 'auth-elements/wire';
import { decodeJwt } from 'jose';
import type { Browser, Reply } from './browser.js';
import { startServer } from './start.js';

const server = await startServer({
  rateLimits: 'relaxed',
  secondFactors: { totp: true, backupCodes: true },
});
afterAll(server.close);

let people = 0;

/** Somebody with an authenticator app, who has just enrolled it. */
async function enrolled(): Promise<{
  email: string;
  browser: Browser;
  code: (steps?: number) => string;
  backupCodes: readonly string[];
}> {
  const email = `member-${++people}@example.com`;
  const browser = server.browser();
  await browser.signUp(email);
  const { json } = await browser.post<TotpJSON>('/me/totp');
  const code = codesOf(json.response.secret ?? '');
  const verified = await browser.post<TotpJSON>('/me/totp/attempt_verification', { code: code() });
  expect(verified.status).toBe(200);
  // The code of this step has been used.
  server.clock.advance(30_000);
  return { email, browser, code, backupCodes: verified.json.response.backup_codes ?? [] };
}

/** What the app shows now, or some steps of thirty seconds later. */
function codesOf(secret: string): (steps?: number) => string {
  const app = new TOTP({ secret: Secret.fromBase32(secret) });
  return (steps = 0) => app.generate({ timestamp: server.clock.now() + steps * 30_000 });
}

const prove = (browser: Browser, id: string, strategy: string, code: string): Promise<Reply<SignInJSON>> =>
  browser.post<SignInJSON>(`/client/sign_ins/${id}/attempt_second_factor`, { strategy, code });

test('B3: after the password the code of the authenticator app is asked for, and then there is a session', async () => {
  const { email, code } = await enrolled();
  const browser = server.browser();
  const first = await browser.signIn(email);
  expect(first.json.response).toMatchObject({
    status: 'needs_second_factor',
    supported_second_factors: [{ strategy: 'totp' }, { strategy: 'backup_code' }],
    created_session_id: null,
  });
  const second = await prove(browser, first.json.response.id, 'totp', code());
  expect(second.json.response).toMatchObject({
    status: 'complete',
    second_factor_verification: { status: 'verified', strategy: 'totp' },
  });
  const [session] = (await browser.client())?.sessions ?? [];
  expect(session?.id).toBe(second.json.response.created_session_id);
  expect(session?.factor_verification_age).toEqual([0, 0]);
  expect(decodeJwt(session?.last_active_token?.jwt ?? '')['fva']).toEqual([0, 0]);
});
