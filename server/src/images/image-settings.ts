import { isLoopback } from 'auth-elements/wire';
import * as p from '../config-parsers.js';
import type { SettingName, Values } from '../config.js';
import { setting } from '../setting.js';
import type { Settings } from '../settings.js';

/** The settings of people's pictures. */
export const imageSettings = {
  imageOrigin: setting(
    'AUTH_IMAGE_ORIGIN',
    p.webAddress,
    undefined,
    'The origin under which pages are told to find pictures, where that is another one: a host of its own, or a CDN before `/images/`.',
    { shown: '`PUBLIC_URL`' },
  ),
  drawnPictures: setting(
    'AUTH_DRAWN_PICTURES',
    p.flag,
    'false',
    'Whoever has chosen no picture has one that is drawn for them, the same each time. Without it their address is empty; the elements show initials either way.',
  ),
  bucketUrl: setting(
    'S3_BUCKET_URL',
    p.webAddress,
    undefined,
    'A bucket of any S3-compatible store for pictures, as a complete address with what their names begin with: `https://pictures.s3.eu-central-1.amazonaws.com/auth/`. Needed where several processes, or machines, answer.',
    { shown: 'none: the folder `images` in `AUTH_DATA_DIR`' },
  ),
  bucketRegion: setting('S3_REGION', p.text(64), 'us-east-1', 'The region that its requests are signed for.'),
  bucketKeyId: setting('S3_ACCESS_KEY_ID', p.text(200), undefined, 'The id of its access key.'),
  bucketSecret: setting(
    'S3_SECRET_ACCESS_KEY',
    p.text(400),
    undefined,
    'The access key. It has to read, write and delete objects, and nothing else.',
    { secret: true },
  ),
} as const;

type Fail = (name: SettingName, sentence: string) => never;

/** Where pictures are kept and found, from the settings as they were written. */
export function imagesOf(values: Values, publicUrl: URL, fail: Fail): Settings['images'] {
  const { imageOrigin: origin, dataDirectory: directory, drawnPictures: drawn = false } = values;
  if (origin && (origin.pathname !== '/' || origin.search || origin.hash))
    fail('imageOrigin', `is ${origin.href}, and has to end after the host: ${origin.origin}.`);
  if (origin?.protocol === 'http:' && publicUrl.protocol === 'https:')
    fail('imageOrigin', `is ${origin.origin}, and has to be https: pages that are show no other pictures.`);
  if (directory === undefined) throw new TypeError('The data directory has no value.');
  return { origin: (origin ?? publicUrl).origin, drawn, directory, bucket: bucketOf(values, fail) };
}

function bucketOf(values: Values, fail: Fail): Settings['images']['bucket'] {
  const { bucketUrl: url, bucketRegion: region, bucketKeyId: keyId, bucketSecret: secret } = values;
  if (!url) return undefined;
  if (url.search || url.hash) fail('bucketUrl', 'has to end after the path: keys are settings of their own.');
  if (url.protocol !== 'https:' && !isLoopback(url.hostname))
    fail('bucketUrl', `is ${url.href}, and has to be https: pictures of people travel there.`);
  if (keyId === undefined) return fail('bucketKeyId', 'is missing, and S3_BUCKET_URL needs it.');
  if (secret === undefined) return fail('bucketSecret', 'is missing, and S3_BUCKET_URL needs it.');
  if (region === undefined) throw new TypeError('The region has no value.');
  return { url: url.href, region, keyId, secret };
}
