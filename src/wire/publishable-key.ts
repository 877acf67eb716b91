/** What a publishable key says: which kind of instance it names, and where its frontend API is. */
export interface PublishableKey {
  readonly key: string;
  readonly instance: 'development' | 'production';
  /** Host and, where given, port: `clerk.app.example`, `127.0.0.1:4000`. */
  readonly frontendHost: string;
}

const pattern = /^pk_(test|live)_([A-Za-z0-9+/_-]+)={0,2}$/;

/** Reads a publishable key. Answers `undefined` where the text is none: the caller says what to do about it. */
export function parsePublishableKey(key: string): PublishableKey | undefined {
  const [, kind, encoded] = pattern.exec(key) ?? [];
  if (!kind || !encoded) return undefined;
  const decoded = decode(encoded);
  const host = decoded?.endsWith('$') ? decoded.slice(0, -1) : undefined;
  if (!host?.includes('.') || !isHost(host)) return undefined;
  return { key, instance: kind === 'live' ? 'production' : 'development', frontendHost: host };
}

/** Makes the publishable key of a host. A key needs a dot in it, so `localhost` is written as `127.0.0.1`. */
export function formatPublishableKey(instance: PublishableKey['instance'], host: string): string {
  const dotted = host.replace(/^localhost(?=:|$)/, '127.0.0.1');
  const encoded = btoa(`${dotted}$`).replace(/=+$/, '');
  return `pk_${instance === 'production' ? 'live' : 'test'}_${encoded}`;
}

/** The suffix of a key's cookies: the first 8 characters of base64url(SHA-1(key)), the key exactly as written. */
export async function cookieSuffix(key: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-1', new TextEncoder().encode(key)));
  const base64 = btoa(String.fromCharCode(...digest));
  return base64.replaceAll('+', '-').replaceAll('/', '_').slice(0, 8);
}

const loopbackHosts = ['localhost', '127.0.0.1', '[::1]'];

/** Whether a host, with or without a port, is this machine. */
export function isLoopback(host: string): boolean {
  return loopbackHosts.includes(host.replace(/:\d+$/, ''));
}

/**
 * Where the frontend API of a key is, as seen from a page. A loopback host is spoken to over http and under the
 * loopback name that the page itself uses, because a SameSite=Lax cookie of 127.0.0.1 is not sent from localhost.
 */
export function frontendApiOf(key: PublishableKey, pageHostname: string): string {
  const host = key.frontendHost;
  if (!isLoopback(host)) return `https://${host}`;
  const port = /:\d+$/.exec(host)?.[0] ?? '';
  const name = isLoopback(pageHostname) ? pageHostname : host.slice(0, host.length - port.length);
  return `http://${name}${port}`;
}

function decode(encoded: string): string | undefined {
  try {
    return atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    // Not base64: then it is no key, which is all that the caller asks.
    return undefined;
  }
}

function isHost(host: string): boolean {
  return URL.canParse(`https://${host}`) && new URL(`https://${host}`).host === host.toLowerCase().replace(/:443$/, '');
}
