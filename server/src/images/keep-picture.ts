import type { Exchange } from '../http/exchange.js';
import { Problem } from '../http/problem.js';
import { tooMany } from '../http/refusals.js';
import type { Instance } from '../instance.js';
import { createImageId } from './image-id.js';
import { makePicture } from './make-picture.js';
import { readUpload } from './read-upload.js';

const hour = 60 * 60_000;
/** So many pictures an hour may one person, or whatever else has one, be given. */
const perHour = 20;

/**
 * Reads, checks, draws and stores what was sent for a subject: a user, or whatever else has a picture. It is in no row
 * but its own yet. Whoever makes it the subject's does so in a transaction, and {@link dropPicture}s the one before; if
 * that never happens, {@link sweepPictures} takes it away.
 */
export async function keepPicture(exchange: Exchange, subjectId: string): Promise<string> {
  const { instance, request, now } = exchange;
  const { retryAfter } = await instance.limits.count(`picture:${subjectId}`, perHour, hour);
  if (retryAfter !== undefined) throw tooMany(retryAfter);
  const made = await makePicture(await readUpload(request));
  const id = createImageId();
  await instance.database.insertInto('images').values({ id, subject_id: subjectId, created_at: now }).execute();
  await Promise.all([...made].map(([size, bytes]) => instance.images.put(id, size, bytes)));
  return id;
}

/** Takes away a picture that is nobody's any more. Where the store does not answer it is tried again later. */
export async function dropPicture({ images, database, log }: Instance, id: string | null): Promise<void> {
  if (id === null) return;
  try {
    await images.remove(id);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    log.warn({ err: error.options.cause, image: id }, 'a picture could not be deleted yet');
    return;
  }
  await database.deleteFrom('images').where('id', '=', id).execute();
}

/** Takes away what is nobody's: pictures of who is gone, and of uploads that came to nothing. */
export async function sweepPictures(instance: Instance): Promise<void> {
  const left = await instance.database
    .selectFrom('images')
    .select('id')
    .where('created_at', '<', instance.clock.now() - hour)
    .where(where =>
      where.not(
        where.exists(where.selectFrom('users').select('users.id').whereRef('users.image_id', '=', 'images.id')),
      ),
    )
    .limit(100)
    .execute();
  for (const { id } of left) await dropPicture(instance, id);
}
