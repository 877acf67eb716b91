import { expect } from '@open-wc/testing';
import type { Platform, PlatformChange } from '../../src/core/index.js';
import { SessionCookie } from '../../src/elements/session-cookie.js';
import { madeClient, madeSession, refusal, signedIn, signedOut } from './made-client.js';

function start() {
  const client = madeClient(signedIn(madeSession('ada')));
  const cookies: string[] = [];
  const timers = new Set<() => void>();
  let tell: (change: PlatformChange) => void = () => {};
  const page: { visible: boolean; cookie?: string } = { visible: true };
  const platform = {
    readCookie: () => page.cookie,
    writeCookie: (name: string, value: string, maxAge: number) => {
      cookies.push(`${name}=${value}; ${maxAge}`);
      if (maxAge > 0) page.cookie = value;
      else delete page.cookie;
    },
    timer: (_milliseconds: number, callback: () => void) => {
      timers.add(callback);
      return () => void timers.delete(callback);
    },
    isVisible: () => page.visible,
    onChange: (listener: typeof tell) => {
      tell = listener;
      return () => {};
    },
  };
  // What keeps the cookie needs no more of the platform than this.
  const cookie = new SessionCookie(client, platform as unknown as Platform);
  /** Lets what is under way settle. */
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  };
  return { client, cookie, cookies, timers, page, settle, change: (change: PlatformChange) => tell(change) };
}

describe('the session cookie for a rendering server', () => {
  it('holds the token for its life, and goes with the session', async () => {
    const { client, cookies, settle } = start();
    await settle();
    client.set(signedOut);
    expect(cookies).to.deep.equal(['__session=token of ada; 60', '__session=; 0']);
  });

  it('is renewed while the page is visible, and D6: asks for nothing while it is hidden', async () => {
    const { client, timers, page, settle, change } = start();
    await settle();
    const [turn] = timers;
    page.visible = false;
    turn?.();
    await settle();
    expect(client.calls).to.deep.equal(['getToken ada']);
    page.visible = true;
    change('visible');
    await settle();
    expect(client.calls).to.deep.equal(['getToken ada', 'getToken ada']);
  });

  it('D3: is that of the tab looked at last: another one leaves it alone', async () => {
    const { cookies, timers, page, settle, change } = start();
    await settle();
    page.cookie = `e30.${btoa(JSON.stringify({ sid: 'grace' }))}.c2ln`;
    cookies.length = 0;
    const [turn] = timers;
    turn?.();
    await settle();
    change('online');
    await settle();
    expect(cookies).to.deep.equal([]);
    change('visible');
    expect(cookies, 'a page that is asked for now is for nobody').to.deep.equal(['__session=; 0']);
    await settle();
    expect(cookies).to.deep.equal(['__session=; 0', '__session=token of ada; 60']);
  });

  it('runs out while there is no network, and stops when it is told to', async () => {
    const { client, cookie, cookies, timers, settle, change } = start();
    await settle();
    client.refuse = refusal('offline');
    change('online');
    await settle();
    expect(cookies).to.have.length(1);
    cookie.stop();
    expect(timers.size).to.equal(0);
    expect(client.listeners).to.equal(0);
  });
});
