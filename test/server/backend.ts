import type { ErrorsJSON } from 'auth-elements/wire';
import type { TestServer } from './start.js';

export interface Answered<Body = unknown> {
  readonly status: number;
  readonly body: Body & Partial<ErrorsJSON>;
  /** The code of the first error. */
  readonly code: string | undefined;
}

/** The application's own server, which holds the secret key. */
export class Backend {
  readonly #server: TestServer;

  constructor(server: TestServer) {
    this.#server = server;
  }

  get<Body = unknown>(path: string): Promise<Answered<Body>> {
    return this.send('GET', path);
  }

  post<Body = unknown>(path: string, body: unknown = {}): Promise<Answered<Body>> {
    return this.send('POST', path, JSON.stringify(body));
  }

  delete<Body = unknown>(path: string): Promise<Answered<Body>> {
    return this.send('DELETE', path);
  }

  async send<Body = unknown>(
    method: string,
    path: string,
    body?: string,
    type = 'application/json',
  ): Promise<Answered<Body>> {
    const headers = { Authorization: `Bearer ${this.#server.instance.settings.secretKey ?? ''}` };
    const request = new Request(`http://localhost:4000/v1${path}`, {
      method,
      headers: { ...headers, ...(body !== undefined && { 'Content-Type': type }) },
      ...(body !== undefined && { body }),
    });
    const response = await this.#server.fetch(request);
    const answer = (await response.json()) as Answered<Body>['body'];
    return { status: response.status, body: answer, code: answer.errors?.[0]?.code };
  }
}
