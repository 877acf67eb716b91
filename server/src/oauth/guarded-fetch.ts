import { BlockList, isIP } from 'node:net';
import type { CustomFetch } from 'openid-client';
import { isLoopback } from 'auth-elements/wire';

const longestAnswer = 256 * 1024;

const internal = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  internal.addSubnet(network, bits, 'ipv4');
internal.addAddress('::1', 'ipv6');
internal.addSubnet('fc00::', 7, 'ipv6');
internal.addSubnet('fe80::', 10, 'ipv6');

/**
 * Fetches from other sites: https only, no redirects, no address of a private network that a site's own description may
 * name, and no answer that is longer than one can be.
 *
 * @param local - The site is on this machine, for development and tests: then nothing else is asked.
 */
export function guardedFetch(local: boolean): CustomFetch {
  return async (url, { body, ...options }) => {
    const { protocol, host, hostname } = new URL(url);
    if (local !== isLoopback(host) || (!local && (protocol !== 'https:' || isInternal(hostname))))
      throw new TypeError('This address is not asked.');
    const sent = typeof body === 'string' || body instanceof URLSearchParams ? { body } : {};
    const response = await fetch(url, { ...options, ...sent, redirect: 'error' });
    return new Response(await capped(response), response);
  };
}

function isInternal(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, '');
  const version = isIP(address);
  return version !== 0 && internal.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

async function capped(response: Response): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!response.body) return null;
  let size = 0;
  const chunks: Uint8Array[] = [];
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > longestAnswer) throw new TypeError('The answer is too long.');
    chunks.push(chunk);
  }
  return Uint8Array.from(Buffer.concat(chunks));
}
