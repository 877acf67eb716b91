import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { EnvironmentJSON, SignInJSON, SignUpJSON } from 'auth-elements/wire';
import type { Browser } from './browser.js';
import { serve, startServer } from './start.js';
import { seen, watch } from './watched.js';
import {
  addWallet,
  beginByWallet,
  makeWallet,
  messageIn,
  metamask,
  mirrored,
  signInByWallet,
  signUpByWallet,
  tryWallet,
} from './wallet-maker.js';
import type { TestWallet } from './wallet-maker.js';

const wallets = [metamask, 'web3_base_signature'] as const;
const server = watch(await startServer({ wallets, rateLimits: 'relaxed' }));
afterAll(server.close);

let people = 0;

/** Somebody with an address and a wallet. */
async function member(at = server): Promise<{ email: string; browser: Browser; wallet: TestWallet }> {
  const email = `wallet-${++people}@example.com`;
  const browser = at.browser();
  await browser.signUp(email);
  const wallet = makeWallet();
  const added = await addWallet(browser, wallet);
  if (added.status !== 200) throw new Error(`The wallet was refused: ${added.text}`);
  return { email, browser, wallet };
}

const invalid = 'web3_signature_invalid';
const over = 'verification_expired';

test('B2: a wallet signs its owner in on any device, with nothing typed', async () => {
  const { email, wallet } = await member();
  const browser = server.browser();
  const begun = await browser.post<SignInJSON>('/client/sign_ins', { identifier: wallet.address });
  expect(begun.json.response).toMatchObject({
    status: 'needs_first_factor',
    supported_identifiers: ['email_address', 'web3_wallet'],
    supported_first_factors: wallets.map(strategy => ({ strategy, primary: true })),
  });
  const done = await tryWallet(browser, wallet);
  expect(done.json.response).toMatchObject({
    status: 'complete',
    first_factor_verification: { object: 'verification_web3', status: 'verified', strategy: metamask },
  });
  expect(done.json.client).toMatchObject({
    last_authentication_strategy: metamask,
    sessions: [{ user: { email_addresses: [{ email_address: email }], web3_wallets: [{ object: 'web3_wallet' }] } }],
  });
});

test('B2: what is signed names the page, the wallet, the attempt and a moment, and is good for five minutes', async () => {
  const { wallet } = await member();
  const browser = server.browser({ origin: 'http://localhost:3001' });
  const { id, message, attempt } = await beginByWallet(browser, wallet);
  expect(message).toMatch(/^localhost:3001 wants you to sign in with your Ethereum account:\n0x[\da-fA-F]{40}\n\n/);
  expect(message).toContain(`\nURI: http://localhost:3001\nVersion: 1\nChain ID: 1\nNonce: `);
  expect(message).toMatch(/\nNonce: [\da-f]{32}\n/);
  expect(message).toContain(`\nRequest ID: ${id}`);
  server.clock.advance(5 * 60_000);
  const late = await browser.post(attempt, { strategy: metamask, signature: wallet.sign(message) });
  expect(late).toMatchObject({ status: 400, code: over });
  expect((await browser.client())?.sessions).toEqual([]);
});

test('B2, AC-020: of fifty right signatures at once exactly one is taken, of a member and of somebody unknown', async () => {
  const outcomes = [];
  for (const wallet of [(await member()).wallet, makeWallet()]) {
    const browser = server.browser();
    const { id, attempt, message } = await beginByWallet(browser, wallet);
    const fields = { strategy: metamask, signature: wallet.sign(message) };
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => server.browser({ like: browser }).post(attempt, fields)),
    );
    const taken = answers.filter(({ status, code }) => status === 200 || code === 'form_identifier_not_found');
    outcomes.push(taken.length);
    const { database } = server.instance;
    const row = await database
      .selectFrom('sign_ins')
      .select(['status', 'client_id'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const sessions = await database
      .selectFrom('sessions')
      .select('id')
      .where('client_id', '=', row.client_id)
      .execute();
    outcomes.push(row.status, sessions.length);
  }
  expect(outcomes).toEqual([1, 'complete', 1, 1, 'abandoned', 0]);
});

test('B2, AC-023: a signature is good once, whatever it was worth', async () => {
  const { wallet } = await member();
  const browser = server.browser();
  const { attempt, message } = await beginByWallet(browser, wallet);
  const right = { strategy: metamask, signature: wallet.sign(message) };
  const wrong = { strategy: metamask, signature: makeWallet().sign(message) };
  expect(await browser.post(attempt, wrong)).toMatchObject({ status: 400, code: invalid });
  expect(await browser.post(attempt, right)).toMatchObject({ status: 400, code: over });
  const again = await beginByWallet(browser, wallet);
  // The one for the message before.
  expect((await browser.post(again.attempt, right)).code).toBe(invalid);
  expect((await signInByWallet(browser, wallet)).status).toBe('complete');
});

