import type { Deed, Choice } from './deeds.js';
import { deviceOf, once, personOf, pick } from './deeds.js';
import { methods, whoseIs } from './methods.js';
import { emailOf, phoneOf } from './people.js';
import type { Device, ProofClaim, World } from './world.js';

const page = 'http://localhost:3000/sign-in';
const targets = { redirect_url: page, action_complete_redirect_url: 'http://localhost:3000/inside' };

/** Names that people sign in and up with: members', in more than one spelling, and those of nobody. */
function identifierOf(world: World, choice: Choice): string {
  const person = personOf(world, choice);
  const names = [person?.email, person?.phone, person?.username, person?.wallet?.address].filter(
    name => name !== undefined,
  );
  const known = pick(names, choice.pick) ?? emailOf(0);
  if (choice.who >= 9) return pick(['new1@example.com', 'new2@example.com', phoneOf(8)], choice.pick) ?? known;
  return choice.pick === 15 && !known.startsWith('0x') ? known.toUpperCase() : known;
}

/** The attempt that a device goes on with; or one of another. */
function attemptOf(world: World, choice: Choice, kind: 'sign_in' | 'sign_up'): string | undefined {
  const device = deviceOf(world, choice);
  if (!choice.foreign) return world.attempt(device, kind);
  return pick(
    world.attempts.filter(one => one.kind === kind && one.device !== device),
    choice.pick,
  )?.id;
}

/** What is given for a proof: what is right, or what is wrong in one of several ways. */
function valueOf(world: World, claim: Omit<ProofClaim, 'value' | 'kind'>, choice: Choice): string | undefined {
  const method = methods[claim.strategy];
  if (!method) return undefined;
  const right = (id: string): string | undefined => method.give(world, whoseIs(world, claim.of, id));
  // People type the code that they have, wherever one is asked for.
  const any = world.sent.findLast(one => one.asked.some(({ id }) => id === claim.id))?.code;
  if (choice.how === 'right') return right(claim.id) ?? (method.prepared && !method.field ? any : undefined);
  if (choice.how === 'wrong') return method.wrong;
  if (choice.how === 'stale') {
    const last = world.last?.means;
    const same = last?.kind === 'proof' && last.strategy === claim.strategy ? last.value : undefined;
    return same ?? (/code|link/.test(claim.strategy) ? pick(world.sent, choice.pick)?.code : undefined) ?? method.wrong;
  }
  const others = world.attempts.filter(one => one.kind === claim.of && one.id !== claim.id);
  return right(pick(others, choice.pick)?.id ?? '') ?? method.wrong;
}

function strategyFor(world: World, id: string, choice: Choice): string {
  const row = world.now.sign_ins.find(one => one.id === id);
  const kind = row?.identifier_kind ?? 'email_address';
  const offered = Object.keys(methods).filter(name => methods[name]?.first?.(world.settings, kind));
  return pick(offered, choice.pick) ?? 'email_code';
}

const createSignIn: Deed = (world, choice) => {
  const device = deviceOf(world, choice);
  const identifier = identifierOf(world, choice);
  const user = whoseUser(world, identifier);
  const known = methods['password']?.give(world, { id: '', identifier, user, person: undefined });
  const password = choice.pick % 3 === 0 ? (choice.how === 'right' ? known : methods['password']?.wrong) : undefined;
  const means = { kind: 'begin', identifier, ...(password !== undefined && { password }) } as const;
  return once(world, choice, {
    device,
    method: 'POST',
    path: '/client/sign_ins',
    fields: { identifier, password },
    means,
  });
};

function whoseUser(world: World, identifier: string): string | undefined {
  const typed = identifier.toLowerCase();
  return world.people.find(({ email, phone, username }) => [email, phone, username].includes(typed))?.userId;
}

const passkeySignIn: Deed = (world, choice) => {
  if (!world.settings.passkeys.enabled) return undefined;
  const device = deviceOf(world, choice);
  const fields = { strategy: 'passkey' };
  return world.perform({ device, method: 'POST', path: '/client/sign_ins', fields, means: { kind: 'begin' } });
};

