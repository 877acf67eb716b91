import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { SessionReverificationJSON, Web3WalletJSON } from 'auth-elements/wire';
import type { Browser } from './browser.js';
import { startServer } from './start.js';
import {
  addWallet,
  beginByWallet,
  makeWallet,
  messageIn,
  metamask,
  signUpByWallet,
  tryWallet,
} from './wallet-maker.js';

const wallets = [metamask] as const;
const server = await startServer({ wallets, users: { email: 'optional' }, rateLimits: 'relaxed' });
afterAll(server.close);

let people = 0;

async function member(): Promise<Browser & { readonly email: string }> {
  const email = `own-${++people}@example.com`;
  const browser = server.browser();
  await browser.signUp(email);
  return Object.assign(browser, { email });
}

test('B2: a member adds a wallet, sees it, makes it the primary one, and removes it; mails tell of both', async () => {
  const browser = await member();
  const [first, second] = [makeWallet(), makeWallet()];
  const added = await addWallet(browser, first);
  expect(added.json.response).toMatchObject({
    object: 'web3_wallet',
    verification: { object: 'verification_web3', status: 'verified', strategy: metamask },
  });
  server.clock.advance(1000);
  const other = await addWallet(browser, second);
  const [one, two] = [added.json.response.id, other.json.response.id];
  const user = other.json.client?.sessions[0]?.user;
  expect(user).toMatchObject({ primary_web3_wallet_id: one, web3_wallets: [{ id: one }, { id: two }] });
  const listed = (await browser.get('/me/web3_wallets')).json as unknown as readonly Web3WalletJSON[];
  expect(listed.map(({ id }) => id)).toEqual([one, two]);
  expect((await browser.get(`/me/web3_wallets/${two}`)).json.response).toMatchObject({ id: two });
  const chosen = await browser.send('PATCH', '/me', { primary_web3_wallet_id: two });
  expect(chosen.json.response).toMatchObject({ primary_web3_wallet_id: two });
  const removed = await browser.send('DELETE', `/me/web3_wallets/${two}`, {});
  expect(removed.json.response).toEqual({ object: 'web3_wallet', id: two, deleted: true });
  expect(removed.json.client?.sessions[0]?.user).toMatchObject({ primary_web3_wallet_id: one });
  expect((await tryWallet(server.browser(), second)).code).toBe('form_identifier_not_found');
  const templates = (await server.mails.to(browser.email)).map(({ template }) => template);
  expect(templates.slice(1).sort()).toEqual(['wallet_added', 'wallet_added', 'wallet_removed']);
});

test('B2: the last way in stays, and everything else may go', async () => {
  const wallet = makeWallet();
  const browser = server.browser();
  const { json } = await signUpByWallet(browser, wallet);
  const id = json.client?.sessions[0]?.user.web3_wallets[0]?.id ?? '';
  const kept = await browser.send('DELETE', `/me/web3_wallets/${id}`, {});
  expect(kept).toMatchObject({ status: 400, code: 'identification_deletion_failed' });
  expect((await browser.get(`/me/web3_wallets/${id}`)).status).toBe(200);
  expect((await addWallet(browser, makeWallet())).status).toBe(200);
  expect((await browser.send('DELETE', `/me/web3_wallets/${id}`, {})).status).toBe(200);
});

test('B2: of two last wallets that are removed at once one stays', async () => {
  const browser = server.browser();
  await signUpByWallet(browser, makeWallet());
  const other = await addWallet(browser, makeWallet());
  const ids = other.json.client?.sessions[0]?.user.web3_wallets.map(({ id }) => id) ?? [];
  expect(ids).toHaveLength(2);
  const answers = await Promise.all(ids.map(id => browser.send('DELETE', `/me/web3_wallets/${id}`, {})));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
});

test('AC-131: a wallet of somebody else is like one that is not there', async () => {
  const browser = await member();
  const id = (await addWallet(browser, makeWallet())).json.response.id;
  const other = await member();
  const missing = id.replace(/.{5}$/, 'zzzzz');
  for (const [method, path] of [
    ['GET', ''],
    ['DELETE', ''],
    ['POST', '/prepare_verification'],
  ] as const) {
    const fields = path ? { strategy: metamask } : {};
    const foreign = await other.send(method, `/me/web3_wallets/${id}${path}`, fields);
    const none = await other.send(method, `/me/web3_wallets/${missing}${path}`, fields);
    expect(foreign).toMatchObject({ status: 404, code: none.code });
  }
  const primary = await other.send('PATCH', '/me', { primary_web3_wallet_id: id });
  expect(primary.status).toBe(404);
});

test('B2: one wallet has one owner: whoever proves one that somebody has is told so then, and not before', async () => {
  const wallet = makeWallet();
  await addWallet(await member(), wallet);
  const other = await member();
  const upper = { ...wallet, address: `0x${wallet.address.slice(2).toUpperCase()}` };
  const created = await other.post('/me/web3_wallets', { web3_wallet: upper.address });
  expect(created.status).toBe(200);
  expect(await addWallet(other, upper)).toMatchObject({ status: 422, code: 'form_identifier_exists' });
  const owner = await member();
  const own = makeWallet();
  await addWallet(owner, own);
  expect((await owner.post('/me/web3_wallets', { web3_wallet: own.address })).code).toBe('form_identifier_exists');
});