test('B2: what was signed for another page, another client or another attempt proves nothing', async () => {
  const { wallet } = await member();
  const browser = server.browser();
  const { attempt, message } = await beginByWallet(browser, wallet);
  const signature = wallet.sign(message);
  const elsewhere = server.browser({ origin: 'http://localhost:3001', like: browser });
  expect((await elsewhere.post(attempt, { strategy: metamask, signature })).code).toBe(over);
  const stranger = server.browser();
  expect((await stranger.post(attempt, { strategy: metamask, signature })).status).toBe(404);
  const own = await beginByWallet(stranger, wallet);
  expect((await stranger.post(own.attempt, { strategy: metamask, signature })).code).toBe(invalid);
  // The right one in the right place is still good.
  expect((await browser.post(attempt, { strategy: metamask, signature })).status).toBe(200);
});

test('B2: a text with another domain, chain, nonce or time is another text, though the right key has signed it', async () => {
  const { wallet } = await member();
  const changes: readonly (readonly [RegExp, string])[] = [
    [/^localhost:3000/, 'evil.example'],
    [/URI: .*/, 'URI: https://evil.example'],
    [/Chain ID: 1/, 'Chain ID: 137'],
    [/Nonce: ./, 'Nonce: z'],
    [/Expiration Time: 2026/, 'Expiration Time: 2036'],
    [/$/, '\n'],
    [/\n/g, '\r\n'],
    [/Sign in to/, 'Create an account at'],
  ];
  for (const [part, instead] of changes) {
    const browser = server.browser();
    const { attempt, message } = await beginByWallet(browser, wallet);
    const signature = wallet.sign(message.replace(part, instead));
    expect((await browser.post(attempt, { strategy: metamask, signature })).code, String(part)).toBe(invalid);
  }
});

test('B2: what is no signature, has a large s, or is a contract’s is refused in words of its own', async () => {
  const { wallet } = await member();
  const browser = server.browser();
  const { attempt, message } = await beginByWallet(browser, wallet);
  const right = wallet.sign(message);
  const odd = ['x', '0x', '0xabc', right.slice(2), `${right}zz`, ` ${right}`, '0x'.padEnd(9000, 'ab')];
  for (const signature of odd)
    expect((await browser.post(attempt, { strategy: metamask, signature })).code, signature).toBe(
      'form_param_format_invalid',
    );
  expect((await browser.post(attempt, { strategy: metamask })).code).toBe('form_param_nil');
  for (const signature of [`${right}00`, right.slice(0, -2), `0x${'ab'.repeat(640)}`])
    expect((await browser.post(attempt, { strategy: metamask, signature })).code).toBe('web3_smart_wallet_unsupported');
  // None of them has used the message up.
  expect((await browser.post(attempt, { strategy: metamask, signature: mirrored(right) })).code).toBe(invalid);
  const once = await beginByWallet(browser, wallet);
  const capitals = `0x${wallet.sign(once.message).slice(2).toUpperCase()}`;
  expect((await browser.post(once.attempt, { strategy: metamask, signature: capitals })).status).toBe(200);
});

test('B2: an address is the same in every case, and with a slip in its check sum it is none', async () => {
  const { wallet } = await member();
  const upper = `0x${wallet.address.slice(2).toUpperCase()}`;
  expect((await signInByWallet(server.browser(), { ...wallet, address: upper })).status).toBe('complete');
  const browser = server.browser();
  const { json } = await browser.post<SignInJSON>('/client/sign_ins', { identifier: wallet.address });
  const shown = json.response.identifier ?? '';
  expect(shown.toLowerCase()).toBe(wallet.address);
  const slip = shown.replace(/[a-f]/, letter => letter.toUpperCase()).replace(/[A-F]$/, letter => letter.toLowerCase());
  if (slip !== shown && slip !== wallet.address)
    expect((await browser.post('/client/sign_ins', { identifier: slip })).code).toBe('form_param_format_invalid');
  const taken = await signUpByWallet(server.browser(), { ...wallet, address: upper });
  expect(taken.code).toBe('form_identifier_exists');
});

