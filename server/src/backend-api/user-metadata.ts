import { z } from 'zod';
import { changeMetadata, mergeMetadata, type Metadata, type MetadataKind } from '../account/metadata.js';
import type { Answer, Endpoint, Exchange } from '../http/exchange.js';
import { readBody } from '../http/json-body.js';
import { notFound } from '../http/refusals.js';
import { metadata } from './fields.js';
import { userJSON } from './users.js';

const kinds = ['public_metadata', 'private_metadata', 'unsafe_metadata'] as const satisfies readonly MetadataKind[];
const given = z.strictObject({
  public_metadata: metadata.optional(),
  private_metadata: metadata.optional(),
  unsafe_metadata: metadata.optional(),
});

type Change = (present: Metadata, wanted: Metadata, kind: MetadataKind) => Metadata;

/** Merges what is given into what is there, or puts it in its place. What is left out stays as it is. */
function changing(how: Change): Endpoint['handle'] {
  return async (exchange: Exchange): Promise<Answer> => {
    const body = readBody(exchange.body, given);
    const wanted = kinds.flatMap(kind => {
      const value = body[kind];
      return value ? [[kind, (present: Metadata) => how(present, value, kind)] as const] : [];
    });
    const id = exchange.parameters['id'] ?? '';
    if (!(await changeMetadata(exchange, id, Object.fromEntries(wanted)))) throw notFound();
    return { kind: 'bare', body: await userJSON(exchange, id) };
  };
}

/** What the application keeps with an account. */
export const userMetadataEndpoints: readonly Endpoint[] = [
  { method: 'PATCH', path: '/v1/users/:id/metadata', backend: true, checks: [], handle: changing(mergeMetadata) },
  {
    method: 'PUT',
    path: '/v1/users/:id/metadata',
    backend: true,
    checks: [],
    handle: changing((_present, wanted) => wanted),
  },
];