test('B2: a wallet that was named and not proved lets nobody in', async () => {
  const browser = await member();
  const wallet = makeWallet();
  const created = await browser.post<Web3WalletJSON>('/me/web3_wallets', { web3_wallet: wallet.address });
  expect(created.json.response.verification).toBeNull();
  expect((await tryWallet(server.browser(), wallet)).code).toBe('form_identifier_not_found');
  const path = `/me/web3_wallets/${created.json.response.id}`;
  const { json, text } = await browser.post<Web3WalletJSON>(`${path}/prepare_verification`, { strategy: metamask });
  const message = messageIn(json.response.verification, text);
  expect(message).toContain('Add this wallet to your account');
  // Signed by another key, and then too late by the right one.
  const wrong = await browser.post(`${path}/attempt_verification`, { signature: makeWallet().sign(message) });
  expect(wrong.code).toBe('web3_signature_invalid');
  const late = await browser.post(`${path}/attempt_verification`, { signature: wallet.sign(message) });
  expect(late.code).toBe('verification_expired');
});

test('B2: a signature that signs in adds no wallet, and the reverse', async () => {
  const browser = await member();
  const wallet = makeWallet();
  const created = await browser.post<Web3WalletJSON>('/me/web3_wallets', { web3_wallet: wallet.address });
  const path = `/me/web3_wallets/${created.json.response.id}`;
  const { json, text } = await browser.post<Web3WalletJSON>(`${path}/prepare_verification`, { strategy: metamask });
  const forAdding = wallet.sign(messageIn(json.response.verification, text));
  const { attempt, message } = await beginByWallet(browser, wallet);
  const forSignIn = wallet.sign(message);
  expect((await browser.post(attempt, { strategy: metamask, signature: forAdding })).code).toBe(
    'web3_signature_invalid',
  );
  expect((await browser.post(`${path}/attempt_verification`, { signature: forSignIn })).code).toBe(
    'web3_signature_invalid',
  );
});

test('AC-150: a wallet is added and removed by who has proved a short while ago who they are', async () => {
  const wallet = makeWallet();
  const browser = await member();
  const id = (await addWallet(browser, wallet)).json.response.id;
  server.clock.advance(10 * 60_000);
  const needed = 'session_reverification_required';
  expect((await browser.post('/me/web3_wallets', { web3_wallet: makeWallet().address })).code).toBe(needed);
  expect((await browser.send('DELETE', `/me/web3_wallets/${id}`, {})).code).toBe(needed);
  const stranger = server.browser();
  await beginByWallet(stranger, wallet);
  expect((await stranger.post('/me/web3_wallets', { web3_wallet: makeWallet().address })).status).toBe(401);
});

test('B3: a wallet proves again who somebody is, who has nothing else', async () => {
  const wallet = makeWallet();
  const browser = server.browser();
  const { json } = await signUpByWallet(browser, wallet);
  server.clock.advance(10 * 60_000);
  const path = `/client/sessions/${json.client?.last_active_session_id ?? ''}/verify`;
  const begun = await browser.post<SessionReverificationJSON>(path, { level: 'first_factor' });
  expect(begun.json.response.supported_first_factors).toMatchObject([{ strategy: metamask }]);
  const prepare = (): Promise<string> =>
    browser
      .post<SessionReverificationJSON>(`${path}/prepare_first_factor`, { strategy: metamask })
      .then(reply => messageIn(reply.json.response.first_factor_verification, reply.text));
  const message = await prepare();
  expect(message).toContain('Confirm that it is you');
  const wrong = { strategy: metamask, signature: makeWallet().sign(message) };
  expect((await browser.post(`${path}/attempt_first_factor`, wrong)).code).toBe('web3_signature_invalid');
  const right = { strategy: metamask, signature: wallet.sign(await prepare()) };
  const done = await browser.post<SessionReverificationJSON>(`${path}/attempt_first_factor`, right);
  expect(done.json.response).toMatchObject({
    status: 'complete',
    first_factor_verification: { object: 'verification_web3', status: 'verified' },
  });
  expect((await addWallet(browser, makeWallet())).status).toBe(200);
});

test('B3: a sign-in that a wallet has begun is over when the wallet goes', async () => {
  const own = await startServer({ wallets, rateLimits: 'relaxed' });
  onTestFinished(own.close);
  const browser = own.browser();
  await browser.signUp('leaving@example.com');
  const wallet = makeWallet();
  const id = (await addWallet(browser, wallet)).json.response.id;
  const other = own.browser();
  const { attempt, message } = await beginByWallet(other, wallet);
  await browser.send('DELETE', `/me/web3_wallets/${id}`, {});
  const late = await other.post(attempt, { strategy: metamask, signature: wallet.sign(message) });
  expect(late.status).toBe(400);
  expect((await other.client())?.sessions).toEqual([]);
});
