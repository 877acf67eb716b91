import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import type { Settings } from '../settings.js';
import { sizes, storedType, unavailable } from './image-store.js';
import type { ImageStore, Size } from './image-store.js';

type Bucket = NonNullable<Settings['images']['bucket']>;

const patience = 10_000;
/** Four times what the largest of ours can be: a store that answers with more is none. */
const mostBytes = 4 * 1024 * 1024;

type Send = (method: string, id: string, size: Size, body?: Uint8Array) => Promise<Response>;

/** Sends requests for pictures, each signed, its body included. */
function createSender({ url, region, keyId, secret }: Bucket): Send {
  const signer = new AwsClient({ accessKeyId: keyId, secretAccessKey: secret, region, service: 's3', retries: 0 });
  const base = url.endsWith('/') ? url : `${url}/`;
  return async (method, id, size, body) => {
    const address = new URL(`${id}/${size}.webp`, base).href;
    const hash = createHash('sha256')
      .update(body ?? '')
      .digest('hex');
    const headers = { 'X-Amz-Content-Sha256': hash, ...(body && { 'Content-Type': storedType }) };
    try {
      const signed = await signer.sign(address, { method, headers });
      return await fetch(address, {
        method,
        headers: signed.headers,
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
        ...(body && { body: Buffer.from(body) }),
      });
    } catch (cause) {
      throw unavailable(cause);
    }
  };
}

/** Keeps pictures in a bucket of an S3-compatible store. */
export function createBucketStore(bucket: Bucket): ImageStore {
  const send = createSender(bucket);
  return {
    async put(id, size, bytes) {
      await settled(await send('PUT', id, size, bytes));
    },
    async read(id, size) {
      const response = await send('GET', id, size);
      if (response.status !== 404) return settled(response);
      await response.body?.cancel();
      return undefined;
    },
    async remove(id) {
      await Promise.all(
        sizes.map(async size => {
          const response = await send('DELETE', id, size);
          if (response.status !== 404) return settled(response);
          return response.body?.cancel();
        }),
      );
    },
  };
}

/** The body of an answer that is a yes, within its limit. */
async function settled(response: Response): Promise<Uint8Array> {
  const body: AsyncIterable<Uint8Array> | readonly Uint8Array[] = response.body ?? [];
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of body) {
      length += chunk.length;
      if (length > mostBytes) throw new RangeError('The answer is longer than any picture of ours.');
      chunks.push(chunk);
    }
  } catch (cause) {
    throw unavailable(cause);
  }
  const bytes = Buffer.concat(chunks);
  if (response.ok) return bytes;
  // What it says of itself is XML with a code, and nothing secret.
  throw unavailable(new Error(`The bucket answered ${response.status}: ${bytes.toString('utf8', 0, 500)}`));
}
