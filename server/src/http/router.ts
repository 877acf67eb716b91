import type { Endpoint } from './exchange.js';

export interface Match {
  readonly endpoint: Endpoint;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Finds the endpoint for a method and a path. `method`: there is something at this path, for other methods. */
export type Router = (method: string, path: string) => Match | 'method' | undefined;

interface Compiled {
  readonly endpoint: Endpoint;
  readonly pattern: RegExp;
}

/** Paths may hold `:name`, which takes one segment of letters, digits, dashes and underscores. */
export function createRouter(endpoints: readonly Endpoint[]): Router {
  const compiled: readonly Compiled[] = endpoints.map(endpoint => ({
    endpoint,
    pattern: new RegExp(`^${endpoint.path.replaceAll('.', '\\.').replace(/:(\w+)/g, '(?<$1>[\\w-]{1,64})')}/?$`),
  }));
  return (method, path) => {
    const here = compiled.filter(({ pattern }) => pattern.test(path));
    const found = here.find(({ endpoint }) => endpoint.method === method);
    if (!found) return here.length > 0 ? 'method' : undefined;
    return { endpoint: found.endpoint, parameters: { ...found.pattern.exec(path)?.groups } };
  };
}
