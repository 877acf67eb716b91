import type { Deed } from './deeds.js';
import { deviceOf, once, personOf, pick } from './deeds.js';

const minute = 60_000;
const spans = [31_000, 5 * minute, 11 * minute, 61 * minute, 25 * 60 * minute];

const wait: Deed = (world, { pick: number }) => {
  const span = pick(spans, number) ?? minute;
  return world.asAdministrator(`${span / 1000} s pass`, () => Promise.resolve(world.server.clock.advance(span)));
};

const shortWait: Deed = world =>
  world.asAdministrator('31 s pass', () => Promise.resolve(world.server.clock.advance(31_000)));

const ban: Deed = (world, choice) => {
  const person = personOf(world, choice);
  if (!person) return undefined;
  const banned_at = choice.pick % 3 === 0 ? world.time : null;
  return world.asAdministrator(`${banned_at ? 'bans' : 'pardons'} ${person.userId}`, () =>
    world.server.instance.database.updateTable('users').set({ banned_at }).where('id', '=', person.userId).execute(),
  );
};

const makeToken: Deed = (world, choice) => {
  const person = personOf(world, choice);
  if (!person) return undefined;
  return world.asAdministrator('makes a sign-in token', async () => {
    const fields = { user_id: person.userId };
    const { body } = await world.backend.post<{ token: string; id: string }>('/sign_in_tokens', fields);
    world.tickets.push({ ticket: body.token, id: body.id });
    world.secrets.add(body.token);
  });
};

const revokeToken: Deed = (world, choice) => {
  const token = pick(
    world.tickets.filter(({ email }) => email === undefined),
    choice.pick,
  );
  return (
    token &&
    world.asAdministrator('revokes a sign-in token', () => world.backend.post(`/sign_in_tokens/${token.id}/revoke`))
  );
};

const useToken: Deed = (world, choice) => {
  const tokens = world.tickets.filter(({ email }) => email === undefined);
  const ticket = (choice.how === 'right' ? tokens.at(-1) : pick(tokens, choice.pick))?.ticket;
  if (ticket === undefined) return undefined;
  const fields = { strategy: 'ticket', ticket };
  const device = deviceOf(world, choice);
  return once(world, choice, {
    device,
    method: 'POST',
    path: '/client/sign_ins',
    fields,
    means: { kind: 'begin', ticket },
  });
};

const invite: Deed = (world, choice) =>
  world.asAdministrator('invites somebody', async () => {
    const email = `new${choice.who}@example.com`;
    const fields = { email_address: email, redirect_url: 'http://localhost:3000/sign-up', ignore_existing: true };
    const { body } = await world.backend.post<{ id: string; url?: string }>('/invitations', fields);
    const ticket = body.url === undefined ? undefined : new URL(body.url).searchParams.get('ticket');
    if (ticket) world.tickets.push({ ticket, id: body.id, email });
  });

const revokeInvitation: Deed = (world, choice) => {
  const invitation = pick(world.now.invitations, choice.pick);
  return (
    invitation &&
    world.asAdministrator('revokes an invitation', () => world.backend.post(`/invitations/${invitation.id}/revoke`))
  );
};

const list: Deed = (world, choice) =>
  world.asAdministrator('writes somebody on a list', () =>
    world.backend.post(choice.pick % 2 ? '/allowlist_identifiers' : '/blocklist_identifiers', {
      identifier: `new${choice.who}@example.com`,
    }),
  );

const joinWaitlist: Deed = (world, choice) =>
  once(world, choice, {
    device: deviceOf(world, choice),
    method: 'POST',
    path: '/waitlist',
    fields: { email_address: `new${choice.who}@example.com` },
  });

export const administratorDeeds: Readonly<Record<string, readonly [number, Deed]>> = {
  'a moment passes': [5, shortWait],
  'time passes': [2, wait],
  'ban or pardon': [1, ban],
  'make a sign-in token': [1, makeToken],
  'revoke a sign-in token': [1, revokeToken],
  'use a sign-in token': [2, useToken],
  invite: [1, invite],
  'revoke an invitation': [1, revokeInvitation],
  'write on a list': [1, list],
  'join the waitlist': [1, joinWaitlist],
};
