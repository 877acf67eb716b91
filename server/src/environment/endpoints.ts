import { takes } from '../http/checks.js';
import type { Answer, Endpoint, Exchange } from '../http/exchange.js';
import { environmentJSON } from './environment-json.js';

const read = ({ instance }: Exchange): Answer => ({ kind: 'public', body: environmentJSON(instance) });

/** The settings that a browser may know. Development clients ask for them by PATCH. */
export const environmentEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/v1/environment', checks: [], handle: read },
  { method: 'PATCH', path: '/v1/environment', duringMaintenance: true, checks: [takes()], handle: read },
  {
    method: 'GET',
    path: '/.well-known/jwks.json',
    open: true,
    checks: [],
    handle: async ({ instance, headers }) => {
      headers.set('Cache-Control', 'public, max-age=300');
      headers.set('Access-Control-Allow-Origin', '*');
      headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
      return { kind: 'bare', body: { keys: await instance.keys.published() } };
    },
  },
];
