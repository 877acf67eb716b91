import { createId } from './crypto/token.js';
import { createInbox } from './delivery/inbox.js';
import { createApp } from './http/app.js';
import { problemOf } from './http/problem-of.js';
import { refuse } from './http/refuse.js';
import type { Instance } from './instance.js';
import { openInstance } from './open-instance.js';
import type { Parts } from './open-instance.js';
import type { Settings } from './settings.js';

/** A running frontend API, mounted wherever requests come from. */
export interface FrontendApi {
  /** Answers a request. `ip` is the caller's address, which limits are counted by. */
  readonly fetch: (request: Request, info?: { readonly ip?: string }) => Promise<Response>;
  /** Finishes the delivery under way and lets go of the database. */
  readonly close: () => Promise<void>;
  readonly publishableKey: string;
  readonly publicUrl: string;
}

/** Opens an instance and puts its routes before it. */
export async function openFrontendApi(
  settings: Settings,
  parts: Parts = {},
): Promise<FrontendApi & { readonly instance: Instance }> {
  const { instance, close } = await openInstance(settings, parts);
  const app = createApp(instance);
  const inbox = createInbox(instance);
  return {
    async fetch(request, { ip = 'unknown' } = {}) {
      try {
        return (await inbox?.(request, ip)) ?? (await app.fetch(request, { ip }));
      } catch (thrown) {
        // Whatever this server is mounted in gets an answer, and never an error that it would have to explain.
        const traceId = createId('req');
        return refuse(request, settings, problemOf(instance.log, thrown, traceId), traceId);
      }
    },
    close,
    publishableKey: settings.publishableKey,
    publicUrl: settings.publicUrl.origin,
    instance,
  };
}
