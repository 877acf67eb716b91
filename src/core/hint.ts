import { needsIdentity } from './dev-identity.js';
import type { Endpoint } from './endpoint.js';
import type { Platform } from './platform.js';
import type { Environment, Snapshot } from './snapshot.js';

const name = '__client_uat';
const lifetime = 400 * 24 * 60 * 60;

/** Whether somebody is probably signed in. It can be read before any answer, and proves nothing. */
export function readHint(platform: Platform): boolean {
  return Number(platform.readCookie(name)) > 0;
}

/** Keeps the hint on the page's own host, where the server's does not reach the page. */
export function mirrorHint(platform: Platform, endpoint: Endpoint, { environment, client }: Snapshot): void {
  if (!environment || client === undefined || reaches(platform, endpoint, environment)) return;
  const newest = Math.max(0, ...(client?.sessions ?? []).map(({ createdAt }) => Math.floor(createdAt / 1000)));
  if (Number(platform.readCookie(name) ?? 0) === newest) return;
  platform.writeCookie(name, newest ? String(newest) : '', newest ? lifetime : 0);
}

function reaches({ location }: Platform, endpoint: Endpoint, environment: Environment): boolean {
  // Who carries an identity in the URL gets no cookies.
  if (needsIdentity(endpoint, environment)) return false;
  const ours = environment.authElements;
  // A hosted server sets it for the whole domain, and for no development page.
  if (!ours) return environment.displayConfig.instanceEnvironmentType === 'production';
  const { hintDomain } = ours;
  const { hostname } = location;
  return hintDomain
    ? hostname === hintDomain || hostname.endsWith(`.${hintDomain}`)
    : hostname === new URL(endpoint.base).hostname;
}
