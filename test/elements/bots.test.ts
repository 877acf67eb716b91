import { expect } from '@open-wc/testing';
import { AuthError } from '../../src/core/index.js';
import { FlowClient } from './flow-client.js';
import { goodPassword, start } from './flow-page.js';
import { waitUntil } from './wait-until.js';

const ada = 'ada@example.com';
const given = { 'Email address': ada, Password: goodPassword };

describe('bot protection', () => {
  it('B12: a sign-up works ahead once somebody types, and only where that is asked for', async () => {
    const page = await start(new FlowClient({ botProtection: 'proof_of_work' }), 'auth-sign-up');
    expect(page.client.calls).to.deep.equal([]);
    page.fill('Email address', ada);
    expect(page.client.calls).to.deep.equal(['captcha.prepare']);

    const off = await start(new FlowClient(), 'auth-sign-up');
    off.fill('Email address', ada);
    expect(off.client.calls).to.deep.equal([]);
  });

  it('B12: what is waited for is announced, and nothing else changes', async () => {
    const page = await start(new FlowClient({ botProtection: 'proof_of_work' }), 'auth-sign-up');
    const release = page.client.hold();
    page.send(given);
    await waitUntil(() => page.client.calls.includes('signUp.create'), 'it is sent');
    page.client.set({ proving: true });
    await waitUntil(() => page.announced.startsWith('Checking that no robot'), 'it is announced');
    page.client.set({ proving: false });
    await waitUntil(() => page.announced === '', 'it is over');
    await expect(page.element).to.be.accessible();
    release();
    await page.shows('Check your email');
  });

  it('B13: a check that cannot be shown says what to do, and the next try begins anew', async () => {
    const page = await start(new FlowClient({ botProtection: 'turnstile' }), 'auth-sign-up');
    page.client.refuse = new AuthError([{ code: 'captcha_unavailable', message: 'blocked' }]);
    page.send(given);
    await page.says('Switch off what may block it');
    expect(page.field('Email address').value).to.equal(ada);
    expect(page.client.captcha.asks, 'nobody asks any more').to.equal(undefined);
    await page.clickWhenReady('Continue');
    await page.shows('Check your email');
  });

  it('A6: a check ends with the form that it stands in', async () => {
    const removed: unknown[] = [];
    const shown: unknown[] = [];
    const hcaptcha = {
      render: () => {
        shown.push('a widget');
        return 'a widget';
      },
      remove: (id: unknown) => removed.push(id),
    };
    Object.assign(globalThis, { hcaptcha });
    const page = await start(new FlowClient({ botProtection: 'hcaptcha' }), 'auth-sign-up');
    const release = page.client.hold();
    page.send(given);
    await waitUntil(() => page.client.captcha.asks, 'somebody asks');
    const challenge = { object: 'bot_challenge', kind: 'hcaptcha', action: 'signup', siteKey: 'x' } as const;
    const asked = page.client.captcha.asks?.(challenge).catch((error: unknown) => error);
    await waitUntil(() => shown.length > 0, 'the check is there');
    await expect(page.form).to.be.accessible();
    page.click('Cancel');
    expect(await asked).to.have.property('code', 'aborted');
    await waitUntil(() => !page.form.querySelector('[role=group]'), 'the place is gone');
    expect(removed).to.deep.equal(['a widget']);
    Reflect.deleteProperty(globalThis, 'hcaptcha');
    release();
  });
});
