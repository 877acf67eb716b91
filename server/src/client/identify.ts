import { createToken, hashToken } from '../crypto/token.js';
import { readCookies } from '../http/cookies.js';
import type { Done } from '../http/change.js';
import type { ClientRow, Device, Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import type { Instance } from '../instance.js';
import { giveToken } from './client-token.js';

/** The cookie that says which client a browser is. */
export const clientCookie = '__client';
/** Under which name pages on another site carry their development identity. */
export const devBrowserParameter = '__clerk_db_jwt';

const nobody: Device = {
  carrier: 'cookie',
  tokenHash: undefined,
  client: undefined,
  formerClientId: undefined,
  conflicting: [],
};

/** Finds out which client a request comes from. */
export async function identify(
  instance: Instance,
  request: Request,
  url: URL,
  now: number,
  open: boolean,
): Promise<Device> {
  if (open) return nobody;
  const carried = url.searchParams.get(devBrowserParameter);
  if (carried === null) return findDevice(instance, 'cookie', readCookies(request, clientCookie), now);
  if (instance.settings.instance === 'production') throw unknownIdentity();
  const device = await findDevice(instance, 'dev_browser', [carried], now);
  if (device.tokenHash === undefined && device.formerClientId === undefined) throw unknownIdentity();
  return device;
}

async function findDevice(
  instance: Instance,
  carrier: Device['carrier'],
  tokens: readonly string[],
  now: number,
): Promise<Device> {
  if (tokens.length === 0) return { ...nobody, carrier };
  const found = await instance.database
    .selectFrom('client_tokens')
    .selectAll()
    .where('token_hash', 'in', tokens.slice(0, 4).map(hashToken))
    .where('kind', '=', carrier)
    .where('expires_at', '>', now)
    .execute();
  const [current, ...others] = found.filter(token => token.replaced_at === null);
  // A sibling domain can put its own client's cookie beside ours, and which is whose nobody can tell.
  if (current && others.some(token => token.client_id !== current.client_id))
    return { ...nobody, carrier, conflicting: [current, ...others].map(token => token.token_hash) };
  const former = found.find(token => token.replaced_at !== null);
  const client = current?.client_id ? await readClient(instance, current.client_id) : undefined;
  return {
    ...nobody,
    carrier,
    tokenHash: current?.token_hash,
    client,
    formerClientId: current ? undefined : (former?.client_id ?? undefined),
  };
}

/** The client's row as it is now. */
export async function readClient({ database }: Instance, id: string): Promise<ClientRow | undefined> {
  return database.selectFrom('clients').selectAll().where('id', '=', id).executeTakeFirst();
}

/**
 * Somebody repeats a request whose answer was lost, and with it the token: they get a new one. Whoever repeats it has
 * shown the key of that request, which is as secret as a token and holds for a minute here.
 */
export async function welcomeBack(exchange: Exchange, done: Done): Promise<void> {
  const { instance, device, idempotency, now } = exchange;
  if (device.client || !idempotency) return;
  const clientId = device.formerClientId ?? (await clientOfAttempt(instance, done.resourceId));
  const client = clientId === undefined ? undefined : await readClient(instance, clientId);
  if (!client || now - client.updated_at > 60_000) throw unknownIdentity();
  const token = createToken();
  await instance.database.transaction().execute(tx => giveToken(tx, exchange, client, token));
  exchange.device = { ...device, client, tokenHash: hashToken(token) };
}

async function clientOfAttempt({ database }: Instance, id: string): Promise<string | undefined> {
  const table = id.startsWith('sua_') ? 'sign_ups' : 'sign_ins';
  const row = await database.selectFrom(table).select('client_id').where('id', '=', id).executeTakeFirst();
  return row?.client_id;
}

function unknownIdentity(): Problem {
  return new Problem(401, 'dev_browser_unauthenticated', 'the development identity is not known', {
    sentence: 'This page is not known to the server any more. Load it again.',
  });
}
