import { Problem } from '../http/problem.js';
import type { Settings } from '../settings.js';
import { createBucketStore } from './bucket-store.js';
import { createFileStore } from './file-store.js';

/** How wide and high pictures are kept, in pixels: each is square, and made once. */
export const sizes = [64, 128, 256, 512] as const;

export type Size = (typeof sizes)[number];

/** What every picture is kept as. */
export const storedType = 'image/webp';

/**
 * Where pictures are kept. Each is written once under a random id, and never changed. What fails rejects with the
 * problem that {@link unavailable} makes.
 */
export interface ImageStore {
  put(id: string, size: Size, bytes: Uint8Array): Promise<void>;
  /** Undefined: there is none. */
  read(id: string, size: Size): Promise<Uint8Array | undefined>;
  /** Takes away all its sizes; what is not there is no fault. */
  remove(id: string): Promise<void>;
}

/** The store that the settings name. */
export function openImageStore({ bucket, directory }: Settings['images']): ImageStore {
  return bucket ? createBucketStore(bucket) : createFileStore(directory);
}

/** The store cannot be reached, or does not do what it should. Why stays in the log. */
export function unavailable(cause: unknown): Problem {
  return new Problem(503, 'service_unavailable', 'the store of pictures does not answer', {
    sentence: 'Pictures cannot be changed or shown at the moment. Try again in a few minutes.',
    retryAfter: 30,
    cause,
  });
}
