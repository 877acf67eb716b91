import fc from 'fast-check';
import { accountDeeds } from './deeds-account.js';
import { administratorDeeds } from './deeds-administrator.js';
import { attemptDeeds } from './deeds-attempt.js';
import { siteDeeds } from './deeds-site.js';
import type { Call, Device, Person, World } from './world.js';

/** What decides a deed; what there is to choose from depends on what has happened. */
export interface Choice {
  readonly device: number;
  readonly who: number;
  readonly pick: number;
  readonly how: 'right' | 'wrong' | 'stale' | "somebody else's";
  /** With an attempt, or a session, that is another device's. */
  readonly foreign: boolean;
  /** The same at once, a second time. */
  readonly twin: boolean;
}

/** Something that happens. Undefined: there is nothing to do it with at this point. */
export type Deed = (world: World, choice: Choice) => Promise<unknown> | undefined;

/** Everything that may happen, with how often. A new kind of deed is a line in one of these tables. */
const deeds: Readonly<Record<string, readonly [weight: number, deed: Deed]>> = {
  ...attemptDeeds,
  ...accountDeeds,
  ...administratorDeeds,
  ...siteDeeds,
};

const names = Object.entries(deeds).map(([name, [weight]]) => ({ weight, arbitrary: fc.constant(name) }));

export const deedDraw = fc.record({
  deed: fc.oneof(...names),
  device: fc.nat(2),
  who: fc.nat(11),
  pick: fc.nat(15),
  how: fc.oneof(
    { weight: 14, arbitrary: fc.constant('right' as const) },
    { weight: 3, arbitrary: fc.constant('wrong' as const) },
    { weight: 3, arbitrary: fc.constant('stale' as const) },
    { weight: 1, arbitrary: fc.constant("somebody else's" as const) },
  ),
  foreign: fc.nat(8).map(number => number === 8),
  twin: fc.nat(7).map(number => number === 7),
});

export type DeedDraw = typeof deedDraw extends fc.Arbitrary<infer Draw> ? Draw : never;

export async function carryOut(world: World, { deed, ...choice }: DeedDraw): Promise<void> {
  await deeds[deed]?.[1](world, choice);
}

export function pick<T>(list: readonly T[], number: number): T | undefined {
  return list[number % list.length];
}

export function deviceOf(world: World, { device }: Choice): Device {
  const [first] = world.devices;
  const chosen = world.devices[device] ?? first;
  if (!chosen) throw new Error('There are no devices.');
  return chosen;
}

export function personOf(world: World, { who }: Choice): Person | undefined {
  return pick(world.people, who);
}

/** One call, or the same twice at once. */
export function once(world: World, { twin }: Choice, call: Call): Promise<unknown> {
  return twin ? world.perform(call, call) : world.perform(call);
}
