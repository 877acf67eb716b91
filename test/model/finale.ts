import type { SignInJSON } from 'auth-elements/wire';
import { methods, whoseIs } from './methods.js';
import type { Device, Person, World } from './world.js';

const hours = 3 * 60 * 60_000;

/**
 * B13: however a run went, everybody who has not been banned gets in again, on a new device, and by every way that they
 * have and that is switched on. Locks and limits have passed by then.
 */
export async function everybodyGetsIn(world: World): Promise<void> {
  await world.asAdministrator('three hours pass', () => Promise.resolve(world.server.clock.advance(hours)));
  for (const person of world.people) await getsIn(world, person);
}

async function getsIn(world: World, person: Person): Promise<void> {
  const identifier = identifierOf(world, person.userId);
  if (identifier === undefined || isBanned(world, person)) return;
  const offered = await offeredTo(world, identifier);
  let ways = 0;
  for (const strategy of offered) {
    const device = world.device(`${person.userId} ${strategy}`);
    const first = await proveFirst(world, device, identifier, strategy);
    if (!first) continue;
    ways++;
    const done = await proveRest(world, device, first);
    if (done !== 'complete') world.fail('B13', `${identifier} proves ${strategy} and comes to ${done}`);
  }
  if (ways === 0) world.fail('B13', `${identifier} has no way in any more`);
}

function isBanned(world: World, { userId }: Person): boolean {
  return world.now.users.some(row => row.id === userId && row.banned_at !== null);
}

/** What somebody can name who has proved it, and that is asked for. */
function identifierOf(world: World, userId: string): string | undefined {
  const { users } = world.settings;
  const mail = world.now.email_addresses.find(row => row.user_id === userId && row.verified_at !== null);
  const phone = world.now.phone_numbers.find(row => row.user_id === userId && row.verified_at !== null);
  if (mail && users.email !== 'off') return mail.email_address;
  return users.phone === 'off' ? undefined : phone?.phone_number;
}

async function offeredTo(world: World, identifier: string): Promise<readonly string[]> {
  const device = world.device(`${identifier} asks`);
  const { supported_first_factors: factors } = await begin(world, device, identifier);
  return (factors ?? []).map(({ strategy }) => strategy);
}

async function begin(world: World, device: Device, identifier: string): Promise<SignInJSON> {
  const means = { kind: 'begin', identifier } as const;
  const [reply] = await world.perform({
    device,
    method: 'POST',
    path: '/client/sign_ins',
    fields: { identifier },
    means,
  });
  if (reply?.status !== 200) world.fail('B13', `${identifier} cannot begin: ${reply?.code}`);
  return reply?.json.response as SignInJSON;
}

/** Undefined: the person does not have this one. */
async function proveFirst(
  world: World,
  device: Device,
  identifier: string,
  strategy: string,
): Promise<SignInJSON | undefined> {
  const method = methods[strategy];
  if (!method) return world.fail('B13', `${strategy} is offered, and the model does not know it`);
  // A message that was sent a moment ago is in nobody's way.
  world.server.clock.advance(31_000);
  const { id } = await begin(world, device, identifier);
  const path = `/client/sign_ins/${id}`;
  const here = 'http://localhost:3000/sign-in';
  if (method.prepared) {
    const fields = { strategy, ...(strategy === 'email_link' && { redirect_url: here }) };
    const means = { kind: 'prepare', id, strategy } as const;
    const [sent] = await world.perform({ device, method: 'POST', path: `${path}/prepare_first_factor`, fields, means });
    if (sent?.status !== 200) world.fail('B13', `${identifier} cannot prepare ${strategy}: ${sent?.code}`);
  }
  const value = method.give(world, whoseIs(world, 'sign_in', id));
  if (value === undefined) return undefined;
  const fields = { strategy, [method.field ?? 'code']: value };
  const means = { kind: 'proof', of: 'sign_in', id, which: 'first', strategy, value } as const;
  const [proved] = await world.perform({ device, method: 'POST', path: `${path}/attempt_first_factor`, fields, means });
  if (proved?.status !== 200) world.fail('B13', `${identifier} gives the right ${strategy} in vain: ${proved?.code}`);
  return proved?.json.response as SignInJSON;
}

/** A new password, a second factor, a code for the new device: whatever is asked for. Answers the last status. */
async function proveRest(world: World, device: Device, { id, status }: SignInJSON): Promise<string> {
  const path = `/client/sign_ins/${id}`;
  if (status === 'needs_new_password') {
    const password = `scarlet-meadow-gently-${world.step}`;
    world.passwords.push(password);
    world.secrets.add(password);
    const [reply] = await world.perform({
      device,
      method: 'POST',
      path: `${path}/reset_password`,
      fields: { password },
    });
    return goesOn(world, device, reply?.json.response as SignInJSON | undefined);
  }
  if (status !== 'needs_second_factor' && status !== 'needs_client_trust') return status;
  const strategy = status === 'needs_client_trust' ? 'email_code' : second(world, id);
  const means = { id, strategy } as const;
  if (strategy === 'email_code') {
    world.server.clock.advance(31_000);
    const prepare = { device, method: 'POST', path: `${path}/prepare_second_factor`, fields: { strategy } } as const;
    await world.perform({ ...prepare, means: { kind: 'prepare', ...means } });
  }
  const value = methods[strategy]?.give(world, whoseIs(world, 'sign_in', id)) ?? '';
  const [reply] = await world.perform({
    device,
    method: 'POST',
    path: `${path}/attempt_second_factor`,
    fields: { strategy, code: value },
    means: { kind: 'proof', of: 'sign_in', which: 'second', value, ...means },
  });
  return reply?.status === 200 ? (reply.json.response as SignInJSON).status : `${reply?.code}`;
}

async function goesOn(world: World, device: Device, attempt: SignInJSON | undefined): Promise<string> {
  return attempt ? proveRest(world, device, attempt) : 'a refusal';
}

/** The second factor that the person has at hand. */
function second(world: World, id: string): string {
  const whose = whoseIs(world, 'sign_in', id);
  const has = Object.entries(methods).find(
    ([, method]) => method.second?.(world.now, whose.user ?? '') && method.give(world, whose) !== undefined,
  );
  return has?.[0] ?? 'totp';
}
