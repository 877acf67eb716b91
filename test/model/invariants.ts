import { errorCodes } from 'auth-elements/wire';
import type { SignInJSON, SignUpJSON } from 'auth-elements/wire';
import { hashToken } from '../../server/src/crypto/token.js';
import { methods } from './methods.js';
import { claimantsOf, differences, isLive, ownerOf } from './snapshot.js';
import type { Difference, Row, Snapshot } from './snapshot.js';
import type { Done, Proof, World } from './world.js';

/** What the right proof of an address is answered with where the other flow goes on. */
const otherFlow = ['form_identifier_not_found', 'form_identifier_exists', 'invitation_account_exists'];

const took = ({ reply }: Done): boolean => reply.status === 200;

/** Everything that holds after every step. */
export function checkStep(world: World, before: Snapshot, done: readonly Done[]): void {
  for (const one of done) {
    checkAnswer(world, before, one);
    checkProof(world, before, one);
  }
  checkTransfers(world, done);
  for (const session of world.now.sessions)
    if (!before.sessions.some(row => row.id === session.id)) checkNewSession(world, before, session, done);
  for (const change of differences(before, world.now)) checkWrite(world, before, change, done);
  checkUnique(world);
  checkRevoked(world, before, done);
  for (const one of done) checkWayOn(world, one);
}

function checkAnswer(world: World, before: Snapshot, { call, reply, client }: Done): void {
  if (reply.status >= 500) world.fail('B13', `${call.path} ends in ${reply.status}: ${reply.text}`);
  if (reply.code !== undefined && !(errorCodes as readonly string[]).includes(reply.code))
    world.fail('B13', `${reply.code} is no error code that anybody knows`);
  const response = reply.json.response as { object?: string; id?: string } | null | undefined;
  const of = { sign_in_attempt: 'sign_in', sign_up_attempt: 'sign_up' }[response?.object ?? ''];
  const own = [client, world.clientOf(call.device)].some(one => ownsAttempt(world, of ?? '', response?.id ?? '', one));
  // Two first requests at once make two clients, and the device keeps one of them.
  const former = [...before.sign_ins, ...before.sign_ups].some(row => row.id === response?.id);
  if (of && !own && former) world.fail('INV1', `${call.path} was answered with another client's attempt`);
}

/** INV5, and that nothing wrong is taken for right. */
function checkProof(world: World, before: Snapshot, done: Done): void {
  const { call, verdict, reply, client } = done;
  const { means } = call;
  if (means?.kind === 'begin' && took(done)) begun(world, done);
  if (means?.kind !== 'proof') return;
  const { id, strategy, value } = means;
  if (strategy === 'pressed_link' || strategy === 'other_site') return checkArrival(world, before, done);
  const serves = took(done) || otherFlow.includes(reply.code ?? '');
  if (!serves) return countTry(world, done);
  if (!verdict.right) world.fail('INV5', `${value} is no right ${strategy}, or has served before, and was taken`);
  if (!ownsAttempt(world, means.of, id, client)) world.fail('INV1', `${id} is another client's, and a proof was taken`);
  useUp(world, verdict.once);
  if (!verdict.proof) return;
  const proof = settled(world, verdict.proof);
  const proofs = [...(world.proofs.get(id) ?? []), proof];
  if (took(done)) world.proofs.set(id, proofs);
  else call.device.carried.set(`code for ${means.of === 'sign_in' ? 'sign_up' : 'sign_in'}`, proofs);
}

/** Whoever proves an address at sign-up, or one that an account merely names, has proved to be its owner. */
function settled(world: World, proof: Omit<Proof, 'step'>): Proof {
  const { user, identifier } = proof;
  const heir = identifier === undefined ? undefined : ownerOf(world.now, identifier);
  return { ...proof, user: user ?? heir, step: world.step };
}

/** What is brought by a navigation: its answer is a page, and what came of it stands in the database. */
function checkArrival(world: World, before: Snapshot, { call: { means }, verdict }: Done): void {
  if (means?.kind !== 'proof' || !verdict.proof) return;
  const { id, strategy, value } = means;
  const hash = hashToken(value);
  const pressed = (snapshot: Snapshot): boolean =>
    snapshot.codes.some(row => row.link_hash === hash && row.pressed_at !== null);
  const serves = strategy === 'pressed_link' ? pressed(world.now) && !pressed(before) : verdict.right;
  if (!serves) return;
  if (!verdict.right) world.fail('INV5', 'a link that is over, or another browser’s, was taken');
  if ((world.used.get(verdict.once ?? '') ?? 0) > 0) return;
  useUp(world, verdict.once);
  const proof = settled(world, verdict.proof);
  world.proofs.set(id, [...(world.proofs.get(id) ?? []), proof]);
  const asker = world.attempts.find(one => one.id === id)?.device;
  const from = strategy === 'other_site' ? 'site' : 'code';
  asker?.carried.set(`${from} for ${means.of === 'sign_in' ? 'sign_up' : 'sign_in'}`, [proof]);
}

