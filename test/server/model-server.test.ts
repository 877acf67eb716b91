import { afterAll, expect, test } from 'vitest';
import type { ClientJSON } from 'auth-elements/wire';
import { FakeBrowser } from '../core/fake-browser.js';
import { FakeClock } from '../core/fake-clock.js';
import { FakeServer } from '../core/fake-server.js';
import { goodPassword } from './browser.js';
import { startServer } from './start.js';

// The simulation of the client runs against a model of the server: what it asks there is answered alike by the real one.

const server = await startServer();
afterAll(server.close);

interface Line {
  readonly status: number;
  readonly code: string | undefined;
  readonly shape: unknown;
}

/** A way to ask one of the two. */
type Ask = (
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  fields?: Readonly<Record<string, string>>,
) => Promise<Answer>;

interface Answer {
  readonly status: number;
  readonly json: Record<string, unknown>;
}

function clientIn(json: Record<string, unknown>): ClientJSON | undefined {
  // What has this name in an answer is the client, by the protocol.
  const found = [json['client'], json['response']] as readonly (ClientJSON | null | undefined)[];
  return found.find(each => each?.object === 'client') ?? undefined;
}

function claimsOf(jwt: unknown): Record<string, unknown> {
  const [header = '', payload = ''] = String(jwt).split('.');
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, number>;
  const { iat = 0, exp = 0, sid } = read(payload);
  const { oiat, kid } = read(header);
  return { life: exp - iat, sid: typeof sid, asOf: (oiat ?? 0) - iat, kid: typeof kid };
}

/** What the client goes by in an answer, without what differs from one run to the next. */
function seen({ status, json }: Answer, before: ClientJSON | undefined, ids: readonly string[]): Line {
  const errors = json['errors'] as readonly { readonly code: string }[] | undefined;
  const client = clientIn(json);
  return {
    status,
    code: errors?.[0]?.code,
    shape: {
      sessions: client?.sessions.map(({ status: state, last_active_token: token }) => ({
        state,
        token: token && claimsOf(token.jwt),
      })),
      // In the order of signing in: sessions of one moment come in any.
      last: client && ids.indexOf(client.last_active_session_id ?? ''),
      newer: client && before ? client.updated_at > before.updated_at : undefined,
      jwt: 'jwt' in json ? claimsOf(json['jwt']) : undefined,
    },
  };
}

/** Two people sign in, one switches, gets tokens, is signed out, and everybody is. */
async function walk(ask: Ask, identifiers: readonly string[]): Promise<readonly Line[]> {
  const lines: Line[] = [];
  const ids: string[] = [];
  let known: ClientJSON | undefined;
  const step: Ask = async (method, path, fields) => {
    const answer = await ask(method, path, fields);
    const { created_session_id: created } = (answer.json['response'] ?? {}) as { readonly created_session_id?: string };
    if (created) ids.push(created);
    lines.push(seen(answer, known, ids));
    known = clientIn(answer.json) ?? known;
    return answer;
  };
  for (const identifier of identifiers)
    await step('POST', '/client/sign_ins', { strategy: 'password', identifier, password: goodPassword });
  const [first = '', second = ''] = ids;
  await step('GET', '/client');
  await step('POST', `/client/sessions/${first}/touch`, { intent: 'select_session' });
  await step('POST', `/client/sessions/${first}/tokens`);
  await step('POST', `/client/sessions/${first}/remove`);
  await step('POST', `/client/sessions/${first}/tokens`);
  await step('POST', `/client/sessions/${second}/tokens`);
  await step('DELETE', '/client/sessions');
  await step('POST', `/client/sessions/${second}/tokens`);
  await step('GET', '/client');
  return lines;
}

test('D5: the model of the server that the simulation has answers as the real one', async () => {
  const people: string[] = [];
  for (const name of ['ada', 'grace']) {
    people.push(`${name}.model@example.com`);
    await server.browser().signUp(people.at(-1) ?? '');
  }
  const browser = server.browser();
  const real: Ask = (method, path, fields) =>
    browser.send(method, path, fields ?? {}).then(({ status, json }) => ({ status, json: { ...json } }));

  const clock = new FakeClock();
  const model = new FakeServer(clock);
  model.password = goodPassword;
  const tabs = new FakeBrowser(clock, model);
  const modelled: Ask = async (method, path, fields = {}) => {
    clock.elapsed += 1;
    const url = `http://localhost:4000/v1${path}${method === 'DELETE' ? '?_method=DELETE' : ''}`;
    const init = method === 'GET' ? { method } : { method: 'POST', body: new URLSearchParams(fields) };
    const response = await model.fetch(url, init, tabs);
    return { status: response.status, json: (await response.json()) as Record<string, unknown> };
  };
  expect(await walk(modelled, people)).toEqual(await walk(real, people));
});
