import type { SessionReverificationJSON } from '../wire/index.js';
import type { AuthClient, ReverifyRequest, VerificationVerbs } from './client-api.js';
import { toCamel } from './camel.js';
import type { Connection } from './connection.js';
import { AuthError } from './error.js';
import { record } from './record.js';
import { actingFor } from './session.js';
import type { Reverification } from './snapshot.js';
import type { Store } from './store.js';

/** Step-up: the signed-in person proves again who they are. */
export class Verifications implements VerificationVerbs {
  readonly #connection: Connection;
  readonly #store: Store;
  /** Which factor the server asks for. */
  #factor: 'first' | 'second' = 'first';

  constructor(connection: Connection, store: Store) {
    this.#connection = connection;
    this.#store = store;
  }

  startVerification({ level }: Parameters<VerificationVerbs['startVerification']>[0]): Promise<Reverification> {
    return this.#send('', { level });
  }

  prepareVerification(input: Parameters<VerificationVerbs['prepareVerification']>[0]): Promise<Reverification> {
    return this.#send(`/prepare_${this.#factor}_factor`, input);
  }

  attemptVerification(input: Parameters<VerificationVerbs['attemptVerification']>[0]): Promise<Reverification> {
    return this.#send(`/attempt_${this.#factor}_factor`, input);
  }

  async verifyWithPasskey({
    signal,
  }: Parameters<VerificationVerbs['verifyWithPasskey']>[0] = {}): Promise<Reverification> {
    const { optionsOf, portOf } = await import('./passkeys.js');
    const port = await portOf(this.#connection.platform);
    const { status, ...prepared } = await this.prepareVerification({ strategy: 'passkey' });
    const second = status === 'needs_second_factor';
    const options = optionsOf(second ? prepared.secondFactorVerification : prepared.firstFactorVerification);
    const credential = await port.get(options, { autofill: false, signal });
    return this.attemptVerification({ strategy: 'passkey', publicKeyCredential: JSON.stringify(credential) });
  }

  async #send(below: string, body: object): Promise<Reverification> {
    const { _clerk_session_id: id } = await actingFor(this.#connection, this.#store);
    const path = `/client/sessions/${encodeURIComponent(id)}/verify${below}`;
    const { response } = record(await this.#connection.send({ path, method: 'POST', body }));
    // These paths answer a verification, by the protocol.
    const verification = toCamel(response as SessionReverificationJSON);
    this.#factor = verification.status === 'needs_second_factor' ? 'second' : 'first';
    return verification;
  }
}

/** Who can ask the person, the last of them first. */
export type AskingOnes = Set<Parameters<AuthClient['onReverify']>[0]>;

/**
 * Runs an action. Where it is refused for want of a recent proof, has the person asked and runs it once more.
 *
 * @param otherwise - Who asks where nobody else does; rejects when the person declines, as the others do.
 */
export async function reverified<Result>(
  asking: AskingOnes,
  action: () => Promise<Result>,
  otherwise?: (request: ReverifyRequest) => Promise<void>,
): Promise<Result> {
  // Whoever asks may have come while the action was under way.
  const ask = (): typeof otherwise => [...asking].at(-1) ?? otherwise;
  let wanted: ReverifyRequest | undefined;
  try {
    const result = await action();
    wanted = await wantedBy(result);
    if (!wanted || !ask()) return result;
  } catch (error) {
    // The server's own calls take the second factor where there is one; it knows whether there is.
    if (!(error instanceof AuthError) || error.code !== 'session_reverification_required' || !ask()) throw error;
    wanted = { level: 'second_factor' };
  }
  await ask()?.(wanted);
  return action();
}

/** What an application's own backend asks for, in the form that the published SDKs have for it. */
async function wantedBy(result: unknown): Promise<ReverifyRequest | undefined> {
  if (result instanceof Response && (result.status !== 403 || !isJson(result))) return undefined;
  const body: unknown = result instanceof Response ? await result.clone().json() : result;
  const { clerk_error: error } = record(body);
  const { reason, metadata } = record(error);
  if (reason !== 'reverification-error') return undefined;
  const { level } = record(record(metadata)['reverification']);
  return { level: level === 'first_factor' || level === 'multi_factor' ? level : 'second_factor' };
}

function isJson({ headers }: Response): boolean {
  return headers.get('Content-Type')?.includes('json') ?? false;
}
