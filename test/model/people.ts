import fc from 'fast-check';
import { createId } from '../../server/src/crypto/token.js';
import { enrol } from '../server/authenticator.js';
import type { Browser } from '../server/browser.js';
import { make } from '../server/passkey-people.js';
import type { TestServer } from '../server/start.js';
import { makeWallet } from '../server/wallet-maker.js';
import { quickHash } from './world.js';
import type { Person, World } from './world.js';

/** Somebody as they may be before a run begins. */
export const personDraw = fc.record({
  has: fc.constantFrom('email' as const, 'email' as const, 'phone' as const, 'both' as const),
  password: fc.boolean(),
  username: fc.boolean(),
  verified: fc.integer({ min: 0, max: 9 }).map(number => number < 8),
  totp: fc.boolean(),
  passkey: fc.integer({ min: 0, max: 9 }).map(number => number < 3),
  wallet: fc.integer({ min: 0, max: 9 }).map(number => number < 3),
  site: fc.integer({ min: 0, max: 9 }).map(number => number < 3),
  state: fc.integer({ min: 0, max: 19 }).map(number => (number === 0 ? 'banned' : number === 1 ? 'locked' : 'well')),
});

export type PersonDraw = typeof personDraw extends fc.Arbitrary<infer Draw> ? Draw : never;

/** Makes the people of a run, under settings that allow everything. What they enrol they enrol themselves. */
export async function settle(world: World, setup: TestServer, draws: readonly PersonDraw[]): Promise<void> {
  for (const [at, draw] of draws.entries()) {
    const person = await account(world, setup, draw, at);
    world.people.push(person);
    if (draw.verified) await enrolAll(world, setup, person, draw);
    await setup.instance.database
      .updateTable('users')
      .set({
        ...(draw.state === 'banned' && { banned_at: setup.clock.now() }),
        ...(draw.state === 'locked' && { locked_until: setup.clock.now() + 60 * 60_000 }),
      })
      .set({ updated_at: setup.clock.now() })
      .where('id', '=', person.userId)
      .execute();
  }
}

export const emailOf = (at: number): string => `member${at}@example.com`;
export const phoneOf = (at: number): string => `+49151234500${10 + at}`;

async function account(world: World, { instance, clock }: TestServer, draw: PersonDraw, at: number): Promise<Person> {
  const { database } = instance;
  const [now, userId] = [clock.now(), createId('user')];
  const email = draw.has === 'phone' ? undefined : emailOf(at);
  const phone = draw.has === 'email' ? undefined : phoneOf(at);
  const username = draw.username && draw.verified ? `member_${at}` : undefined;
  const sub = draw.site ? `sub-${at}` : undefined;
  const password = `amber-lantern-quietly-7${at}`;
  world.secrets.add(password);
  world.passwords.push(password);
  const ids = { email: email && createId('idn'), phone: phone && createId('idn') };
  const times = { created_at: now, updated_at: now };
  await database
    .insertInto('users')
    .values({
      id: userId,
      password_hash: draw.password ? quickHash(password) : null,
      username: username ?? null,
      username_key: username ?? null,
      ...times,
    })
    .execute();
  const verified_at = draw.verified ? now : null;
  if (email)
    await database
      .insertInto('email_addresses')
      .values({ id: ids.email ?? '', user_id: userId, email_address: email, email_key: email, verified_at, ...times })
      .execute();
  if (phone)
    await database
      .insertInto('phone_numbers')
      .values({ id: ids.phone ?? '', user_id: userId, phone_number: phone, verified_at, ...times })
      .execute();
  const primary = { primary_email_address_id: ids.email ?? null, primary_phone_number_id: ids.phone ?? null };
  await database.updateTable('users').set(primary).where('id', '=', userId).execute();
  if (sub)
    await database
      .insertInto('external_accounts')
      .values({
        id: createId('eac'),
        user_id: userId,
        identification_id: createId('idn'),
        provider: 'custom_acme',
        subject: sub,
        ...times,
      })
      .execute();
  const wallet = draw.wallet && draw.verified ? makeWallet() : undefined;
  if (wallet)
    await database
      .insertInto('web3_wallets')
      .values({
        id: createId('idn'),
        user_id: userId,
        web3_wallet: wallet.address,
        wallet_key: wallet.address,
        strategy: 'web3_metamask_signature',
        verified_at: now,
        ...times,
      })
      .execute();
  return { userId, email, phone, username, passkeys: [], wallet, sub };
}

async function enrolAll(world: World, setup: TestServer, person: Person, draw: PersonDraw): Promise<void> {
  if (!draw.totp && !draw.passkey) return;
  const browser = await signedIn(world, setup, person);
  if (draw.passkey) person.passkeys.push((await make(browser)).maker);
  if (!draw.totp) return;
  const { secret, backupCodes } = await enrol(setup, browser);
  world.totp.set(person.userId, secret);
  world.secrets.add(secret, { answer: '/me/totp' });
  world.backupCodes.set(person.userId, backupCodes);
  for (const code of backupCodes) world.secrets.add(code);
}

async function signedIn(world: World, setup: TestServer, { userId }: Person): Promise<Browser> {
  const { body } = await world.backend.post<{ token: string }>('/sign_in_tokens', { user_id: userId });
  const browser = setup.browser();
  const reply = await browser.post('/client/sign_ins', { strategy: 'ticket', ticket: body.token });
  if (reply.status !== 200) throw new Error(reply.text);
  return browser;
}
