import type { SignInJSON, SignUpJSON } from 'auth-elements/wire';
import type { Person as PersonAtSite } from '../oidc/identity-provider.js';
import type { Choice, Deed } from './deeds.js';
import { deviceOf, once, personOf, pick } from './deeds.js';
import type { Call, World } from './world.js';

const targets = {
  redirect_url: 'http://localhost:3000/sign-in',
  action_complete_redirect_url: 'http://localhost:3000/inside',
};

/** Who sits before the other site: a member, or somebody with a member's address, proved there or not. */
function visitorOf(world: World, choice: Choice): PersonAtSite {
  const person = personOf(world, choice);
  const email = person?.email ?? `new${choice.who}@example.com`;
  if (person?.sub !== undefined && choice.pick % 2) return { sub: person.sub, email, email_verified: true };
  const sub = `stranger-${choice.who}`;
  const kind = pick(['theirs', 'proved', 'claimed'], choice.pick >> 1);
  if (kind === 'theirs') return { sub, email: `${sub}@example.com`, email_verified: true };
  return { sub, email, email_verified: kind === 'proved' };
}

/** Goes to the other site, agrees, and comes back: on the same device, or with the answer carried to another. */
const comeBySite: Deed = async (world, choice) => {
  const { site } = world;
  if (!site) return;
  const device = deviceOf(world, choice);
  const flow = choice.pick % 3 === 0 ? 'sign_ups' : 'sign_ins';
  const fields = { strategy: 'oauth_custom_acme', ...targets };
  const path = `/client/${flow}`;
  const [begun] = await world.perform({ device, method: 'POST', path, fields, means: { kind: 'begin' } });
  // Refusals have no response, which the type of replies does not say.
  const attempt = begun?.json.response as SignInJSON | SignUpJSON | undefined;
  const trip =
    attempt?.object === 'sign_in_attempt' ? attempt.first_factor_verification : attempt?.verifications.external_account;
  const url = trip?.external_verification_redirect_url;
  if (!attempt || !url) return;
  site.person = visitorOf(world, choice);
  const back = await site.agree(url);
  const by = choice.foreign ? (world.devices.find(one => one !== device) ?? device) : device;
  const of = flow === 'sign_ins' ? 'sign_in' : 'sign_up';
  const value = JSON.stringify(site.person);
  const means = { kind: 'proof', of, id: attempt.id, which: 'first', strategy: 'other_site', value } as const;
  await once(world, choice, { device: by, method: 'follow', path: back.href, means });
  if (choice.pick % 5 === 0) return;
  for (const to of ['sign_up', 'sign_in'] as const)
    await world.perform({
      device,
      method: 'POST',
      path: `/client/${to}s`,
      fields: { transfer: 'true' },
      means: { kind: 'transfer', to },
    });
};

/** Presses a link that was mailed, the newest or any, where it was asked for or elsewhere. */
const pressLink: Deed = (world, choice) => {
  const links = world.sent.filter(one => one.link !== undefined);
  const sent = choice.how === 'right' ? links.at(-1) : pick(links, choice.pick);
  const token = sent?.link && new URL(sent.link).searchParams.get('token');
  const asked = sent?.asked.find(one => world.attempts.some(({ id }) => id === one.id));
  if (!token || !asked) return undefined;
  const attempt = world.attempts.find(({ id }) => id === asked.id);
  const device = choice.foreign || !attempt ? deviceOf(world, choice) : attempt.device;
  const of = attempt?.kind ?? 'sign_in';
  const means = { kind: 'proof', of, id: asked.id, which: 'first', strategy: 'pressed_link', value: token } as const;
  const headers = { Origin: 'http://localhost:4000' };
  const call: Call = { device, method: 'POST', path: '/verify', fields: { token }, headers, means };
  return once(world, choice, call);
};

/** Asks how an attempt stands, which is how the browser that asked for a link hears of its press. */
const ask: Deed = (world, choice) => {
  const all = world.attempts.filter(one => choice.foreign || one.device === deviceOf(world, choice));
  const attempt = choice.pick % 2 ? all.at(-1) : pick(all, choice.pick);
  if (!attempt) return undefined;
  return once(world, choice, {
    device: deviceOf(world, choice),
    method: 'GET',
    path: `/client/${attempt.kind}s/${attempt.id}`,
  });
};

export const siteDeeds: Readonly<Record<string, readonly [number, Deed]>> = {
  'come by another site': [4, comeBySite],
  'press a link': [4, pressLink],
  'ask how it stands': [3, ask],
};
