import { AuthError } from 'auth-elements/core';
import { pageClient } from 'auth-elements/browser';
import 'auth-elements/auth-user-verification';

/** For a button's click: your backend refuses it to a session that has proved nothing for a while. */
export async function deleteProject(id: string): Promise<string | undefined> {
  const client = pageClient();
  try {
    const answer = await client.reverify(async () => {
      const token = (await client.session.getToken({ skipCache: true })) ?? '';
      return fetch(`/projects/${id}`, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } });
    });
    return answer.ok ? 'The project is deleted.' : 'The project could not be deleted.';
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    // Whoever closes the dialog has changed their mind.
    return error.code === 'aborted' ? undefined : error.message;
  }
}
