import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, test } from 'vitest';
import { providers as parseProviders } from '../../server/src/oauth/provider-settings.js';
import { startIdentityProvider } from '../oidc/identity-provider.js';
import { serve, startServer } from '../server/start.js';
import type { TestServer } from '../server/start.js';
import { carryOut, deedDraw } from './deeds.js';
import { everybodyGetsIn } from './finale.js';
import { personDraw, settle } from './people.js';
import { checkAtRest } from './secrets.js';
import { generous, overridesOf, settingsDraw } from './settings.js';
import type { SettingsDraw } from './settings.js';
import { quickPasswords, World } from './world.js';

// Drawn settings, drawn people and whatever they may do, one after the other and at once, against the real server. After
// every step the invariants of `invariants.ts` are held against the database. INV3, about organizations, has nothing to
// be held against yet.

const acme = await startIdentityProvider('Acme');
const providers = parseProviders({ custom_acme: acme.settings });
/** Where the people of a run come from. The server under test is a second one on the same database. */
const setup = quick(await startServer(generous));
afterAll(() => Promise.all([setup.close(), acme.close()]));

function quick(server: TestServer): TestServer {
  return serve({ ...server, instance: { ...server.instance, passwords: quickPasswords } });
}

async function begin(draw: SettingsDraw): Promise<World> {
  await empty();
  const overrides = { ...overridesOf(draw), ...(draw.providers && { providers }) };
  const world = await World.open(quick(serve(await setup.another(overrides))));
  if (draw.providers) world.site = acme;
  return world;
}

async function empty(): Promise<void> {
  const { database } = setup.instance;
  const kept = ['instance', 'signing_keys', 'migrations'];
  const names = (await database.introspection.getTables()).map(({ name }) => name);
  const tables = names.filter(name => !kept.includes(name)).map(name => sql.table(name));
  await sql`truncate ${sql.join(tables)} cascade`.execute(database);
}

const run = fc.asyncProperty(
  settingsDraw,
  fc.array(personDraw, { minLength: 1, maxLength: 3 }),
  fc.array(deedDraw, { minLength: 5, maxLength: 40, size: 'max' }),
  async (settings, people, deeds) => {
    const world = await begin(settings);
    try {
      await settle(world, setup, people);
      await world.asAdministrator('has made these people', () => Promise.resolve());
      for (const deed of deeds) await carryOut(world, deed);
      await everybodyGetsIn(world);
      await checkAtRest(world, world.server.instance.database);
    } finally {
      await world.server.close();
    }
  },
);

// What `npm run test:model` says; without it the same runs as ever.
const { MODEL_SEED = '20261127', MODEL_PATH, MODEL_RUNS = '60', MODEL_MINUTES } = process.env;
const minute = 60_000;

test('B13, INV1, INV2, INV4, INV5, INV6: whatever people do under whatever settings, the invariants hold', async () => {
  const result = await fc.check(run, {
    seed: Number(MODEL_SEED),
    ...(MODEL_PATH !== undefined && { path: MODEL_PATH }),
    ...(MODEL_MINUTES === undefined
      ? { numRuns: Number(MODEL_RUNS) }
      : { numRuns: 1_000_000, interruptAfterTimeLimit: Number(MODEL_MINUTES) * minute }),
    endOnFailure: process.env['MODEL_SHRINK'] === 'off',
  });
  if (!result.failed) return console.log(`${result.numRuns} runs from seed ${result.seed}`);
  const again = `npm run test:model -- --seed ${result.seed} --path ${result.counterexamplePath}`;
  const drawn = await fc.asyncDefaultReportMessage(result);
  throw new Error(`${drawn}\n\nThe same once more: ${again}`, { cause: result.errorInstance });
});
