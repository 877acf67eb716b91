import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import type { ErrorsJSON, UserJSON } from 'auth-elements/wire';
import type { Browser } from './browser.js';
import type { TestServer } from './start.js';

/** What the server says of a picture. */
export interface Uploaded {
  readonly status: number;
  readonly code: string | undefined;
  readonly field: string | undefined;
  readonly headers: Headers;
  readonly image: { readonly object: string; readonly id: string; readonly name: string; readonly public_url: string };
  readonly user: UserJSON | undefined;
}

/** A directory of one's own, and how to take it away. */
export async function pictureDirectory() {
  const directory = await mkdtemp(join(tmpdir(), 'pictures-'));
  return {
    directory,
    /** Every file in it, without the directory's own name. */
    files: async (): Promise<readonly string[]> => {
      const found = await readdir(directory, { recursive: true, withFileTypes: true });
      return found.filter(entry => entry.isFile()).map(({ name }) => name);
    },
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

/** A picture whose left half is red and whose right half is blue. */
export function halves(width = 300, height = 200): Sharp {
  const right = Math.floor(width / 2);
  const blue = { width: width - right, height, channels: 3 as const, background: '#0000ff' };
  return sharp({ create: { width, height, channels: 3, background: '#ff0000' } }).composite([
    { input: { create: blue }, left: right, top: 0 },
  ]);
}

/** A photograph with everything that a phone says in it. */
export function photograph(): Promise<Buffer> {
  const exif = {
    IFD0: { Make: 'Analytical Engines', Model: 'Difference 2' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1', GPSLongitudeRef: 'W', GPSLongitude: '0/1 7/1 0/1' },
  };
  return halves().jpeg().withMetadata({ orientation: 6, exif }).toBuffer();
}

export function formWith(file: Uint8Array, type = 'image/png', name = 'picture.png'): FormData {
  const form = new FormData();
  form.append('file', new Blob([Buffer.from(file)], { type }), name);
  return form;
}

/** Sends a picture as a browser does that is signed in. */
export async function upload(
  server: TestServer,
  browser: Browser,
  body: FormData | Uint8Array | string | ReadableStream,
  type?: string,
): Promise<Uploaded> {
  const headers = new Headers({ Origin: 'http://localhost:3000', Cookie: cookiesOf(browser) });
  if (type !== undefined) headers.set('Content-Type', type);
  const request = new Request('http://localhost:4000/v1/me/profile_image', {
    method: 'POST',
    headers,
    body: body instanceof Uint8Array ? Buffer.from(body) : body,
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  });
  const response = await server.fetch(request, `203.0.113.${++uploads & 255}`);
  const json = (await response.json()) as Partial<ErrorsJSON> & {
    readonly response?: Uploaded['image'];
    readonly client?: { readonly sessions: readonly { readonly user: UserJSON }[] } | null;
  };
  return {
    status: response.status,
    code: json.errors?.[0]?.code,
    field: json.errors?.[0]?.meta.param_name,
    headers: response.headers,
    image: json.response ?? { object: '', id: '', name: '', public_url: '' },
    user: json.client?.sessions[0]?.user,
  };
}

let uploads = 0;

function cookiesOf(browser: Browser): string {
  return [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

/** Fetches a picture as a page of anybody does. */
export function see(server: TestServer, url: string): Promise<Response> {
  return server.fetch(new Request(url));
}

/** The bytes of a picture that is there. */
export async function bytesOf(server: TestServer, url: string): Promise<Buffer> {
  const response = await see(server, url);
  if (response.status !== 200) throw new Error(`${url} answers ${response.status}.`);
  return Buffer.from(await response.arrayBuffer());
}

export async function userOf(browser: Browser): Promise<UserJSON> {
  const user = (await browser.client())?.sessions[0]?.user;
  if (!user) throw new Error('Nobody is signed in.');
  return user;
}

/** The colour of one pixel, as parts of 255. */
export async function colourAt(picture: Buffer, x: number, y: number): Promise<readonly number[]> {
  const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
  const at = (y * info.width + x) * info.channels;
  return [...data.subarray(at, at + 3)];
}
