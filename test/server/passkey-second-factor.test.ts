import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { SessionReverificationJSON, SignInJSON, VerificationJSON } from 'auth-elements/wire';
import { enrol, proveSecond } from './authenticator.js';
import { goodPassword } from './browser.js';
import type { Browser } from './browser.js';
import type { Options, PasskeyMaker, Twist } from './passkey-maker.js';
import { beginSignIn, make, member, memberWithPasskey, optionsOf, signIn } from './passkey-people.js';
import { serve, startServer } from './start.js';

const settings = {
  passkeys: { enabled: true },
  secondFactors: { totp: true, passkey: true, backupCodes: true },
} as const;
const server = await startServer(settings);
/** The same server as it was before passkeys became second steps. */
const before = serve(
  await server.another({ ...settings, secondFactors: { ...settings.secondFactors, passkey: false } }),
);
afterAll(async () => {
  await before.close();
  await server.close();
});

interface RequestOptions extends Options {
  readonly userVerification: string;
  readonly allowCredentials: readonly { readonly id: string }[];
}

const requestOf = (verification: VerificationJSON | null | undefined): RequestOptions =>
  optionsOf(verification) as RequestOptions;

/** Proves the password. Answers where the second step goes on. */
async function byPassword(browser: Browser, email: string): Promise<string> {
  const { json } = await browser.signIn(email);
  expect(json.response).toMatchObject({ status: 'needs_second_factor', created_session_id: null });
  return `/client/sign_ins/${json.response.id}`;
}

async function prepare(browser: Browser, path: string): Promise<RequestOptions> {
  const { json } = await browser.post<SignInJSON>(`${path}/prepare_second_factor`, { strategy: 'passkey' });
  return requestOf(json.response.second_factor_verification);
}

const answer = (browser: Browser, path: string, credential: string) =>
  browser.post<SignInJSON>(`${path}/attempt_second_factor`, {
    strategy: 'passkey',
    public_key_credential: credential,
  });

test('B3: after the password a passkey of the person proves the second step, and being touched is enough', async () => {
  const { email, maker } = await memberWithPasskey(server);
  const browser = server.browser();
  const path = await byPassword(browser, email);
  expect((await browser.client())?.sign_in).toMatchObject({
    supported_second_factors: [{ strategy: 'passkey' }],
    second_factor_verification: null,
  });
  const options = await prepare(browser, path);
  expect(options).toMatchObject({
    rpId: 'localhost',
    userVerification: 'preferred',
    allowCredentials: [{ type: 'public-key', id: maker.id }],
  });
  expect(Buffer.from(options.challenge, 'base64url')).toHaveLength(32);
  const done = await answer(browser, path, maker.get(options, { uv: false, userHandle: null }));
  expect(done.json.response).toMatchObject({
    status: 'complete',
    second_factor_verification: { strategy: 'passkey', status: 'verified' },
  });
  expect(done.json.response.second_factor_verification).not.toHaveProperty('nonce');
  expect((await browser.client())?.sessions[0]?.factor_verification_age).toEqual([0, 0]);
});

test('B3, B12: before the first factor nobody learns of it, and nothing of it can be called', async () => {
  const { email } = await memberWithPasskey(server);
  const answers = [];
  for (const identifier of [email, 'nobody-at-all@example.com']) {
    const browser = server.browser();
    const { json } = await browser.post<SignInJSON>('/client/sign_ins', { identifier });
    const { id, supported_second_factors: factors, second_factor_verification: verification } = json.response;
    const path = `/client/sign_ins/${id}`;
    const prepared = await browser.post(`${path}/prepare_second_factor`, { strategy: 'passkey' });
    const attempted = await answer(browser, path, '{}');
    answers.push({ factors, verification, codes: [prepared.code, attempted.code, prepared.status, attempted.status] });
  }
  expect(answers[0]).toMatchObject({ factors: null, verification: null });
  expect(answers[0]).toEqual(answers[1]);
});

