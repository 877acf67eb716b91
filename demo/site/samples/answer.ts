import { TokenError } from 'auth-elements/backend';
import { userOf } from './user-of.js';

/** What only members may know, in any server that speaks `Request` and `Response`. */
export async function answer(request: Request): Promise<Response> {
  try {
    const user = await userOf(request);
    if (!user) return new Response('Sign in first.', { status: 401 });
    return Response.json({ user });
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    // Then the token may be good, and cannot be checked just now.
    return new Response(null, { status: error.code === 'keys_unavailable' ? 503 : 401 });
  }
}