test('AC-051: until a wallet is proved nobody learns whether it has an account', async () => {
  const { wallet } = await member();
  const both = [wallet, makeWallet()] as const;
  const costs = [];
  for (const one of both) {
    const browser = server.browser();
    const shown = (text: string): string => text.replaceAll(/0x[\da-f]{40}/gi, '0x');
    const begin = await server.costOf(() => browser.post('/client/sign_ins', { identifier: one.address }));
    const { attempt } = await beginByWallet(browser, one);
    const prepare = attempt.replace('attempt', 'prepare');
    const prepared = await server.costOf(() => browser.post(prepare, { strategy: metamask }));
    const signature = makeWallet().sign('something else');
    const refused = await server.costOf(() => browser.post(attempt, { strategy: metamask, signature }));
    const replies = [begin, prepared, refused];
    costs.push(
      replies.map(({ result, cost }) => ({
        cost,
        status: result.status,
        code: result.code,
        length: shown(result.text).length,
        keys: JSON.stringify(seen(result, one.address)).length,
      })),
    );
  }
  expect(costs[0]).toEqual(costs[1]);
  expect(costs[0]?.[2]?.code).toBe(invalid);
});

test('B6: who has no account makes one with what they have signed, and is asked for an address', async () => {
  const wallet = makeWallet();
  const browser = server.browser();
  expect(await tryWallet(browser, wallet)).toMatchObject({ status: 422, code: 'form_identifier_not_found' });
  const { json } = await browser.post<SignUpJSON>('/client/sign_ups', { transfer: 'true' });
  expect(json.response).toMatchObject({
    status: 'missing_requirements',
    // The wallet takes the place of a password.
    missing_fields: ['email_address'],
    unverified_fields: [],
    verifications: { web3_wallet: { status: 'verified', strategy: metamask, next_action: '' } },
  });
  const path = `/client/sign_ups/${json.response.id}`;
  const email = `signed-${++people}@example.com`;
  await browser.send('PATCH', path, { email_address: email });
  await browser.post(`${path}/prepare_verification`, { strategy: 'email_code' });
  const code = await server.mails.code(email);
  const done = await browser.post<SignUpJSON>(`${path}/attempt_verification`, { strategy: 'email_code', code });
  expect(done.json.response.status).toBe('complete');
  const [session] = done.json.client?.sessions ?? [];
  expect(session?.user).toMatchObject({
    primary_web3_wallet_id: session?.user.web3_wallets[0]?.id,
    web3_wallets: [{ verification: { status: 'verified', strategy: metamask } }],
  });
  expect(done.json.client?.last_authentication_strategy).toBe(metamask);
  expect((await signInByWallet(server.browser(), wallet)).status).toBe('complete');
});

test('B6: who signs up with a wallet that has an account goes on to it, with one signature', async () => {
  const { wallet, email } = await member();
  const browser = server.browser();
  expect((await signUpByWallet(browser, wallet)).code).toBe('form_identifier_exists');
  const { json } = await browser.post<SignInJSON>('/client/sign_ins', { transfer: 'true' });
  expect(json.response.status).toBe('complete');
  expect(json.client?.sessions[0]?.user.email_addresses[0]?.email_address).toBe(email);
  expect(json.client?.last_authentication_strategy).toBe(metamask);
  expect((await browser.post('/client/sign_ins', { transfer: 'true' })).code).toBe('account_transfer_invalid');
});

test('B2: a signature for signing up does not sign in, and a changed wallet has to be proved anew', async () => {
  const [wallet, other] = [makeWallet(), makeWallet()];
  const browser = server.browser();
  const created = await browser.post<SignUpJSON>('/client/sign_ups', { web3_wallet: wallet.address });
  expect(created.json.response).toMatchObject({ unverified_fields: ['web3_wallet'] });
  expect(created.json.response.web3_wallet?.toLowerCase()).toBe(wallet.address);
  const path = `/client/sign_ups/${created.json.response.id}`;
  const fields = { strategy: metamask };
  const prepared = await browser.post<SignUpJSON>(`${path}/prepare_verification`, fields);
  const message = messageIn(prepared.json.response.verifications.web3_wallet, prepared.text);
  expect(message).toContain('Create an account at Test app.');
  const renamed = await browser.send<SignUpJSON>('PATCH', path, { web3_wallet: other.address });
  expect(renamed.json.response.verifications.web3_wallet).toMatchObject({ next_action: 'needs_prepare' });
  const signature = wallet.sign(message);
  expect((await browser.post(`${path}/attempt_verification`, { ...fields, signature })).code).toBe(over);
  await browser.send('PATCH', path, { web3_wallet: wallet.address });
  const again = await browser.post<SignUpJSON>(`${path}/attempt_verification`, { ...fields, signature });
  expect(again.json.response).toMatchObject({ missing_fields: ['email_address'], unverified_fields: [] });
  const changed = await browser.send<SignUpJSON>('PATCH', path, { web3_wallet: other.address });
  expect(changed.json.response).toMatchObject({
    missing_fields: ['email_address', 'password'],
    unverified_fields: ['web3_wallet'],
    verifications: { web3_wallet: { next_action: 'needs_prepare', supported_strategies: wallets } },
  });
  const signIn = await beginByWallet(browser, wallet);
  expect((await browser.post(signIn.attempt, { ...fields, signature })).code).toBe(invalid);
});