test('B3 W-05: the passkey of somebody else proves nothing, and the challenge is used up by it', async () => {
  const { email, maker } = await memberWithPasskey(server);
  const { maker: other } = await memberWithPasskey(server);
  const browser = server.browser();
  const path = await byPassword(browser, email);
  const options = await prepare(browser, path);
  expect((await answer(browser, path, other.get(options))).code).toBe('passkey_authentication_failure');
  const handle = { userHandle: other.userHandle };
  expect((await answer(browser, path, maker.get(options))).code).toBe('verification_expired');
  const again = await prepare(browser, path);
  expect((await answer(browser, path, maker.get(again, handle))).code).toBe('passkey_authentication_failure');
  const posed = { credentialId: maker.id };
  const third = await prepare(browser, path);
  expect((await answer(browser, path, other.get(third, posed))).code).toBe('passkey_authentication_failure');
  expect((await browser.client())?.sessions).toEqual([]);
});

test.each<Twist>([
  { otherKey: true },
  { origin: 'https://localhost.evil.example' },
  { rpId: 'evil.example' },
  { type: 'webauthn.create' },
  { crossOrigin: true },
  { up: false },
  { challenge: 'AAAA' },
  { be: true },
])('W-01 W-02: an answer that is not as it has to be proves no second step: %o', async twist => {
  const { email, maker } = await memberWithPasskey(server);
  const browser = server.browser();
  const path = await byPassword(browser, email);
  const refused = await answer(browser, path, maker.get(await prepare(browser, path), twist));
  expect(refused.code).toBe('passkey_authentication_failure');
  expect((await browser.client())?.sign_in?.status).toBe('needs_second_factor');
});

test('W-01: what was signed once is signed for that, and neither replayed nor taken late', async () => {
  const { email, maker } = await memberWithPasskey(server);
  const browser = server.browser();
  const path = await byPassword(browser, email);
  const signed = maker.get(await prepare(browser, path));
  expect((await answer(browser, path, signed)).status).toBe(200);
  const next = server.browser();
  const again = await byPassword(next, email);
  expect((await answer(next, again, signed)).code).toBe('verification_expired');
  const late = await prepare(next, again);
  expect((await answer(next, again, signed)).code).toBe('passkey_authentication_failure');
  const fresh = await prepare(next, again);
  expect(fresh.challenge).not.toBe(late.challenge);
  server.clock.advance(5 * 60_000);
  expect((await answer(next, again, maker.get(fresh))).code).toBe('verification_expired');
});

