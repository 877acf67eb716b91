import { createHash, createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createBucketStore } from '../../server/src/images/bucket-store.js';
import { catalogue } from '../../server/src/config.js';
import { readSettings } from '../../server/src/read-settings.js';
import { bytesOf, formWith, halves, see, upload, userOf } from './pictures.js';
import { startServer } from './start.js';

const region = 'eu-central-1';
const keyId = 'AKIDEXAMPLE';
const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');
const hmac = (key: Buffer | string, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** Signature Version 4, as the store's own documentation has it: what the request should carry. */
function expectedSignature(request: IncomingMessage, body: Buffer): string {
  const [, date = '', signed = ''] =
    /Credential=AKIDEXAMPLE\/(\d{8})\/eu-central-1\/s3\/aws4_request, ?SignedHeaders=([\w;-]+)/.exec(
      request.headers.authorization ?? '',
    ) ?? [];
  const { pathname } = new URL(request.url ?? '', 'http://bucket');
  const headers = signed.split(';').map(name => `${name}:${String(request.headers[name]).trim()}\n`);
  const canonical = [request.method, pathname, '', headers.join(''), signed, sha256(body)].join('\n');
  const scope = `${date}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = [region, 's3', 'aws4_request'].reduce(hmac, hmac(`AWS4${secret}`, date));
  return createHmac('sha256', key).update(text).digest('hex');
}

/** A bucket on this machine that takes nothing but what is signed by its key, headers and body. */
async function openBucket() {
  const objects = new Map<string, { readonly type: string | undefined; readonly bytes: Buffer }>();
  const seen: string[] = [];
  const state = { broken: false };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const bytes = Buffer.concat(chunks);
      const path = request.url ?? '';
      seen.push(`${request.method} ${path}`);
      const hash = request.headers['x-amz-content-sha256'];
      const [, given] = /Signature=([\da-f]{64})$/.exec(request.headers.authorization ?? '') ?? [];
      if (state.broken) return response.writeHead(500).end('<Error><Code>InternalError</Code></Error>');
      if (hash !== sha256(bytes) || given !== expectedSignature(request, bytes))
        return response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>');
      if (request.method === 'PUT') objects.set(path, { type: request.headers['content-type'], bytes });
      if (request.method === 'DELETE') objects.delete(path);
      if (request.method !== 'GET') return response.writeHead(request.method === 'PUT' ? 200 : 204).end();
      const found = objects.get(path);
      return found ? response.writeHead(200).end(found.bytes) : response.writeHead(404).end('<Error/>');
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const close = (): Promise<void> => {
    server.closeAllConnections();
    return new Promise(resolve => server.close(() => resolve()));
  };
  onTestFinished(close);
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/pictures/auth`, objects, seen, state, close };
}

const picture = await halves(60, 60).png().toBuffer();

test('E2: pictures are kept in a bucket, by requests that it finds signed, and nowhere else', async () => {
  const bucket = await openBucket();
  const server = await startServer({ images: { bucket: { url: bucket.url, region, keyId, secret } } });
  onTestFinished(server.close);
  const browser = server.browser();
  await browser.signUp('bucket@example.com');
  const { status, image } = await upload(server, browser, formWith(picture));
  expect(status).toBe(200);
  const names = [64, 128, 256, 512].map(size => `/pictures/auth/${image.id}/${size}.webp`);
  expect([...bucket.objects.keys()].sort()).toEqual([...names].sort());
  expect([...bucket.objects.values()].map(({ type }) => type)).toEqual(Array(4).fill('image/webp'));
  expect(await bytesOf(server, `${image.public_url}?width=64`)).toEqual(bucket.objects.get(names[0] ?? '')?.bytes);
  await browser.send('DELETE', '/me/profile_image', {});
  expect(bucket.objects.size).toBe(0);
  expect((await see(server, image.public_url)).status).toBe(404);
});

test('AC-144: a bucket that refuses, fails or is gone is said, and the account stays as it was', async () => {
  const bucket = await openBucket();
  const wrong = createBucketStore({ url: bucket.url, region, keyId, secret: 'another' });
  const unavailable = { status: 503, code: 'service_unavailable' };
  await expect(wrong.put(`img_${'a'.repeat(27)}`, 64, picture)).rejects.toMatchObject(unavailable);
  const server = await startServer({ images: { bucket: { url: bucket.url, region, keyId, secret } } });
  onTestFinished(server.close);
  const browser = server.browser();
  await browser.signUp('outage@example.com');
  const { image } = await upload(server, browser, formWith(picture));
  bucket.state.broken = true;
  expect(await upload(server, browser, formWith(picture))).toMatchObject(unavailable);
  await bucket.close();
  expect(await upload(server, browser, formWith(picture))).toMatchObject(unavailable);
  expect(await userOf(browser)).toMatchObject({ has_image: true, image_url: image.public_url });
  expect((await see(server, image.public_url)).status).toBe(503);
  const said = server.logged.join('\n');
  expect(said).toContain('InternalError');
  expect(said).not.toContain(secret);
});

const read = (env: Record<string, string>) => readSettings({ env }, () => Promise.resolve(new Uint8Array(32)));
const whole = {
  S3_BUCKET_URL: 'https://pictures.s3.example/auth',
  S3_ACCESS_KEY_ID: keyId,
  S3_SECRET_ACCESS_KEY: secret,
};

test('where pictures are kept is a setting, and half of it stops the start with a sentence', async () => {
  expect((await read({})).images).toEqual({
    drawn: false,
    origin: 'http://localhost:4000',
    directory: '.auth-elements',
    bucket: undefined,
  });
  const { images } = await read({ ...whole, AUTH_IMAGE_ORIGIN: 'https://pictures.example' });
  expect(images.origin).toBe('https://pictures.example');
  expect(images.bucket).toEqual({ url: whole.S3_BUCKET_URL, region: 'us-east-1', keyId, secret });
  await expect(read({ ...whole, S3_ACCESS_KEY_ID: '' })).rejects.toThrow('S3_ACCESS_KEY_ID is missing');
  await expect(read({ ...whole, S3_SECRET_ACCESS_KEY: '' })).rejects.toThrow('S3_SECRET_ACCESS_KEY is missing');
  await expect(read({ ...whole, S3_BUCKET_URL: 'http://minio:9000/x' })).rejects.toThrow('has to be https');
  await expect(read({ ...whole, S3_BUCKET_URL: 'https://s3.example/x?y=1' })).rejects.toThrow('after the path');
  await expect(read({ AUTH_IMAGE_ORIGIN: 'https://cdn.example/images' })).rejects.toThrow('https://cdn.example.');
  expect(catalogue.bucketSecret.secret).toBe(true);
});
