import { verifyToken } from 'auth-elements/backend';

/** The id of whoever sent a request, or null for a guest. A token that is not valid is an error. */
export async function userOf(request: Request): Promise<string | null> {
  const token = request.headers.get('authorization')?.replace(/^Bearer /, '');
  if (!token) return null;
  const claims = await verifyToken(token, {
    issuer: 'https://auth.app.example',
    authorizedParties: ['https://app.example'],
  });
  return claims.sub;
}
