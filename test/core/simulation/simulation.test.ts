import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { buildClient, type ClientModule } from './build-client.js';
import { carryOut, deedDraw, finish, type DeedDraw } from './deeds.js';
import { faults } from './faults.js';
import { World, type Conditions } from './world.js';

// Drawn schedules of what happens to the tabs of one browser, its network, its clock and the server, in a time that
// only the schedule moves. README.md says what is held and how one is run again.

const directory = mkdtempSync(join(tmpdir(), 'auth-elements-simulation-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const seldom = fc.nat(9).map(number => number === 9);

const conditionsDraw: fc.Arbitrary<Conditions> = fc.record({
  seed: fc.nat(),
  cookieless: seldom,
  storageBlocked: seldom,
  locksMissing: seldom,
  countsSleep: fc.boolean(),
  people: fc.nat(2),
});

async function run(module: ClientModule, conditions: Conditions, deeds: readonly DeedDraw[]): Promise<void> {
  const world = new World(module, conditions);
  world.open();
  for (const deed of deeds) {
    await carryOut(world, deed);
    if (world.watch.broken.length > 0) break;
  }
  if (world.watch.broken.length === 0) await finish(world);
  if (world.watch.broken.length > 0) throw new Error([...world.watch.broken, ...world.story.slice(-40)].join('\n'));
}

const schedules = (module: ClientModule) =>
  fc.asyncProperty(
    conditionsDraw,
    fc.array(deedDraw, { minLength: 4, maxLength: 30, size: 'max' }),
    (conditions, deeds) => run(module, conditions, deeds),
  );

const { SIMULATION_SEED = '20261127', SIMULATION_PATH, SIMULATION_RUNS = '1500' } = process.env;
const seed = Number(SIMULATION_SEED);
const counts = process.env['SIMULATION_COUNT'] !== undefined;

test('D1, D4, D5, D6: whatever happens to tabs, network, clocks and server, the invariants hold', async () => {
  const result = await fc.check(schedules(await buildClient(directory)), {
    seed,
    numRuns: Number(SIMULATION_RUNS),
    ...(SIMULATION_PATH !== undefined && { path: SIMULATION_PATH }),
  });
  if (!result.failed) return;
  const again = `SIMULATION_SEED=${result.seed} SIMULATION_PATH=${result.counterexamplePath} npx vitest run --project library test/core/simulation`;
  throw new Error(`${await fc.asyncDefaultReportMessage(result)}\n\nThe same once more: ${again}`, {
    cause: result.errorInstance,
  });
}, 300_000);

if (SIMULATION_PATH === undefined)
  test.each(faults.filter(({ rare }) => !rare || counts))(
    'the simulation finds it when $name',
    async fault => {
      const module = await buildClient(directory, fault.changes);
      const result = await fc.check(schedules(module), { seed, numRuns: fault.within, endOnFailure: true });
      expect(result.failed).toBe(true);
      expect(result.errorInstance).toMatchObject({ message: expect.stringMatching(fault.found) as string });
      if (counts) console.log(`${fault.name}: ${result.numRuns}`);
    },
    120_000,
  );
