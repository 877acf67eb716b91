import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Page } from '@playwright/test';

/** Where Turnstile's script comes from. */
export const checkOrigin = 'https://challenges.cloudflare.com';

/** As much of Turnstile as a page sees: a button to press in place of a puzzle. */
const script = `globalThis.turnstile = {
  render(place, { sitekey, action, callback, language, 'before-interactive-callback': needed }) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'I am a person (' + [sitekey, action, language].join(' ') + ')';
    button.addEventListener('click', () => callback('shown-' + action + '-' + Math.random()));
    place.append(button);
    setTimeout(needed);
    return 'a widget';
  },
  remove() {},
};`;

/** A third party that tells people from programs: its script for a page, and the address that servers ask. */
export class CheckHost {
  readonly #server = createServer((request, response) => {
    void text(request).then(body => {
      const [, action = ''] = (new URLSearchParams(body).get('response') ?? '').split('-');
      response.end(JSON.stringify({ success: action !== '', hostname: 'localhost', action }));
    });
  });

  async open(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/siteverify`;
  }

  /** Has a page get the script from here; answers what it asked for. */
  async serve(page: Page, blocked: () => boolean = () => false): Promise<readonly string[]> {
    const asked: string[] = [];
    await page.route(`${checkOrigin}/**`, route => {
      asked.push(route.request().url());
      return blocked() ? route.abort() : route.fulfill({ contentType: 'text/javascript', body: script });
    });
    return asked;
  }

  close(): void {
    this.#server.close();
  }
}