const prepareFirst: Deed = (world, choice) => {
  const id = attemptOf(world, choice, 'sign_in');
  if (id === undefined) return undefined;
  const strategy = strategyFor(world, id, choice);
  const fields = { strategy, ...(strategy === 'email_link' && targets) };
  const path = `/client/sign_ins/${id}/prepare_first_factor`;
  return once(world, choice, {
    device: deviceOf(world, choice),
    method: 'POST',
    path,
    fields,
    means: { kind: 'prepare', id, strategy },
  });
};

/** The strategy that was prepared last, which is what people go on with; now and then another. */
function likely(world: World, id: string, choice: Choice): string {
  const asked = world.sent.findLast(one => one.asked.some(each => each.id === id))?.asked.find(each => each.id === id);
  const challenged = world.challenges.has(id) ? 'passkey' : undefined;
  const last = asked?.strategy || challenged;
  return last !== undefined && choice.pick < 12 ? last : strategyFor(world, id, choice);
}

function prove(world: World, device: Device, claim: Omit<ProofClaim, 'value' | 'kind'>, choice: Choice, path: string) {
  const value = valueOf(world, claim, choice);
  if (value === undefined) return undefined;
  const field = methods[claim.strategy]?.field ?? 'code';
  const means: ProofClaim = { kind: 'proof', ...claim, value };
  return once(world, choice, {
    device,
    method: 'POST',
    path,
    fields: { strategy: claim.strategy, [field]: value },
    means,
  });
}

const attemptFirst: Deed = (world, choice) => {
  const id = attemptOf(world, choice, 'sign_in');
  if (id === undefined) return undefined;
  const strategy = likely(world, id, choice);
  const path = `/client/sign_ins/${id}/attempt_first_factor`;
  return prove(world, deviceOf(world, choice), { of: 'sign_in', id, which: 'first', strategy }, choice, path);
};

const second = ['totp', 'backup_code', 'email_code'];

const prepareSecond: Deed = (world, choice) => {
  const id = attemptOf(world, choice, 'sign_in');
  if (id === undefined) return undefined;
  const [strategy, path] = ['email_code', `/client/sign_ins/${id}/prepare_second_factor`];
  return once(world, choice, {
    device: deviceOf(world, choice),
    method: 'POST',
    path,
    fields: { strategy },
    means: { kind: 'prepare', id, strategy },
  });
};

const attemptSecond: Deed = (world, choice) => {
  const id = attemptOf(world, choice, 'sign_in');
  const row = world.now.sign_ins.find(one => one.id === id);
  if (id === undefined || !row) return undefined;
  const strategy = row.status === 'needs_client_trust' ? 'email_code' : (pick(second, choice.pick) ?? 'totp');
  const path = `/client/sign_ins/${id}/attempt_second_factor`;
  return prove(world, deviceOf(world, choice), { of: 'sign_in', id, which: 'second', strategy }, choice, path);
};

const resetPassword: Deed = (world, choice) => {
  const id = attemptOf(world, choice, 'sign_in');
  if (id === undefined) return undefined;
  const password = freshPassword(world);
  const fields = { password, sign_out_of_other_sessions: choice.pick % 2 ? 'true' : 'false' };
  return once(world, choice, {
    device: deviceOf(world, choice),
    method: 'POST',
    path: `/client/sign_ins/${id}/reset_password`,
    fields,
  });
};

/** One that nobody has had. */
export function freshPassword(world: World): string {
  const password = `violet-harbour-slowly-${world.step}x`;
  world.passwords.push(password);
  world.secrets.add(password);
  return password;
}

const transfer =
  (to: 'sign_in' | 'sign_up'): Deed =>
  (world, choice) =>
    once(world, choice, {
      device: deviceOf(world, choice),
      method: 'POST',
      path: `/client/${to}s`,
      fields: { transfer: 'true' },
      means: { kind: 'transfer', to },
    });

function signUpFields(world: World, choice: Choice): Record<string, string | undefined> {
  const { users } = world.settings;
  const identifier = identifierOf(world, choice);
  const some = (presence: string, bit: number): boolean =>
    presence === 'required' || (presence === 'optional' && (choice.pick & bit) > 0);
  const email = /@/.test(identifier) ? identifier : `new${choice.who}@example.com`;
  const phone = /^\+/.test(identifier) ? identifier : phoneOf(9);
  return {
    ...(some(users.email, 1) && { email_address: email }),
    ...(some(users.phone, 2) && { phone_number: phone }),
    ...(some(users.username, 4) && { username: choice.pick === 13 ? 'member_0' : `fresh_${choice.who}` }),
    ...(some(users.names, 8) && { first_name: 'Ada', last_name: 'Lovelace' }),
    ...(some(users.passwords, 2) && { password: freshPassword(world) }),
    ...(users.legalConsent && choice.pick !== 7 && { legal_accepted: 'true' }),
  };
}