function countTry(world: World, { call: { means }, reply }: Done): void {
  if (means?.kind !== 'proof' || !['form_code_incorrect', 'verification_failed'].includes(reply.code ?? '')) return;
  const sent = world.sent.findLast(one => one.asked.some(asked => asked.id === means.id));
  if (sent && reply.code === 'form_code_incorrect') sent.tries++;
}

function begun(world: World, { call, verdict, reply }: Done): void {
  const { id } = reply.json.response as { id: string };
  const { means } = call;
  if (means?.kind !== 'begin') return;
  const proves = means.password !== undefined || means.ticket !== undefined;
  if (proves && call.path === '/client/sign_ins' && !verdict.right)
    world.fail('INV1', 'a sign-in was begun with what is not right, and answered as if it were');
  useUp(world, verdict.once);
  if (verdict.proof) world.proofs.set(id, [{ ...verdict.proof, step: world.step }]);
}

function useUp(world: World, once: string | undefined): void {
  if (once === undefined) return;
  const times = (world.used.get(once) ?? 0) + 1;
  world.used.set(once, times);
  if (times > 1) world.fail('INV5', `${once} has served ${times} times`);
}

function ownsAttempt(world: World, of: string, id: string, client: string | undefined): boolean {
  const { sign_ins, sign_ups, sessions } = world.now;
  const rows: readonly { id: string; client_id: string }[] =
    of === 'verification' ? sessions : of === 'sign_up' ? sign_ups : sign_ins;
  return rows.find(row => row.id === id)?.client_id === client;
}

/** What was proved in one flow serves the other once, on the same device. */
function checkTransfers(world: World, done: readonly Done[]): void {
  for (const one of done) {
    const { call, reply } = one;
    if (call.means?.kind !== 'transfer' || !took(one)) continue;
    const { id } = reply.json.response as { id: string };
    const { carried } = call.device;
    const { to } = call.means;
    const row = world.now.sign_ins.find(attempt => attempt.id === id);
    const kept = (['site', 'code'] as const).filter(from => carried.has(`${from} for ${to}`));
    // Of two the one that has led to the user of the new sign-in.
    const led = kept.find(from => row && carried.get(`${from} for ${to}`)?.some(({ user }) => user === row.user_id));
    const from = led ?? kept[0] ?? 'code';
    const proofs = carried.get(`${from} for ${to}`);
    if (!proofs) return world.fail('INV1', 'something was taken over that nobody has proved');
    world.proofs.set(id, [...proofs]);
    carried.delete(`${from} for ${to}`);
  }
}

/** No session with less proof than is enrolled, whatever the way in. */
function checkNewSession(world: World, before: Snapshot, session: Row<'sessions'>, done: readonly Done[]): void {
  const { user_id: user, client_id: client } = session;
  const signIn = world.now.sign_ins.find(row => row.created_session_id === session.id);
  const signUp = world.now.sign_ups.find(row => row.created_session_id === session.id);
  const attempt = signIn ?? signUp;
  if (!attempt) return world.fail('INV1', `the session ${session.id} comes of no attempt`);
  if (attempt.client_id !== client) world.fail('INV1', `the session ${session.id} is not on the client that asked`);
  // Two first requests at once make two clients, and the device keeps one of them.
  const made = !before.clients.some(row => row.id === client);
  if (!done.some(one => world.clientOf(one.call.device) === client || (made && one.client === undefined)))
    world.fail('INV1', `the session ${session.id} is on a client that nobody spoke for`);
  const account = before.users.find(row => row.id === user);
  if ((account?.banned_at ?? null) !== null) world.fail('INV1', 'somebody who is banned was signed in');
  const proofs = world.proofs.get(attempt.id) ?? [];
  if (signUp) return checkAccount(world, before, signUp, proofs);
  const first = proofs.find(proof => proof.which === 'first' && proof.user === user);
  if (!first) return world.fail('INV1', `a session of ${user} without a first factor`);
  if ((world.passwordSet.get(user) ?? -1) > first.step)
    world.fail('INV1', 'a password was set after the proof, and the proof has served');
  if (first.strategy === 'password' && (account?.locked_until ?? 0) > world.time)
    world.fail('INV1', 'a locked account was entered by its password');
  checkSecond(world, before, { user, client, proofs, first });
  world.known.add(`${client} ${user}`);
}

