import type { Choice, Deed } from './deeds.js';
import { deviceOf, once, pick } from './deeds.js';
import { freshPassword } from './deeds-attempt.js';
import { methods, whoseIs } from './methods.js';
import type { Device, World } from './world.js';

/** A session to act with: the device's own, one that is over, or one of another device. */
function sessionFor(world: World, choice: Choice): { readonly device: Device; readonly id: string } | undefined {
  const device = deviceOf(world, choice);
  const client = world.clientOf(device);
  const live = world.sessionsOf(device);
  const own = choice.pick < 10 ? live : world.now.sessions.filter(row => row.client_id === client);
  const row = pick(choice.foreign || own.length === 0 ? world.now.sessions : own, choice.pick);
  return row && { device, id: row.id };
}

type Method = 'GET' | 'POST' | 'DELETE' | 'PATCH';

const bySession =
  (
    method: Method,
    path: (id: string) => string,
    fieldsOf: (world: World, id: string) => Record<string, string> = () => ({}),
  ): Deed =>
  (world, choice) => {
    const session = sessionFor(world, choice);
    if (!session) return undefined;
    const { device, id } = session;
    return once(world, choice, {
      device,
      method,
      path: path(id),
      fields: fieldsOf(world, id),
      means: { kind: 'session', id },
    });
  };

const own = (path: string) => (id: string) => `${path}?_clerk_session_id=${id}`;

const changePassword: Deed = (world, choice) => {
  const session = sessionFor(world, choice);
  if (!session) return undefined;
  const { device, id } = session;
  const whose = whoseIs(world, 'verification', id);
  const current =
    choice.how === 'right' ? methods['password']?.give(world, whose) : choice.how === 'wrong' ? 'not it 7' : undefined;
  const new_password = freshPassword(world);
  const fields = {
    current_password: current,
    new_password,
    sign_out_of_other_sessions: choice.pick % 2 ? 'true' : 'false',
  };
  return once(world, choice, {
    device,
    method: 'POST',
    path: own('/me/change_password')(id),
    fields,
    means: { kind: 'session', id },
  });
};

const verifyApp: Deed = (world, choice) => {
  const session = sessionFor(world, choice);
  if (!session) return undefined;
  const { device, id } = session;
  const { totp } = methods;
  const code = choice.how === 'right' ? totp?.give(world, whoseIs(world, 'verification', id)) : totp?.wrong;
  const path = own('/me/totp/attempt_verification')(id);
  return once(world, choice, { device, method: 'POST', path, fields: { code }, means: { kind: 'session', id } });
};

/** The person is asked again: begins, sends what is needed, and proves. */
const stepUp: Deed = async (world, choice) => {
  const session = sessionFor(world, choice);
  if (!session) return;
  const { device, id } = session;
  const path = `/client/sessions/${id}/verify`;
  const level = pick(['first_factor', 'second_factor', 'multi_factor'], choice.pick) ?? 'first_factor';
  await world.perform({ device, method: 'POST', path, fields: { level }, means: { kind: 'session', id } });
  const which = level === 'second_factor' ? 'second' : 'first';
  const firsts = ['password', 'email_code', 'phone_code'];
  const strategy =
    which === 'second' ? (choice.pick % 2 ? 'totp' : 'backup_code') : (pick(firsts, choice.who) ?? 'password');
  const method = methods[strategy];
  if (!method) return;
  if (method.prepared)
    await world.perform({
      device,
      method: 'POST',
      path: `${path}/prepare_${which}_factor`,
      fields: { strategy },
      means: { kind: 'prepare', id, strategy },
    });
  const sent = world.sent.findLast(one => one.asked.some(asked => asked.id === id));
  const right = method.prepared ? sent?.code : method.give(world, whoseIs(world, 'verification', id));
  const value = (choice.how === 'right' ? right : undefined) ?? method.wrong;
  const fields = { strategy, [method.field ?? 'code']: value };
  await once(world, choice, {
    device,
    method: 'POST',
    path: `${path}/attempt_${which}_factor`,
    fields,
    means: { kind: 'proof', of: 'verification', id, which, strategy, value },
  });
};

