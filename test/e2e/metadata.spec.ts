import { canary, leaksIn } from './canary.js';
import { expect, test } from './test.js';

interface Account {
  readonly id: string;
  readonly public_metadata: object;
  readonly private_metadata: object;
}

test('E4: every account of this run has private metadata, and the application alone reads it', async ({
  page,
  world,
  visitor,
}) => {
  await visitor.open();
  await visitor.signUp(world.address('ada'));
  const seen = await page.evaluate(async api => {
    const answer = await fetch(`${api}/v1/me?__clerk_api_version=2026-05-12`, { credentials: 'include' });
    return answer.text();
  }, world.api);
  // The page reads text; what is in it is an account, by the protocol.
  const { id } = (JSON.parse(seen) as { readonly response: Account }).response;
  expect(seen).not.toContain(canary);
  expect(await world.backend<Account>(`/users/${id}`)).toMatchObject({ private_metadata: { note: canary } });
});

test('E4: whatever gives it away is seen: a header, a body, a token in either', () => {
  const token = ['{"alg":"RS256"}', `{"note":"${canary}"}`, 'signature'].map(part =>
    Buffer.from(part).toString('base64url'),
  );
  expect(leaksIn({}, Buffer.from(JSON.stringify({ note: canary })))).toEqual(['body']);
  expect(leaksIn({ 'x-note': canary }, Buffer.from(''))).toEqual(['headers']);
  expect(leaksIn({}, Buffer.from(JSON.stringify({ jwt: token.join('.') })))).toEqual(['a token in the body']);
  expect(leaksIn({ authorization: token.join('.') }, Buffer.from('{}'))).toEqual(['a token in the headers']);
  expect(leaksIn({}, Buffer.from('{}'))).toEqual([]);
});