test('B12: with wallets an account needs no address, and says so when nothing was given at all', async () => {
  const own = watch(await startServer({ wallets, users: { email: 'optional' }, rateLimits: 'relaxed' }));
  onTestFinished(own.close);
  const wallet = makeWallet();
  const browser = own.browser();
  const done = await signUpByWallet(browser, wallet);
  expect(done.json.response).toMatchObject({ status: 'complete', missing_fields: [] });
  const [session] = done.json.client?.sessions ?? [];
  expect(session?.user.email_addresses).toEqual([]);
  expect(session?.public_user_data.identifier.toLowerCase()).toBe(wallet.address);
  const nothing = await own.browser().post<SignUpJSON>('/client/sign_ups', { password: 'amber-lantern-quietly-71' });
  expect(nothing.json.response).toMatchObject({ status: 'missing_requirements', missing_fields: ['email_address'] });
});

test('B2: without enumeration protection an unknown wallet is told apart at once, in both flows', async () => {
  const open = watch(await startServer({ wallets, users: { enumerationProtection: false }, rateLimits: 'relaxed' }));
  onTestFinished(open.close);
  const { wallet } = await member(open);
  const unknown = await open.browser().post('/client/sign_ins', { identifier: makeWallet().address });
  expect(unknown).toMatchObject({ status: 422, code: 'form_identifier_not_found' });
  const taken = await open.browser().post('/client/sign_ups', { web3_wallet: wallet.address });
  expect(taken).toMatchObject({ status: 422, code: 'form_identifier_exists' });
});

test('B2: where wallets are off there are none, and the environment says so', async () => {
  const plain = await startServer();
  onTestFinished(plain.close);
  const { address } = makeWallet();
  expect((await plain.browser().post('/client/sign_ins', { identifier: address })).code).toBe(
    'form_param_format_invalid',
  );
  expect((await plain.browser().post('/client/sign_ups', { web3_wallet: address })).code).toBe(
    'form_param_value_disabled',
  );
  const browser = plain.browser();
  await browser.signUp('plain@example.com');
  expect((await browser.post('/me/web3_wallets', { web3_wallet: address })).code).toBe('form_param_value_disabled');
  const environment = async (at: { browser: () => Browser }): Promise<EnvironmentJSON> =>
    (await at.browser().get('/environment')).json as unknown as EnvironmentJSON;
  expect((await environment(plain)).user_settings.attributes.web3_wallet.enabled).toBe(false);
  expect((await environment(server)).user_settings.attributes.web3_wallet).toMatchObject({
    enabled: true,
    used_for_first_factor: true,
    first_factors: wallets,
    verifications: wallets,
  });
});

test('B2: a kind of wallet that is off, and an address or a name, are proved by no signature', async () => {
  const { wallet, email } = await member();
  const browser = server.browser();
  const { json } = await browser.post<SignInJSON>('/client/sign_ins', { identifier: wallet.address });
  const path = `/client/sign_ins/${json.response.id}/prepare_first_factor`;
  expect((await browser.post(path, { strategy: 'web3_okx_wallet_signature' })).code).toBe('strategy_for_user_invalid');
  expect((await browser.post(path, { strategy: 'web3_solana_signature' })).code).toBe('form_param_value_invalid');
  expect((await browser.post(path, { strategy: 'email_code' })).code).toBe('strategy_for_user_invalid');
  const named = await browser.post('/client/sign_ins', { identifier: email, strategy: metamask });
  expect(named.code).toBe('strategy_for_user_invalid');
});

test('B12: a wallet on the block list does not sign up, and with the allow list only those on it do', async () => {
  const strict = watch(await startServer({ wallets, access: { blocklist: true }, rateLimits: 'relaxed' }));
  onTestFinished(strict.close);
  const wallet = makeWallet();
  await strict.instance.database
    .insertInto('access_identifiers')
    .values({
      id: 'blid_1',
      list: 'block',
      identifier: wallet.address,
      identifier_key: wallet.address,
      identifier_type: 'web3_wallet',
      invitation_id: null,
      created_at: 0,
      updated_at: 0,
    })
    .execute();
  expect((await signUpByWallet(strict.browser(), wallet)).code).toBe('not_allowed_access');
  expect((await signUpByWallet(strict.browser(), makeWallet())).status).toBe(200);
  const { instance } = await strict.another({ wallets, access: { allowlist: true } });
  const few = serve({ ...strict, instance });
  expect((await signUpByWallet(few.browser(), makeWallet())).code).toBe('not_allowed_access');
});
