import { expect, onTestFinished, test } from 'vitest';
import { unavailable } from '../../server/src/store/statement-error.js';
import { serve, startServer } from './start.js';

test('a refusal is answered as it is when the database goes away while it is written', async () => {
  const server = await startServer();
  onTestFinished(server.close);
  const browser = server.browser();
  await browser.post('/client/sign_ins', { identifier: 'ada@example.com' });
  let away = false;
  const database = server.instance.database.withPlugin({
    transformQuery({ node }) {
      if (away) throw unavailable('The database does not answer.');
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  });
  const count = (): Promise<{ retryAfter: number }> => {
    away = true;
    return Promise.resolve({ retryAfter: 7 });
  };
  const failing = serve({ ...server, instance: { ...server.instance, database, limits: { count } } });
  const refused = await failing.browser({ like: browser }).signIn('ada@example.com');
  expect(refused).toMatchObject({ status: 429, code: 'too_many_requests' });
  expect(refused.headers.get('Retry-After')).toBe('7');
  const unanswered = await failing.browser({ like: browser }).post('/client/sign_ins', {});
  expect(unanswered).toMatchObject({ status: 503, code: 'service_unavailable' });
});