const createSignUp: Deed = (world, choice) => {
  const invitation = world.tickets.findLast(one => one.email !== undefined);
  const ticket = choice.pick % 4 === 3 ? invitation : undefined;
  const fields = {
    ...signUpFields(world, choice),
    ...(ticket && { ticket: ticket.ticket, strategy: 'ticket', email_address: undefined }),
  };
  return once(world, choice, {
    device: deviceOf(world, choice),
    method: 'POST',
    path: '/client/sign_ups',
    fields,
    means: { kind: 'begin' },
  });
};

const updateSignUp: Deed = (world, choice) => {
  const id = attemptOf(world, choice, 'sign_up');
  if (id === undefined) return undefined;
  const fields = signUpFields(world, choice);
  return once(world, choice, {
    device: deviceOf(world, choice),
    method: 'PATCH',
    path: `/client/sign_ups/${id}`,
    fields,
  });
};

function signUpStrategy(world: World, id: string, choice: Choice): string {
  const row = world.now.sign_ups.find(one => one.id === id);
  const mail = Boolean(row?.email_address) && row?.email_verified_at === null;
  const phone = Boolean(row?.phone_number);
  const strategies = [...(mail || !phone ? ['email_code'] : []), ...(phone ? ['phone_code'] : [])];
  return pick(strategies, choice.pick) ?? 'email_code';
}

const prepareSignUp: Deed = (world, choice) => {
  const id = attemptOf(world, choice, 'sign_up');
  if (id === undefined) return undefined;
  const code = signUpStrategy(world, id, choice);
  const strategy =
    code === 'email_code' && world.settings.users.emailLink.enabled && choice.pick > 8 ? 'email_link' : code;
  const fields = { strategy, ...(strategy === 'email_link' && targets) };
  const path = `/client/sign_ups/${id}/prepare_verification`;
  return once(world, choice, {
    device: deviceOf(world, choice),
    method: 'POST',
    path,
    fields,
    means: { kind: 'prepare', id, strategy },
  });
};

const attemptSignUp: Deed = (world, choice) => {
  const id = attemptOf(world, choice, 'sign_up');
  if (id === undefined) return undefined;
  const strategy = signUpStrategy(world, id, choice);
  const path = `/client/sign_ups/${id}/attempt_verification`;
  return prove(world, deviceOf(world, choice), { of: 'sign_up', id, which: 'first', strategy }, choice, path);
};

/** The whole last request once more, from the same device or another. */
const replay: Deed = (world, choice) => {
  const { last } = world;
  return last && once(world, choice, choice.foreign ? { ...last, device: deviceOf(world, choice) } : last);
};

/** What people do in one go: with it a run comes far in few steps. */
const wholeSignIn: Deed = async (world, choice) => {
  await createSignIn(world, { ...choice, foreign: false, twin: false, pick: 1 });
  const near = { ...choice, foreign: false };
  await prepareFirst(world, { ...near, twin: false });
  await attemptFirst(world, { ...near, pick: choice.pick % 12 });
  const id = world.attempt(deviceOf(world, choice), 'sign_in');
  const status = world.now.sign_ins.find(row => row.id === id)?.status;
  if (status === 'needs_new_password') await resetPassword(world, near);
  if (choice.pick % 2) await attemptSecond(world, { ...near, pick: choice.pick >> 1 });
  const [to] = [...deviceOf(world, choice).carried.keys()].flatMap(key =>
    key === 'code for sign_up' ? ['sign_up' as const] : [],
  );
  // What was proved for the other flow is taken over there, and tried once more.
  if (to) for (let time = 0; time < 2; time++) await transfer(to)(world, near);
};

