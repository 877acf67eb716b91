import { journeyInEveryEngine } from './journey.js';
import { expect, test } from './test.js';

test.use({ options: { database: 'postgres', processes: 2 } });

journeyInEveryEngine('two processes that share a PostgreSQL');

test('G7: both processes behind the round robin had their share of the work', async ({ world, visitor }) => {
  await visitor.open();
  await visitor.signUp(world.address());
  const [first = 0, second = 0] = world.proxy.shares;
  expect(first).toBeGreaterThan(2);
  expect(Math.abs(first - second)).toBeLessThanOrEqual(1);
});