test('W-01: of many right answers at once exactly one gets through', async () => {
  const { email, maker } = await memberWithPasskey(server);
  const browser = server.browser();
  const path = await byPassword(browser, email);
  const signed = maker.get(await prepare(browser, path));
  const send = () => answer(server.browser({ like: browser }), path, signed);
  const answers = await Promise.all(Array.from({ length: 8 }, send));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

test('W-01: the challenge of the first factor is none of the second, and the reverse', async () => {
  const { email, maker } = await memberWithPasskey(server);
  const browser = server.browser();
  const { path, options } = await beginSignIn(browser, email);
  const proof = { strategy: 'password', password: goodPassword };
  expect((await browser.post<SignInJSON>(`${path}/attempt_first_factor`, proof)).json.response.status).toBe(
    'needs_second_factor',
  );
  const first = maker.get(options);
  expect((await answer(browser, path, first)).code).toBe('verification_expired');
  const second = await prepare(browser, path);
  expect((await answer(browser, path, first)).code).toBe('passkey_authentication_failure');
  const other = await beginSignIn(server.browser({ like: browser }), email);
  const crossed = await browser.post(`${other.path}/attempt_first_factor`, {
    strategy: 'passkey',
    public_key_credential: maker.get(second),
  });
  expect(crossed.code).toBe('passkey_authentication_failure');
});

test('W-01: what is signed for one attempt is worth nothing for another, nor from another client', async () => {
  const { email, maker } = await memberWithPasskey(server);
  const owner = server.browser();
  const path = await byPassword(owner, email);
  const signed = maker.get(await prepare(owner, path));
  const thief = server.browser();
  const own = await byPassword(thief, email);
  await prepare(thief, own);
  expect((await answer(thief, own, signed)).code).toBe('passkey_authentication_failure');
  expect((await answer(thief, path, signed)).status).toBe(404);
  expect((await thief.client())?.sessions).toEqual([]);
  expect((await answer(owner, path, signed)).status).toBe(200);
});

test('B3 W-03: a passkey that was touched to say who it is proves no second step, whichever it is', async () => {
  const { browser, maker } = await memberWithPasskey(server);
  const { maker: spare } = await make(browser);
  for (const used of [maker, spare]) {
    const fresh = server.browser();
    expect((await signIn(fresh, used, { uv: false })).code).toBe('strategy_for_user_invalid');
    expect((await fresh.client())?.sessions).toEqual([]);
  }
  const app = await enrol(server, browser);
  const touched = server.browser();
  const { response } = (await signIn(touched, maker, { uv: false })).json;
  expect(response.supported_second_factors?.map(({ strategy }) => strategy)).toEqual(['totp']);
  const path = `/client/sign_ins/${response.id}`;
  const refused = 'strategy_for_user_invalid';
  expect((await touched.post(`${path}/prepare_second_factor`, { strategy: 'passkey' })).code).toBe(refused);
  expect((await answer(touched, path, '{}')).code).toBe(refused);
  expect((await proveSecond(touched, response.id, 'totp', app.code())).json.response.status).toBe('complete');
});

test('B3 W-03: one that was unlocked is both still, unless the instance asks for more after each', async () => {
  const { maker } = await memberWithPasskey(server);
  const browser = server.browser();
  expect((await signIn(browser, maker, { uv: true })).json.response.status).toBe('complete');
  expect((await browser.client())?.sessions[0]?.factor_verification_age).toEqual([0, 0]);
  const strict = serve(await server.another({ ...settings, passkeys: { enabled: true, secondFactor: false } }));
  onTestFinished(strict.close);
  expect((await signIn(strict.browser(), maker, { uv: true })).code).toBe('strategy_for_user_invalid');
});

test('B3: whether passkeys are second steps is a setting, and the environment and the user say so', async () => {
  const { email, browser } = await memberWithPasskey(before);
  expect((await before.browser().signIn(email)).json.response.status).toBe('complete');
  const told = async (shown: typeof server, on: boolean): Promise<void> => {
    const { json } = await shown.browser().get('/environment');
    expect(json).toMatchObject({
      user_settings: {
        attributes: { passkey: { used_for_second_factor: on, second_factors: on ? ['passkey'] : [] } },
      },
    });
    const client = await shown.browser({ like: browser }).client();
    expect(client?.sessions[0]?.user.two_factor_enabled).toBe(on);
  };
  await told(before, false);
  await told(server, true);
  await byPassword(server.browser(), email);
});

test('B3 AC-027: wrong answers are counted like wrong codes, for every second factor together', async () => {
  const { email, maker, browser: own } = await memberWithPasskey(server);
  const app = await enrol(server, own);
  const browser = server.browser();
  const path = await byPassword(browser, email);
  const right = await prepare(browser, path);
  const done = await answer(browser, path, maker.get(right));
  // A right one counts for nothing.
  expect(done.status).toBe(200);
  const next = server.browser();
  const { id } = (await next.signIn(email)).json.response;
  for (let tries = 0; tries < 10; tries++) {
    server.clock.advance(15_000);
    const begun = server.browser({ like: next, ip: `192.0.2.${tries}` });
    const options = await prepare(begun, `/client/sign_ins/${id}`);
    const refused = await answer(begun, `/client/sign_ins/${id}`, maker.get(options, { otherKey: true }));
    expect(refused.code).toBe('passkey_authentication_failure');
  }
  expect((await proveSecond(next, id, 'totp', app.code())).status).toBe(429);
});

test('B3: on a page of another domain it is asked for all the same, and none can be named there', async () => {
  const { email } = await memberWithPasskey(server);
  const browser = server.browser({ origin: 'http://127.0.0.1:3000' });
  const path = await byPassword(browser, email);
  const refused = await browser.post(`${path}/prepare_second_factor`, { strategy: 'passkey' });
  expect(refused.code).toBe('passkey_not_registered');
});

/** Asks a session again, by its second factor. */
async function stepUp(browser: Browser, maker: PasskeyMaker, twist: Twist = {}, level = 'second_factor') {
  const id = (await browser.client())?.sessions[0]?.id ?? '';
  const path = `/client/sessions/${id}/verify`;
  const begun = await browser.post<SessionReverificationJSON>(path, { level });
  const prepared = await browser.post<SessionReverificationJSON>(`${path}/prepare_second_factor`, {
    strategy: 'passkey',
  });
  const options = requestOf(prepared.json.response.second_factor_verification);
  const fields = { strategy: 'passkey', public_key_credential: maker.get(options, twist) };
  const done = await browser.post<SessionReverificationJSON>(`${path}/attempt_second_factor`, fields);
  return {
    begun: begun.json.response,
    options,
    done,
    again: () => browser.post(`${path}/attempt_second_factor`, fields),
  };
}

test('D10 B3: a session is asked again by the passkey, and what is signed for that serves once', async () => {
  const { browser, id, maker } = await memberWithPasskey(server);
  server.clock.advance(20 * 60_000);
  const refused = await browser.send('DELETE', `/me/passkeys/${id}`, {});
  expect(refused.code).toBe('session_reverification_required');
  expect(refused.json.errors?.[0]?.meta).toMatchObject({ reverification: { level: 'second_factor' } });
  const { begun, options, done, again } = await stepUp(browser, maker, { uv: false });
  expect(begun).toMatchObject({ status: 'needs_second_factor', supported_second_factors: [{ strategy: 'passkey' }] });
  expect(options).toMatchObject({ userVerification: 'preferred', allowCredentials: [{ id: maker.id }] });
  expect(done.json.response).toMatchObject({
    status: 'complete',
    second_factor_verification: { strategy: 'passkey', status: 'verified' },
  });
  expect((await again()).status).toBe(400);
  expect((await browser.send('DELETE', `/me/passkeys/${id}`, {})).status).toBe(200);
});

test('D10 W-03: a session that a touched passkey began is proved further by one that is unlocked alone', async () => {
  const { maker } = await memberWithPasskey(before);
  const browser = before.browser();
  expect((await signIn(browser, maker, { uv: false })).json.response.status).toBe('complete');
  const same = server.browser({ like: browser });
  const touched = await stepUp(same, maker, { uv: false });
  expect(touched.options.userVerification).toBe('required');
  expect(touched.done.code).toBe('passkey_authentication_failure');
  const unlocked = await stepUp(same, maker, { uv: true });
  expect(unlocked.done.json.response.status).toBe('complete');
});

test('B3: the first passkey is told of as a second step, and the session has proved it', async () => {
  const { email, browser } = await member(server);
  await make(browser);
  const client = await browser.client();
  expect(client?.sessions[0]).toMatchObject({ factor_verification_age: [1, 0], user: { two_factor_enabled: true } });
  expect((await browser.post('/me/backup_codes')).status).toBe(200);
  const told = (await server.mails.to(email)).map(({ template }) => template);
  expect(told.slice(1).sort()).toEqual(['backup_codes_made', 'passkey_added', 'second_factor_added']);
});

test('B3: with the last passkey the second step goes, its backup codes and what sessions say of it', async () => {
  const { email, browser, id } = await memberWithPasskey(server);
  await browser.post('/me/backup_codes');
  const { id: second } = await make(browser);
  await browser.send('DELETE', `/me/passkeys/${id}`, {});
  expect((await browser.client())?.sessions[0]?.user).toMatchObject({
    two_factor_enabled: true,
    backup_code_enabled: true,
  });
  await browser.send('DELETE', `/me/passkeys/${second}`, {});
  const session = (await browser.client())?.sessions[0];
  expect(session?.user).toMatchObject({ two_factor_enabled: false, backup_code_enabled: false });
  expect(session?.factor_verification_age?.[1]).toBe(-1);
  const told = (await server.mails.to(email)).map(({ template }) => template);
  expect(told.filter(name => name.endsWith('_removed')).sort()).toEqual([
    'passkey_removed',
    'passkey_removed',
    'second_factor_removed',
    'second_factor_removed',
  ]);
  expect((await server.browser().signIn(email)).json.response.status).toBe('complete');
});

test('B3: a passkey that was removed after it had signed lets nobody in', async () => {
  const { email, maker, browser: own, id } = await memberWithPasskey(server);
  await make(own);
  const browser = server.browser();
  const path = await byPassword(browser, email);
  const signed = maker.get(await prepare(browser, path));
  await own.send('DELETE', `/me/passkeys/${id}`, {});
  expect((await answer(browser, path, signed)).code).toBe('passkey_authentication_failure');
});