/** Two devices, and one moment's code of the app on both. */
const sameAppCode: Deed = async (world, choice) => {
  const near = { ...choice, foreign: false, twin: false, how: 'right', pick: 0 } as const;
  for (const device of [choice.device, (choice.device + 1) % 3]) {
    await createSignIn(world, { ...near, device });
    await attemptSecond(world, { ...near, device });
  }
};

const wholeSignUp: Deed = async (world, choice) => {
  const near = { ...choice, foreign: false };
  await createSignUp(world, { ...near, twin: false });
  for (const pick of [0, 1]) {
    await prepareSignUp(world, { ...near, pick, twin: false });
    await attemptSignUp(world, { ...near, pick });
  }
};

/** A code is on its way to one device, and on another the password is set anew. */
const overtaken: Deed = async (world, choice) => {
  const near = { ...choice, foreign: false, twin: false, how: 'right' } as const;
  const other = { ...near, device: (choice.device + 1) % 3 };
  await createSignIn(world, { ...near, pick: 1 });
  const id = world.attempt(deviceOf(world, near), 'sign_in');
  const row = world.now.sign_ins.find(one => one.id === id);
  const code = row?.identifier_kind === 'phone_number' ? 'phone_code' : 'email_code';
  await by(world, near, code, 'prepare');
  await createSignIn(world, { ...other, pick: 1 });
  await by(world, other, `reset_password_${code}`, 'prepare');
  await by(world, other, `reset_password_${code}`, 'attempt');
  await resetPassword(world, other);
  await attemptSecond(world, { ...other, pick: choice.pick % 2 });
  await by(world, near, code, 'attempt');
};

/** The first factor of the device's own attempt, by a strategy that is named. */
function by(world: World, choice: Choice, strategy: string, deed: 'prepare' | 'attempt') {
  const device = deviceOf(world, choice);
  const id = world.attempt(device, 'sign_in');
  if (id === undefined) return undefined;
  const path = `/client/sign_ins/${id}/${deed}_first_factor`;
  if (deed === 'attempt') return prove(world, device, { of: 'sign_in', id, which: 'first', strategy }, choice, path);
  return world.perform({
    device,
    method: 'POST',
    path,
    fields: { strategy },
    means: { kind: 'prepare', id, strategy },
  });
}

/** First what can be proved, then the rest; and in between somebody may think of another address. */
const signUpInPieces: Deed = async (world, choice) => {
  const device = deviceOf(world, choice);
  const near = { ...choice, foreign: false, twin: false, how: 'right' } as const;
  const { email_address, phone_number, ...rest } = signUpFields(world, choice);
  const fields = { email_address, phone_number };
  await world.perform({ device, method: 'POST', path: '/client/sign_ups', fields, means: { kind: 'begin' } });
  await prepareSignUp(world, { ...near, pick: 0 });
  await attemptSignUp(world, { ...near, pick: 0 });
  const id = world.attempt(device, 'sign_up');
  if (id === undefined) return;
  const other = signUpFields(world, { ...choice, who: choice.who + 1 });
  const changed = choice.pick % 2 ? { email_address: other['email_address'] } : {};
  const path = `/client/sign_ups/${id}`;
  await once(world, choice, { device, method: 'PATCH', path, fields: { ...rest, ...changed } });
};

export const attemptDeeds: Readonly<Record<string, readonly [number, Deed]>> = {
  'sign in': [8, wholeSignIn],
  'sign up': [5, wholeSignUp],
  'use one app code twice': [2, sameAppCode],
  'be overtaken by a reset': [2, overtaken],
  'sign up in pieces': [3, signUpInPieces],
  'begin a sign-in': [4, createSignIn],
  'begin with a passkey': [1, passkeySignIn],
  'prepare the first factor': [5, prepareFirst],
  'attempt the first factor': [8, attemptFirst],
  'prepare the second factor': [1, prepareSecond],
  'attempt the second factor': [6, attemptSecond],
  'choose a new password': [3, resetPassword],
  'go on with a sign-in': [2, transfer('sign_in')],
  'go on with a sign-up': [2, transfer('sign_up')],
  'begin a sign-up': [3, createSignUp],
  'change a sign-up': [2, updateSignUp],
  'prepare a sign-up': [3, prepareSignUp],
  'prove an address': [4, attemptSignUp],
  replay: [3, replay],
};
