import { createHash } from 'node:crypto';
import { createId } from '../crypto/token.js';
import type { Settings } from '../settings.js';

/** The id of a picture that somebody has chosen: whoever knows it may see it, and nobody can guess it. */
export const createImageId = (): string => createId('img');

export function isImageId(id: string): boolean {
  return /^img_[\dA-Za-z]{27}$/.test(id);
}

/** The id of the picture that stands for somebody who has chosen none. It says nothing of who that is. */
export function defaultImageId(subjectId: string): string {
  const digest = createHash('sha256').update(`picture of ${subjectId}`).digest('base64url');
  return `default_${digest.slice(0, 22)}`;
}

export function isDefaultImageId(id: string): boolean {
  return /^default_[\w-]{22}$/.test(id);
}

/** Where the picture of a person, or of whatever else has one, is found. Empty: there is none. */
export function imageUrl({ images }: Settings, subjectId: string, imageId: string | null): string {
  const id = imageId ?? (images.drawn ? defaultImageId(subjectId) : undefined);
  return id === undefined ? '' : `${images.origin}/images/${id}`;
}
