import type { Answer } from './exchange.js';

type Picture = Extract<Answer, { readonly kind: 'picture' }>;

/** A picture as pages of any origin may show it, and as nothing else: opened by itself it runs and loads nothing. */
export function pictureAnswer({ type, name, body }: Picture, headers: Headers): Response {
  headers.set('Content-Type', type);
  headers.set('Content-Disposition', `inline; filename="${name}"`);
  headers.set('Content-Length', String(body.length));
  headers.set('Cache-Control', 'public, max-age=31536000, immutable');
  headers.set('Content-Security-Policy', "default-src 'none'; sandbox");
  headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
  // Some clients ask for pictures as CORS has it. Nobody's identity is in the request, nor in the answer.
  headers.set('Access-Control-Allow-Origin', '*');
  return new Response(Buffer.from(body), { headers });
}
