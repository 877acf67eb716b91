import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isImageId } from './image-id.js';
import { unavailable } from './image-store.js';
import type { ImageStore } from './image-store.js';

/** Keeps pictures as files. With several machines the directory has to be one that all of them see. */
export function createFileStore(directory: string): ImageStore {
  const folderOf = (id: string): string => {
    // The one place where an id becomes a path.
    if (!isImageId(id)) throw new TypeError(`${JSON.stringify(id)} is no id of a picture.`);
    return join(directory, 'images', id.slice(4, 6), id);
  };
  return {
    async put(id, size, bytes) {
      const folder = folderOf(id);
      const temporary = join(folder, `${size}.${randomBytes(6).toString('hex')}.new`);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(temporary, bytes, { mode: 0o600, flag: 'wx' });
        await rename(temporary, join(folder, `${size}.webp`));
      } catch (cause) {
        throw unavailable(cause);
      }
    },
    async read(id, size) {
      try {
        return await readFile(join(folderOf(id), `${size}.webp`));
      } catch (cause) {
        if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
        throw unavailable(cause);
      }
    },
    async remove(id) {
      try {
        await rm(folderOf(id), { recursive: true, force: true });
      } catch (cause) {
        throw unavailable(cause);
      }
    },
  };
}
