import { AuthError, type SignIn } from '../../core/index.js';
import type { Flow } from './step.js';

/** Goes on as somebody who turns out to be signed in here already: proved twice, they are where they wanted to be. */
export async function orSignedIn({ client }: Flow, attempt: Promise<SignIn>): Promise<SignIn> {
  const { signIn } = client.snapshot.client ?? {};
  try {
    return await attempt;
  } catch (error) {
    if (!(error instanceof AuthError) || !signIn) throw error;
    const [{ code, sessionId }] = error.problems;
    if (code !== 'identifier_already_signed_in' || !sessionId) throw error;
    await client.session.setActive(sessionId);
    client.signIn.reset();
    return { ...signIn, status: 'complete', createdSessionId: sessionId };
  }
}