const removePasskey: Deed = (world, choice) => {
  const session = sessionFor(world, choice);
  const row = pick(world.now.passkeys, choice.who);
  if (!session || !row) return undefined;
  const { device, id } = session;
  return once(world, choice, {
    device,
    method: 'DELETE',
    path: own(`/me/passkeys/${row.id}`)(id),
    means: { kind: 'session', id },
  });
};

const revokeOther: Deed = (world, choice) => {
  const session = sessionFor(world, choice);
  const other = pick(world.now.sessions, choice.who);
  if (!session || !other) return undefined;
  const { device, id } = session;
  return once(world, choice, {
    device,
    method: 'POST',
    path: own(`/me/sessions/${other.id}/revoke`)(id),
    means: { kind: 'session', id },
  });
};

/** Somebody signs out, or a session runs out, and the page that has it still goes on with it. */
const useWhatIsOver: Deed = async (world, choice) => {
  const device = deviceOf(world, choice);
  const client = world.clientOf(device);
  const [live] = world.sessionsOf(device);
  if (live && choice.pick % 2)
    await world.perform({
      device,
      method: 'POST',
      path: `/client/sessions/${live.id}/${choice.how === 'right' ? 'end' : 'remove'}`,
      means: { kind: 'session', id: live.id },
    });
  const id = live?.id ?? world.now.sessions.findLast(row => row.client_id === client)?.id;
  if (id === undefined) return;
  const means = { kind: 'session', id } as const;
  for (const verb of ['touch', 'tokens'])
    await world.perform({ device, method: 'POST', path: `/client/sessions/${id}/${verb}`, means });
  await world.perform({ device, method: 'GET', path: own('/me')(id), means });
};

const signOutEverywhere: Deed = (world, choice) =>
  once(world, choice, {
    device: deviceOf(world, choice),
    method: 'DELETE',
    path: pick(['/client/sessions', '/client'], choice.pick) ?? '',
  });

const look: Deed = (world, choice) =>
  once(world, choice, { device: deviceOf(world, choice), method: 'GET', path: '/client' });

/** Somebody comes back to a page that was left open, and changes how they sign in. */
const changeLater: Deed = async (world, choice) => {
  await world.asAdministrator('11 minutes pass', () => Promise.resolve(world.server.clock.advance(11 * 60_000)));
  const changes = [
    changePassword,
    bySession('POST', own('/me/totp')),
    bySession('DELETE', own('/me/totp')),
    removePasskey,
  ];
  await pick(changes, choice.pick)?.(world, { ...choice, how: 'stale' });
};

export const accountDeeds: Readonly<Record<string, readonly [number, Deed]>> = {
  'look at the client': [2, look],
  touch: [1, bySession('POST', id => `/client/sessions/${id}/touch`)],
  'ask for a token': [2, bySession('POST', id => `/client/sessions/${id}/tokens`)],
  'sign out': [2, bySession('POST', id => `/client/sessions/${id}/remove`)],
  'go on with what is over': [3, useWhatIsOver],
  'end a session': [1, bySession('POST', id => `/client/sessions/${id}/end`)],
  'revoke a session': [1, revokeOther],
  'sign out of all': [1, signOutEverywhere],
  'read the account': [1, bySession('GET', own('/me'))],
  'change the name': [1, bySession('PATCH', own('/me'), world => ({ first_name: `Ada ${world.step}` }))],
  'change the password': [2, changePassword],
  'change something later': [2, changeLater],
  'begin an app': [2, bySession('POST', own('/me/totp'))],
  'verify an app': [2, verifyApp],
  'remove the app': [1, bySession('DELETE', own('/me/totp'))],
  'make backup codes': [1, bySession('POST', own('/me/backup_codes'))],
  'remove a passkey': [1, removePasskey],
  'confirm who it is': [3, stepUp],
};
