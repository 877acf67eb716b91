import type { default as Sharp } from 'sharp';
import { createWorkQueue } from '../crypto/work-queue.js';
import { Problem } from '../http/problem.js';
import { sizes } from './image-store.js';
import type { Size } from './image-store.js';
import { readHeader } from './read-header.js';
import type { PictureHeader } from './read-header.js';

/** A phone's largest photograph, and no more: what is decoded takes four bytes a pixel. */
const mostPixels = 50_000_000;
const longestSide = 16_384;
const mostSeconds = 20;
const largest = Math.max(...sizes);

// One at a time: a picture takes a few hundred megabytes while it is decoded.
const queue = createWorkQueue(1, 16);

/** The picture in every size, square, without anything that was in the file beside it. */
export async function makePicture(bytes: Buffer): Promise<ReadonlyMap<Size, Uint8Array>> {
  const header = readHeader(bytes);
  if (!header || isMixture(bytes)) throw unsupported('it is no PNG, JPEG, WebP or GIF, or is something else as well');
  refuseExtent(header);
  // It takes a quarter of a second to load: that is for the first picture, not for the server's start.
  const { default: sharp } = await import('sharp');
  return queue.run(async () => {
    try {
      return await draw(sharp, bytes, header);
    } catch (cause) {
      throw unsupported('it cannot be decoded', cause);
    }
  });
}

function refuseExtent({ width, height }: PictureHeader): void {
  if (width === 0 || height === 0) throw unsupported('it has no extent');
  if (width > longestSide || height > longestSide || width * height > mostPixels)
    throw tooLarge(422, `it is ${width} by ${height} pixels`);
}

async function draw(
  sharp: typeof Sharp,
  bytes: Buffer,
  { type }: PictureHeader,
): Promise<ReadonlyMap<Size, Uint8Array>> {
  const limits = { limitInputPixels: mostPixels, failOn: 'error', animated: false, sequentialRead: true } as const;
  const { format } = await sharp(bytes, limits).metadata();
  if (format !== type) throw new TypeError(`The header says ${type}, and the decoder ${format}.`);
  // The camera's turn is carried out, and goes with the rest of what the file says of itself: place, device, time.
  const { data, info } = await sharp(bytes, limits)
    .autoOrient()
    .resize(largest, largest, { fit: 'cover' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .timeout({ seconds: mostSeconds })
    .toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  const made = await Promise.all(
    sizes.map(async (size): Promise<[Size, Uint8Array]> => {
      const square = sharp(data, { raw }).resize(size, size);
      return [size, await square.webp({ quality: 82, effort: 4 }).toBuffer()];
    }),
  );
  return new Map(made);
}

// What browsers and readers of documents look for in any file. Nothing of it would be kept, but nobody takes a picture
// like this.
const others = /<(?:script|!doctype|html)[\s>/]|%PDF-\d/i;

function isMixture(bytes: Buffer): boolean {
  return others.test(bytes.toString('latin1'));
}

export function unsupported(why: string, cause?: unknown): Problem {
  return new Problem(422, 'image_unsupported', `the picture is refused: ${why}`, {
    field: 'file',
    sentence: 'This is not a picture that can be used. Choose a PNG, JPEG, WebP or GIF.',
    cause,
  });
}

export function tooLarge(status: 413 | 422, why: string): Problem {
  return new Problem(status, 'image_too_large', `the picture is too large: ${why}`, {
    field: 'file',
    sentence: 'This picture is too large. Choose one of at most 10 MB and 50 million pixels.',
  });
}