interface SignedIn {
  readonly user: string;
  readonly client: string;
  readonly proofs: readonly Proof[];
  readonly first: Proof;
}

function checkSecond(world: World, before: Snapshot, { user, client, proofs, first }: SignedIn): void {
  const { settings, now } = world;
  const enrolled = Object.values(methods).some(({ second }) => second?.(before, user) && second(now, user));
  const second = proofs.some(proof => proof.which === 'second' && proof.user === user);
  const byPasskey = first.strategy === 'passkey' && settings.passkeys.secondFactor;
  if (enrolled && !second && !byPasskey) world.fail('INV1', `a session of ${user} without the second factor`);
  const strange = settings.newDeviceCheck && first.strategy === 'password' && !world.known.has(`${client} ${user}`);
  const reachable = now.email_addresses.some(row => row.user_id === user && row.verified_at !== null);
  if (strange && !enrolled && reachable && !proofs.some(({ which }) => which === 'trust'))
    world.fail('INV1', `${user} was let in by a password alone on a device that is new`);
}

/** An account is made of proved addresses only, with all that is required, by whoever may come in. */
function checkAccount(world: World, before: Snapshot, signUp: Row<'sign_ups'>, proofs: readonly Proof[]): void {
  const { now, settings, known } = world;
  const user = signUp.created_user_id ?? '';
  if (before.users.some(row => row.id === user)) world.fail('INV1', 'a sign-up has taken somebody else’s account');
  const invited = now.invitations.find(row => row.id === signUp.invitation_id);
  const proved = new Set(proofs.map(({ identifier }) => identifier?.toLowerCase()));
  if (invited) proved.add(invited.email_address.toLowerCase());
  const emails = now.email_addresses.filter(row => row.user_id === user).map(row => row.email_address);
  const phones = now.phone_numbers.filter(row => row.user_id === user).map(row => row.phone_number);
  for (const one of [...emails, ...phones])
    if (!proved.has(one.toLowerCase())) world.fail('INV1', `an account was made of ${one}, which nobody has proved`);
  const row = now.users.find(one => one.id === user);
  const { users, access } = settings;
  const missing = [
    users.email === 'required' && emails.length === 0 && 'email',
    users.phone === 'required' && phones.length === 0 && 'phone',
    users.passwords === 'required' &&
      !row?.password_hash &&
      !proofs.some(({ strategy }) => strategy.startsWith('oauth_')) &&
      'password',
    users.username === 'required' && !row?.username && 'username',
    users.legalConsent && (row?.legal_accepted_at ?? null) === null && 'consent',
  ].filter(name => name !== false);
  if (missing.length > 0) world.fail('INV1', `an account was made without ${missing.join(' and ')}`);
  if (access.mode !== 'public' && !invited)
    world.fail('INV1', `somebody signed up who was not invited (${access.mode})`);
  known.add(`${signUp.client_id} ${user}`);
}

/** What a proof itself leaves behind. */
const traces: Readonly<Record<string, readonly string[]>> = {
  users: ['failed_passwords', 'locked_until', 'last_active_at', 'updated_at'],
  passkeys: ['counter', 'last_used_at', 'backed_up', 'updated_at'],
  authenticators: ['last_step'],
  backup_codes: ['used_at'],
};

/** What decides how somebody signs in: it asks for a recent proof. */
function decides({ table, what, columns }: Difference): boolean {
  if (table === 'users') return columns.includes('password_hash');
  return what !== 'changed' || !columns.every(column => traces[table]?.includes(column));
}

/** INV1: no user is written without a factor that was proved. */
function checkWrite(world: World, before: Snapshot, change: Difference, done: readonly Done[]): void {
  const { userId: user, table, what, columns } = change;
  if (table === 'users' && columns.includes('password_hash')) world.passwordSet.set(user, world.step);
  if (!before.users.some(row => row.id === user)) return madeByAttempt(world, user);
  const proofs = done.filter(one => one.call.means?.kind === 'proof' || one.call.means?.kind === 'begin');
  if (what === 'changed' && columns.every(column => traces[table]?.includes(column)) && proofs.length > 0) return;
  if (proofs.some(one => one.verdict.right && heir(before, one, user))) return;
  const acting = [...before.sessions, ...world.now.sessions].filter(
    row =>
      row.user_id === user &&
      done.some(one => one.client === row.client_id || world.clientOf(one.call.device) === row.client_id) &&
      isLive(row, world.time),
  );
  if (acting.length === 0) world.fail('INV1', `${table} of ${user} was ${what} (${columns.join()}) without a session`);
  if (!decides(change) || done.some(({ call }) => call.fields?.['current_password'] !== undefined)) return;
  const enrolled = Object.values(methods).some(({ second }) => second?.(before, user));
  const recent = acting.some(row => {
    const provedAt = enrolled ? row.second_factor_at : row.first_factor_at;
    return provedAt !== null && provedAt + world.settings.stepUp.recent > world.time;
  });
  const began = acting.some(row => !before.sessions.some(({ id }) => id === row.id));
  if (!recent && !began) world.fail('INV1', `${table} of ${user} was ${what} without a recent proof`);
}

