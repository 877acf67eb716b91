import { createInbox } from './delivery/inbox.js';
import { createApp } from './http/app.js';
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
      return (await inbox?.(request, ip)) ?? app.fetch(request, { ip });
    },
    close,
    publishableKey: settings.publishableKey,
    publicUrl: settings.publicUrl.origin,
    instance,
  };
}
