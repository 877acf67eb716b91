import type { Logger } from 'pino';
import { ThirdParty } from './bots/widgets.js';
import { createBreachCheck } from './crypto/breach-check.js';
import { createPasswordHashing } from './crypto/password-hashing.js';
import { createSecrets } from './crypto/secrets.js';
import { openSigningKeys } from './crypto/signing-keys.js';
import { createId } from './crypto/token.js';
import { createOutbox } from './delivery/outbox.js';
import type { RunningOutbox } from './delivery/outbox.js';
import { openTransport } from './delivery/open-transport.js';
import type { Transport } from './delivery/transport.js';
import { createIdentityProviders } from './enterprise/identity-providers.js';
import { createLog } from './http/log.js';
import { openImageStore } from './images/image-store.js';
import { sweepPictures } from './images/keep-picture.js';
import type { Clock, Instance } from './instance.js';
import { createLimits } from './limits.js';
import { createProviders } from './oauth/provider-client.js';
import { openPlaces } from './session/places.js';
import type { Settings } from './settings.js';
import { clean } from './store/cleaning.js';
import { exclusively } from './store/exclusively.js';
import { migrate } from './store/migrations/index.js';
import { openStore } from './store/open-store.js';
import type { Database } from './store/schema.js';
import type { Store } from './store/store.js';

/** What may take the place of the real thing. */
export interface Parts extends Partial<Pick<Instance, 'clock' | 'breaches' | 'log' | 'images'>> {
  readonly transport?: Transport;
  /** A database that is open already. It is closed with the instance. */
  readonly store?: Store;
  /** False: nothing runs by itself, neither delivery nor cleaning. */
  readonly background?: boolean;
}

export interface OpenInstance {
  readonly instance: Instance;
  readonly outbox: RunningOutbox;
  /** Lets the delivery under way finish, then closes the database. */
  readonly close: () => Promise<void>;
}

const cleaningInterval = 5 * 60_000;

/** Opens the database, brings it up to date, and puts together everything that the routes need. */
export async function openInstance(settings: Settings, parts: Parts = {}): Promise<OpenInstance> {
  const clock = parts.clock ?? { now: Date.now };
  const log = parts.log ?? createLog(settings);
  const store = parts.store ?? (await openStore(settings, log));
  try {
    return await assemble(settings, { ...parts, clock, log, store });
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function assemble(
  settings: Settings,
  parts: Parts & { readonly clock: Clock; readonly log: Logger; readonly store: Store },
): Promise<OpenInstance> {
  const { clock, log, store } = parts;
  const { database, reserved = database } = store;
  await migrate(database, clock.now());
  const secrets = createSecrets(settings.encryptionKey);
  const [id, keys, passwords, places] = await Promise.all([
    instanceId(database, clock),
    openSigningKeys({ database, secrets, clock }),
    createPasswordHashing(),
    openPlaces(settings.geoipFile),
  ]);
  const transport = parts.transport ?? openTransport(settings, database, clock, log);
  const outbox = createOutbox({ database, secrets, clock, log, transport });
  const limits = createLimits(database, clock, settings.rateLimits);
  const breaches = parts.breaches ?? createBreachCheck(settings.breachEndpoint, log);
  const widgets = new ThirdParty(settings, clock, log);
  const images = parts.images ?? openImageStore(settings.images);
  const services = { keys, secrets, passwords, breaches, outbox, limits, images, places, widgets };
  const providers = createProviders(settings.providers, log);
  const identityProviders = createIdentityProviders(clock, log);
  const instance = { id, settings, database, reserved, clock, log, ...services, providers, identityProviders };
  const stopCleaning = parts.background === false ? () => undefined : startBackground(instance, outbox);
  const close = async (): Promise<void> => {
    stopCleaning();
    await outbox.stop();
    transport.close?.();
    await store.close();
  };
  let closed: Promise<void> | undefined;
  return { instance, outbox, close: () => (closed ??= close()) };
}

function startBackground(instance: Instance, outbox: RunningOutbox): () => void {
  const { database, clock, log } = instance;
  outbox.start();
  const timer = setInterval(() => {
    sweepPictures(instance).catch((error: unknown) => log.warn({ err: error }, 'pictures could not be deleted'));
    clean(database, clock).catch((error: unknown) => log.warn({ err: error }, 'expired rows could not be deleted'));
  }, cleaningInterval);
  timer.unref();
  return () => clearInterval(timer);
}

function instanceId(database: Database, clock: Clock): Promise<string> {
  return exclusively(database, async transaction => {
    const row = await transaction.selectFrom('instance').select('id').executeTakeFirst();
    if (row) return row.id;
    const id = createId('ins');
    await transaction.insertInto('instance').values({ id, created_at: clock.now() }).execute();
    return id;
  });
}
