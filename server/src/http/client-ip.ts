import { isIP, isIPv6 } from 'node:net';
import type { BlockList } from 'node:net';

/**
 * The address a request comes from: the connection's own, unless that is a trusted proxy's. Then the last address in
 * `X-Forwarded-For` that is no trusted proxy: whatever stands before it, anybody could have written.
 */
export function clientIp(
  remote: string | undefined,
  forwardedFor: string | null | undefined,
  trusted: BlockList,
): string {
  let address = plain(remote ?? '');
  const hops = (forwardedFor ?? '').split(',');
  while (isTrusted(address, trusted)) {
    const hop = plain(hops.pop()?.trim() ?? '');
    if (isIP(hop) === 0) break;
    address = hop;
  }
  return address;
}

// A socket that listens on both families writes IPv4 addresses as IPv6.
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
}

function isTrusted(address: string, trusted: BlockList): boolean {
  return isIP(address) !== 0 && trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}
