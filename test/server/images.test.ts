import sharp from 'sharp';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { Browser } from './browser.js';
import { bytesOf, colourAt, formWith, halves, photograph, pictureDirectory, see, upload, userOf } from './pictures.js';
import { startServer } from './start.js';
import type { TestServer } from './start.js';

const place = await pictureDirectory();
const server = await startServer({ images: { directory: place.directory, drawn: true }, users: { names: 'optional' } });
afterAll(async () => {
  await server.close();
  await place.remove();
});

let people = 0;

async function member(at: TestServer = server): Promise<Browser> {
  const browser = at.browser();
  await browser.signUp(`pictured-${++people}@example.com`);
  return browser;
}

const small = await halves(40, 40).png().toBuffer();

test('E2: a picture is drawn in every size as the user’s own, and is told wherever the user is', async () => {
  const browser = await member();
  const { status, image, user } = await upload(server, browser, formWith(await halves().png().toBuffer()));
  expect(status).toBe(200);
  expect(image).toEqual({
    object: 'image',
    id: expect.stringMatching(/^img_\w{27}$/) as string,
    name: `${image.id}.webp`,
    public_url: `http://localhost:4000/images/${image.id}`,
  });
  const told = { image_url: image.public_url, has_image: true };
  expect(user).toMatchObject(told);
  const session = (await browser.client())?.sessions[0];
  expect(session?.public_user_data).toMatchObject(told);
  expect((await browser.get('/me')).json.response).toMatchObject(told);
  for (const [asked, size] of [
    ['', 512],
    ['?width=1', 64],
    ['?width=100', 128],
    ['?width=256', 256],
    ['?width=9999', 512],
    ['?width=x&height=9', 512],
    ['?width=-1', 64],
  ] as const) {
    const picture = sharp(await bytesOf(server, `${image.public_url}${asked}`));
    expect(await picture.metadata(), asked).toMatchObject({ format: 'webp', width: size, height: size });
  }
});

test.each(['png', 'jpeg', 'webp', 'gif'] as const)('E2: a %s is taken, whatever it is called', async format => {
  const browser = await member();
  const file = await halves(120, 80).toFormat(format).toBuffer();
  const { image } = await upload(server, browser, formWith(file, 'application/x-msdownload', 'setup.exe'));
  const picture = await bytesOf(server, image.public_url);
  const [[red = 0, , lowBlue = 255], [lowRed = 255, , blue = 0]] = [
    await colourAt(picture, 60, 250),
    await colourAt(picture, 450, 250),
  ];
  expect({ left: red > 200 && lowBlue < 60, right: blue > 200 && lowRed < 60 }).toEqual({ left: true, right: true });
});

