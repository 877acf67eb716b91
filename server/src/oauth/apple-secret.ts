import { importPKCS8, SignJWT } from 'jose';
import type { ProviderSettings } from './provider-settings.js';

type Parts = NonNullable<ProviderSettings['signedSecret']>;

/** Apple's client secret: a token for five minutes, signed with the key that belongs to the team. */
export async function appleSecret(
  { teamId, keyId, privateKey }: Parts,
  clientId: string,
  audience: string,
): Promise<string> {
  // A key in an environment variable has its line breaks written out.
  const key = await importPKCS8(privateKey.replaceAll('\\n', '\n'), 'ES256');
  return new SignJWT()
    .setProtectedHeader({ alg: 'ES256', kid: keyId })
    .setIssuer(teamId)
    .setSubject(clientId)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(key);
}
