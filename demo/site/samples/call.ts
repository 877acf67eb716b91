import 'auth-elements/auth-provider';
import { createBrowserClient } from 'auth-elements/browser';

const client = createBrowserClient({ publishableKey: 'pk_test_MTI3LjAuMC4xOjQwMDAk' });
const provider = document.querySelector('auth-provider');
if (provider) provider.client = client;

/** A request to your own backend that says who makes it. */
export async function call(path: string): Promise<Response> {
  const token = await client.session.getToken();
  return fetch(path, { headers: token ? { authorization: `Bearer ${token}` } : {} });
}