test('E2: of an animation the first frame is kept', async () => {
  const frames = await Promise.all(
    ['#00ff00', '#ff0000'].map(background =>
      sharp({ create: { width: 32, height: 32, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  for (const format of ['gif', 'webp'] as const) {
    const animated = await sharp(frames, { join: { animated: true } })
      .toFormat(format)
      .toBuffer();
    expect((await sharp(animated).metadata()).pages).toBe(2);
    const { image } = await upload(server, await member(), formWith(animated));
    const [red = 255, green = 0] = await colourAt(await bytesOf(server, image.public_url), 100, 100);
    expect(green - red).toBeGreaterThan(150);
  }
});

test('E2: the raw form of the protocol is base64, or a data URL of whatever type', async () => {
  const base64 = small.toString('base64');
  const lines = base64.replace(/.{76}/g, '$&\r\n');
  for (const body of [base64, lines, `data:image/png;base64,${base64}`, `data:text/html;base64,${base64}`]) {
    const { status, user } = await upload(server, await member(), body, 'application/octet-stream');
    expect({ status, has: user?.has_image }).toEqual({ status: 200, has: true });
  }
  for (const body of ['<svg/>', 'data:image/svg+xml,<svg/>', '%%%%', `${base64}\0`]) {
    const refused = await upload(server, await member(), body, 'application/octet-stream');
    expect(refused).toMatchObject({ status: 422, code: 'form_param_format_invalid', field: 'file' });
  }
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64');
  const drawn = await upload(server, await member(), svg, 'application/octet-stream');
  expect(drawn).toMatchObject({ status: 422, code: 'image_unsupported' });
});

test('E2: nobody uploads who is not signed in, and nothing of the body is read before that is known', async () => {
  let read = 0;
  const body = new ReadableStream(
    { pull: controller => void (read++, controller.enqueue(new Uint8Array(1024))) },
    { highWaterMark: 0 },
  );
  const refused = await upload(server, server.browser(), body, 'multipart/form-data; boundary=x');
  expect(refused).toMatchObject({ status: 401, code: 'signed_out' });
  expect(read).toBe(0);
  expect(await server.browser().send('DELETE', '/me/profile_image', {})).toMatchObject({ status: 401 });
});

test('E2: the picture before is gone when there is another, or none; the account goes back to its drawn one', async () => {
  const browser = await member();
  const drawn = (await userOf(browser)).image_url;
  const filesBefore = (await place.files()).length;
  const first = await upload(server, browser, formWith(small));
  const second = await upload(server, browser, formWith(small));
  expect(second.image.id).not.toBe(first.image.id);
  expect((await see(server, first.image.public_url)).status).toBe(404);
  expect(await place.files()).toHaveLength(filesBefore + 4);
  const removed = await browser.send('DELETE', '/me/profile_image', {});
  expect(removed.json).toMatchObject({
    response: { object: 'image', id: second.image.id, deleted: true },
    client: { sessions: [{ user: { has_image: false, image_url: drawn } }] },
  });
  expect((await see(server, second.image.public_url)).status).toBe(404);
  expect(await place.files()).toHaveLength(filesBefore);
  const again = await browser.send('DELETE', '/me/profile_image', {});
  expect(again).toMatchObject({ status: 404, code: 'resource_not_found' });
});

test('E2: who has chosen no picture has one that is drawn: their own, the same every time, with nothing of them in it', async () => {
  const browser = await member();
  const { id, image_url: url, has_image: has } = await userOf(browser);
  expect(has).toBe(false);
  expect(url).toMatch(/^http:\/\/localhost:4000\/images\/default_[\w-]{22}$/);
  expect(url).not.toContain(id.slice(5));
  const drawn = await bytesOf(server, url);
  await browser.send('PATCH', '/me', { first_name: 'Ada', last_name: 'Lovelace' });
  expect((await userOf(browser)).image_url).toBe(url);
  expect(await bytesOf(server, url)).toEqual(drawn);
  expect(drawn.toString()).not.toMatch(/<text|Ada|script|href|style/i);
  const rendered = sharp(drawn);
  expect(await rendered.metadata()).toMatchObject({ format: 'svg', width: 512, height: 512 });
  const other = (await userOf(await member())).image_url;
  expect(await bytesOf(server, other)).not.toEqual(drawn);
});

test('AC-140, 3.4: a picture is served as what it is, kept for good, and runs nothing by itself', async () => {
  const browser = await member();
  const drawn = (await userOf(browser)).image_url;
  const { image } = await upload(server, browser, formWith(small));
  for (const [url, type, name] of [
    [image.public_url, 'image/webp', 'picture.webp'],
    [drawn, 'image/svg+xml', 'picture.svg'],
  ] as const) {
    const response = await see(server, url);
    const { 'x-request-id': _, 'content-length': length, ...headers } = Object.fromEntries(response.headers);
    expect(Number(length)).toBe((await response.arrayBuffer()).byteLength);
    expect(headers).toEqual({
      'content-type': type,
      'content-disposition': `inline; filename="${name}"`,
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
      'access-control-allow-origin': '*',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
  }
  for (const id of ['img_nobody', 'default_x', '..%2f..%2fetc', 'img_'.padEnd(31, '0')]) {
    const response = await see(server, `http://localhost:4000/images/${id}`);
    expect(response.status, id).toBe(404);
    expect(response.headers.get('cache-control'), id).toBe('no-store, private');
  }
});

test('AC-140: pictures are told to be at another origin, where the settings name one', async () => {
  const apart = await server.another({ images: { origin: 'https://pictures.example', directory: place.directory } });
  onTestFinished(apart.close);
  const browser = await member();
  const { image } = await upload(server, browser, formWith(small));
  expect(image.public_url).toMatch(/^http:\/\/localhost:4000\//);
  const { serve } = await import('./start.js');
  const there = serve(apart).browser({ like: browser });
  expect((await userOf(there)).image_url).toBe(`https://pictures.example/images/${image.id}`);
});

const jpeg = await halves(64, 64).jpeg().toBuffer();
const others: Readonly<Record<string, Buffer>> = {
  'AC-140 a page': Buffer.from('<!doctype html><script>alert(1)</script>'),
  'AC-141 a drawing': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  'AC-141 a drawing with a declaration': Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
  'AC-140 a document': Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj'),
  'AC-140 an XML with an entity': Buffer.from('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'),
  'AC-140 a GIF that is a script': Buffer.from('GIF89a/*\0\0\0\0\0*/=1;alert(document.domain)//'),
  'AC-140 a GIF that is a whole one and a page': Buffer.concat([
    await halves(20, 20).gif().toBuffer(),
    Buffer.from('<html><script>alert(1)</script>'),
  ]),
  'AC-140 a JPEG that is a page': Buffer.concat([jpeg, Buffer.from('<!DOCTYPE html><img src=x onerror=alert(1)>')]),
  'AC-140 a JPEG with a page in a comment': Buffer.concat([
    jpeg.subarray(0, 2),
    Buffer.from('\xff\xfe\x00\x1b<script >alert(1)</script', 'latin1'),
    jpeg.subarray(2),
  ]),
  'AC-140 a PNG that is a document': Buffer.concat([small, Buffer.from('%PDF-1.4')]),
  'AC-140 a TIFF': await halves(20, 20).tiff().toBuffer(),
  'AC-140 an AVIF': await halves(20, 20).avif().toBuffer(),
  'half a PNG': small.subarray(0, 40),
  'a signature and nothing else': small.subarray(0, 8),
  'noise that begins like a WebP': Buffer.from('RIFF\x10\0\0\0WEBPVP8 '.padEnd(400, '\x9d\x01\x2a'), 'latin1'),
};

test.each(Object.entries(others))('%s is refused, whatever it is called and said to be', async (_, file) => {
  const browser = await member();
  const before = (await place.files()).length;
  for (const [type, name] of [
    ['image/png', 'picture.png'],
    ['image/jpeg', 'picture.jpg'],
    ['text/html', 'index.html'],
  ] as const) {
    const refused = await upload(server, browser, formWith(file, type, name));
    expect(refused).toMatchObject({ status: 422, code: 'image_unsupported', field: 'file' });
  }
  expect((await userOf(browser)).has_image).toBe(false);
  expect(await place.files()).toHaveLength(before);
});

test('AC-144: place, device and time of a photograph are gone, its camera’s turn is carried out', async () => {
  const photo = await photograph();
  expect(photo.toString('latin1')).toContain('Analytical Engines');
  expect((await sharp(photo).metadata()).exif?.toString('latin1')).toContain('Difference 2');
  const { image } = await upload(server, await member(), formWith(photo, 'image/jpeg'));
  for (const width of [64, 128, 256, 512]) {
    const picture = await bytesOf(server, `${image.public_url}?width=${width}`);
    const { exif, xmp, iptc, icc, orientation } = await sharp(picture).metadata();
    expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
    expect(picture.toString('latin1')).not.toMatch(/exif|gps|analytical|xmp/i);
  }
  const [red = 0, , blue = 255] = await colourAt(await bytesOf(server, image.public_url), 256, 40);
  expect(red - blue).toBeGreaterThan(150);
});

test('AC-144: what would fill the memory is refused by its header, before anything of it is decoded', async () => {
  const huge = Buffer.from(small);
  huge.writeUInt32BE(30_000, 16);
  huge.writeUInt32BE(30_000, 20);
  const wide = Buffer.from(small);
  wide.writeUInt32BE(0x7fff_ffff, 16);
  for (const file of [huge, wide]) {
    const refused = await upload(server, await member(), formWith(file));
    expect(refused).toMatchObject({ status: 422, code: 'image_too_large', field: 'file' });
  }
});

test('AC-144: more than 10 MB is refused, with a length and without one, as a form and as text', async () => {
  const browser = await member();
  const large = Buffer.concat([small, Buffer.alloc(11 * 1024 * 1024 - small.length)]);
  const refusal = { status: 413, code: 'image_too_large' };
  expect(await upload(server, browser, formWith(large))).toMatchObject(refusal);
  expect(await upload(server, browser, large.toString('base64'), 'application/octet-stream')).toMatchObject(refusal);
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      sent += 65_536;
      controller.enqueue(new Uint8Array(65_536));
    },
  });
  expect(await upload(server, browser, endless, 'multipart/form-data; boundary=x')).toMatchObject(refusal);
  expect(sent).toBeLessThan(12 * 1024 * 1024);
});

test('AC-144: one person is given 20 pictures an hour, and no number of addresses makes it more', async () => {
  const browser = await member();
  for (let count = 0; count < 20; count++) {
    expect((await upload(server, browser, formWith(small))).status).toBe(200);
    server.clock.advance(1000);
  }
  const refused = await upload(server, browser, formWith(small));
  expect(refused).toMatchObject({ status: 429, code: 'too_many_requests' });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3000);
  expect((await upload(server, await member(), formWith(small))).status).toBe(200);
  server.clock.advance(60 * 60_000);
  expect((await upload(server, browser, formWith(small))).status).toBe(200);
});

test('AC-145: no name of a file is read, and none is kept', async () => {
  const before = new Set(await place.files());
  for (const name of ['../../x', '/etc/passwd', 'x\\0.png', 'n'.repeat(10_000), 'a%22%0d%0aX-Injected: 1', 'CON']) {
    const body = Buffer.concat([
      Buffer.from(
        `--b\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: image/png\r\n\r\n`,
      ),
      small,
      Buffer.from('\r\n--b--\r\n'),
    ]);
    const { status, image } = await upload(server, await member(), body, 'multipart/form-data; boundary=b');
    expect({ name, status }).toEqual({ name, status: 200 });
    expect(image.name).toMatch(/^img_\w{27}\.webp$/);
  }
  const after = (await place.files()).filter(file => !before.has(file));
  expect(after.every(file => /^(?:64|128|256|512)\.webp$/.test(file))).toBe(true);
});

test('a form with anything else in it, or no form at all, is refused', async () => {
  const browser = await member();
  const two = formWith(small);
  two.append('file', new Blob([small]), 'another.png');
  expect(await upload(server, browser, two)).toMatchObject({ status: 400, code: 'duplicate_record' });
  const more = formWith(small);
  more.append('user_id', 'user_another');
  expect(await upload(server, browser, more)).toMatchObject({ status: 422, code: 'form_param_unknown' });
  const text = new FormData();
  text.append('file', 'no file');
  expect(await upload(server, browser, text)).toMatchObject({ status: 422, code: 'form_param_format_invalid' });
  expect(await upload(server, browser, new FormData())).toMatchObject({ code: 'form_param_nil' });
  expect(await upload(server, browser, formWith(Buffer.alloc(0)))).toMatchObject({ code: 'form_param_nil' });
  const broken = { status: 400, code: 'request_body_invalid' };
  expect(await upload(server, browser, 'nothing', 'multipart/form-data; boundary=b')).toMatchObject(broken);
  expect(await upload(server, browser, '--b', 'multipart/form-data; x=b')).toMatchObject(broken);
  const parts = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n\r\n'.repeat(1000);
  expect(await upload(server, browser, `${parts}--b--`, 'multipart/form-data; boundary=b')).toMatchObject(broken);
  for (const type of ['image/png', 'application/json', 'application/x-www-form-urlencoded', 'text/plain'])
    expect((await upload(server, browser, small, type)).status, type).toBe(415);
});

test('two pictures at once: one is there afterwards, and nothing is left of the other', async () => {
  const browser = await member();
  const before = (await place.files()).length;
  const answers = await Promise.all([1, 2, 3].map(() => upload(server, browser, formWith(small))));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  const { image_url: url } = await userOf(browser);
  expect((await see(server, url)).status).toBe(200);
  expect(await place.files()).toHaveLength(before + 4);
});
