import { afterEach, expect, test, vi } from 'vitest';
import { readHeader } from '../../server/src/images/read-header.js';
import { readUpload } from '../../server/src/images/read-upload.js';
import { pictureOf } from '../../server/src/oauth/identity.js';
import { halves } from './pictures.js';

afterEach(() => {
  vi.useRealTimers();
});

const files = {
  png: await halves(61, 43).png().toBuffer(),
  jpeg: await halves(61, 43).jpeg().toBuffer(),
  webp: await halves(61, 43).webp().toBuffer(),
  gif: await halves(61, 43).gif().toBuffer(),
} as const;
const more = {
  progressive: await halves(61, 43).jpeg({ progressive: true }).toBuffer(),
  lossless: await halves(61, 43).webp({ lossless: true }).toBuffer(),
  transparent: await halves(61, 43).ensureAlpha(0.5).webp().toBuffer(),
} as const;

test('E2: type and extent of every kind are read as they are', () => {
  for (const [type, file] of Object.entries(files)) expect(readHeader(file)).toEqual({ type, width: 61, height: 43 });
  expect(readHeader(more.progressive)).toEqual({ type: 'jpeg', width: 61, height: 43 });
  expect(readHeader(more.lossless)).toEqual({ type: 'webp', width: 61, height: 43 });
  expect(readHeader(more.transparent)).toEqual({ type: 'webp', width: 61, height: 43 });
});

test('AC-143: headers that lead nowhere, or back to themselves, are given up at once', () => {
  const endless = Buffer.alloc(2_000_000, 0xff);
  endless[1] = 0xd8;
  const empty = Buffer.concat([Buffer.from('ffd8', 'hex'), Buffer.from('ffe00000', 'hex'), Buffer.alloc(100)]);
  const short = Buffer.concat([Buffer.from('ffd8', 'hex'), Buffer.from('ffe00001', 'hex'), Buffer.alloc(100)]);
  const restarts = Buffer.concat([Buffer.from('ffd8', 'hex'), Buffer.from('ffd0'.repeat(500_000), 'hex')]);
  const begun = performance.now();
  for (const file of [endless, empty, short, restarts, Buffer.alloc(0), Buffer.from('ffd8ff', 'hex')])
    expect(readHeader(file)).toBeUndefined();
  expect(performance.now() - begun).toBeLessThan(500);
});

test('AC-143: whatever becomes of the first bytes, reading them ends, throws nothing and finds whole numbers', () => {
  let state = 7;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (const file of [...Object.values(files), ...Object.values(more)])
    for (let run = 0; run < 3000; run++) {
      const bent = Buffer.from(file.subarray(0, 1 + random(file.length)));
      for (let change = 0; change < 1 + random(6); change++) bent[random(Math.min(bent.length, 200))] = random(256);
      const found = readHeader(bent);
      if (found) expect(Number.isInteger(found.width) && Number.isInteger(found.height)).toBe(true);
    }
});

test('AC-144: a body that does not come is waited for half a minute', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const body = new ReadableStream({ start: controller => controller.enqueue(new Uint8Array(1)) });
  const request = new Request('http://localhost/', {
    method: 'POST',
    headers: { 'Content-Type': 'multipart/form-data; boundary=b' },
    body,
    ...{ duplex: 'half' },
  });
  const outcome = readUpload(request).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await outcome).toMatchObject({ status: 408, code: 'request_body_invalid' });
});

test('AC-147: of a picture that another site names only an address of the web over https is kept', () => {
  for (const url of [
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'data:image/svg+xml,<svg onload=alert(1)>',
    'http://tracker.example/x.png',
    'blob:https://app.example/1',
    '//evil.example/x.png',
    '/x.png',
    '',
    42,
    null,
    { toString: () => 'https://e.example' },
  ])
    expect(pictureOf(url)).toBeNull();
  expect(pictureOf('https://lh3.example/a/photo=s96-c')).toBe('https://lh3.example/a/photo=s96-c');
});