function madeByAttempt(world: World, user: string): void {
  if (!world.now.sign_ups.some(row => row.created_user_id === user))
    world.fail('INV1', `the account ${user} comes of no sign-up`);
}

/** Whoever proves an address gets the account that names it and has never proved it. */
function heir(before: Snapshot, { verdict }: Done, user: string): boolean {
  const identifier = verdict.proof?.identifier;
  return identifier !== undefined && claimantsOf(before, identifier).includes(user);
}

/** INV2: one user for each verified identifier. */
function checkUnique(world: World): void {
  const { email_addresses: emails, phone_numbers: phones, users, external_accounts: sites } = world.now;
  const all = [
    ...world.now.web3_wallets.filter(row => row.verified_at !== null).map(row => row.web3_wallet.toLowerCase()),
    ...emails.filter(row => row.verified_at !== null).map(row => row.email_address.toLowerCase()),
    ...phones.filter(row => row.verified_at !== null).map(row => row.phone_number),
    ...users.flatMap(row => (row.username === null ? [] : [`@${row.username.toLowerCase()}`])),
    ...sites.map(row => `${row.provider} ${row.subject}`),
  ];
  const twice = all.find((one, at) => all.indexOf(one) !== at);
  if (twice !== undefined) world.fail('INV2', `${twice} is two users'`);
}

/** INV4: what was revoked, or has run out, stays so. */
function checkRevoked(world: World, before: Snapshot, done: readonly Done[]): void {
  const { now, over, time } = world;
  for (const row of now.sessions)
    if (over.has(row.id) && isLive(row, time)) world.fail('INV4', `the session ${row.id} was over and holds again`);
  for (const row of [...now.user_tickets, ...now.invitations])
    if (over.has(row.id) && row.status === 'pending') world.fail('INV4', `${row.id} was over and is good again`);
  const ended = new Set(before.sessions.filter(row => !isLive(row, time)).map(row => row.id));
  for (const one of done) {
    const { means } = one.call;
    const ends = /\/(?:end|remove)$/.test(one.call.path);
    if (means?.kind === 'session' && ended.has(means.id) && took(one) && !ends)
      world.fail('INV4', `the session ${means.id} is over and was answered with ${one.reply.text}`);
    const sessions = one.reply.json.client?.sessions ?? [];
    const back = sessions.find(row => ended.has(row.id) && row.status === 'active');
    if (back) world.fail('INV4', `the session ${back.id} is over and was answered as one that holds`);
  }
}

/** B13: an attempt that is open always says how to go on, with every way that is switched on. */
function checkWayOn(world: World, { call, reply }: Done): void {
  if (reply.status !== 200) return;
  const response = reply.json.response as SignInJSON | SignUpJSON | null | undefined;
  if (response?.object === 'sign_up_attempt' && response.status === 'missing_requirements') {
    const site = response.verifications.external_account?.status;
    if (response.missing_fields.length + response.unverified_fields.length === 0 && site === undefined)
      world.fail('B13', `${call.path}: the sign-up asks for nothing and is not complete`);
  }
  if (response?.object !== 'sign_in_attempt') return;
  if (response.status === 'needs_second_factor') checkSecondWays(world, response);
  if (response.status !== 'needs_first_factor' || response.identifier === null) return;
  const kind = world.now.sign_ins.find(row => row.id === response.id)?.identifier_kind ?? 'username';
  const offered = new Set((response.supported_first_factors ?? []).map(({ strategy }) => strategy));
  if (offered.size === 0) world.fail('B13', 'a sign-in has no way on');
  if (!world.settings.users.enumerationProtection) return;
  for (const [name, { first }] of Object.entries(methods))
    if (first?.(world.settings, kind) && !offered.has(name))
      world.fail('B13', `${name} is switched on, and ${response.identifier} is not offered it`);
}

function checkSecondWays(world: World, response: SignInJSON): void {
  const row = world.now.sign_ins.find(one => one.id === response.id);
  const offered = new Set((response.supported_second_factors ?? []).map(({ strategy }) => strategy));
  for (const [name, { second }] of Object.entries(methods))
    if (second?.(world.now, row?.user_id ?? '') && !offered.has(name))
      world.fail('B13', `${name} is enrolled, and is not offered`);
}
