import { audit } from '../audit.js';
import { change } from '../http/change.js';
import { limitedPerAddress, takes } from '../http/checks.js';
import type { Answer, Endpoint, Exchange } from '../http/exchange.js';
import { notFound, signedOut } from '../http/refusals.js';
import { actingSession } from '../session/session-row.js';
import { growing } from '../session/start-session.js';
import { drawDefaultImage } from './default-image.js';
import { imageUrl, isDefaultImageId, isImageId } from './image-id.js';
import { sizes, storedType } from './image-store.js';
import type { Size } from './image-store.js';
import { dropPicture, keepPicture } from './keep-picture.js';
import { takesFile } from './read-upload.js';

async function setProfileImage(exchange: Exchange): Promise<Answer> {
  const { instance } = exchange;
  const { user_id: userId } = await actingSession(exchange);
  const id = await keepPicture(exchange, userId);
  await dropPicture(instance, await replace(exchange, userId, id));
  const image = { object: 'image', id, name: `${id}.webp`, public_url: imageUrl(instance.settings, userId, id) };
  return { kind: 'envelope', response: image };
}

async function deleteProfileImage(exchange: Exchange): Promise<Answer> {
  const { user_id: userId } = await actingSession(exchange);
  const before = await replace(exchange, userId, null);
  if (before === null) throw notFound();
  await dropPicture(exchange.instance, before);
  return { kind: 'envelope', response: { object: 'image', id: before, deleted: true } };
}

/** Gives a user another picture, or none, and answers which one they had. */
function replace(exchange: Exchange, userId: string, imageId: string | null): Promise<string | null> {
  return change(exchange, async ({ tx }) => {
    const user = await tx
      .selectFrom('users')
      .select(['image_id', 'updated_at'])
      .where('id', '=', userId)
      .forUpdate()
      .executeTakeFirst();
    if (!user) throw signedOut();
    if (user.image_id === imageId) return null;
    await tx
      .updateTable('users')
      .set({ image_id: imageId, updated_at: growing(user.updated_at, exchange.now) })
      .where('id', '=', userId)
      .execute();
    await audit(tx, exchange, { event: 'user.updated', userId });
    return user.image_id;
  });
}

/** A picture, for whoever knows its id. It never changes under that id. */
async function show({ instance, parameters, url }: Exchange): Promise<Answer> {
  const id = parameters['id'] ?? '';
  if (isDefaultImageId(id))
    return { kind: 'picture', type: 'image/svg+xml', name: 'picture.svg', body: Buffer.from(drawDefaultImage(id)) };
  const body = isImageId(id) ? await instance.images.read(id, sizeFor(url.searchParams.get('width'))) : undefined;
  if (!body) throw notFound();
  return { kind: 'picture', type: storedType, name: 'picture.webp', body };
}

/** The smallest that is large enough: whatever is asked for, there is nothing to make. */
function sizeFor(width: string | null): Size {
  const wanted = Number(width ?? NaN);
  return sizes.find(size => size >= wanted) ?? 512;
}

/** The picture that somebody shows themselves by. */
export const imageEndpoints: readonly Endpoint[] = [
  {
    method: 'POST',
    path: '/v1/me/profile_image',
    upload: true,
    checks: [takesFile, limitedPerAddress('picture', 5)],
    handle: setProfileImage,
  },
  { method: 'DELETE', path: '/v1/me/profile_image', checks: [takes()], handle: deleteProfileImage },
  { method: 'GET', path: '/images/:id', open: true, checks: [], handle: show },
];
