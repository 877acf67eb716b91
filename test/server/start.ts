import { createApp } from '../../server/src/http/app.js';
import type { Parts } from '../../server/src/open-instance.js';
import { Browser } from './browser.js';
import { openTestInstance } from './open-test-instance.js';
import type { TestInstance } from './open-test-instance.js';
import type { SettingsOverrides } from './test-settings.js';

export interface TestServer extends TestInstance {
  /** A browser that this server has not seen before; with `like`, the same one from another address. */
  browser(options?: { readonly origin?: string; readonly ip?: string; readonly like?: Browser }): Browser;
  fetch(request: Request, ip?: string): Promise<Response>;
}

let browsers = 0;

/** A running server on a database of its own, without a port. Each of its browsers has an address of its own. */
export async function startServer(overrides: SettingsOverrides = {}, parts: Partial<Parts> = {}): Promise<TestServer> {
  return serve(await openTestInstance(overrides, parts));
}

/** The same for an instance that is open already, such as another process on the same database. */
export function serve(opened: TestInstance): TestServer {
  const app = createApp(opened.instance);
  const fetch: TestServer['fetch'] = (request, ip = '192.0.2.1') => app.fetch(request, { ip });
  return {
    ...opened,
    fetch,
    browser({ origin = 'http://localhost:3000', ip = `198.51.${++browsers >> 8}.${browsers & 255}`, like } = {}) {
      const made = new Browser({ fetch: request => app.fetch(request, { ip }), origin, mails: opened.mails });
      for (const [name, value] of like?.cookies ?? []) made.cookies.set(name, value);
      return made;
    },
  };
}
