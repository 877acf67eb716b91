import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';

/** A site that gives browsers tokens by itself, as Google does, with its keys. */
export class TokenIssuer {
  readonly clientId = 'an-app.apps.example';
  issuer = '';
  /** How often its keys were fetched. */
  fetched = 0;
  away = false;
  #key: CryptoKey | undefined;
  readonly #server = createServer();

  async open(): Promise<this> {
    const pair = await generateKeyPair('RS256', { extractable: true });
    this.#key = pair.privateKey;
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
    this.#server.on('request', (request, response) => {
      if (this.away) return void response.destroy();
      if (this.answers(request, response)) return;
      const keys = request.url === '/keys';
      if (keys) this.fetched++;
      const { issuer } = this;
      const described = {
        issuer,
        jwks_uri: `${issuer}/keys`,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      };
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(keys ? { keys: [jwk] } : described));
    });
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.issuer = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  /** What is written of it in the settings of a server. */
  get settings() {
    return { google: { clientId: this.clientId, clientSecret: 'unused', issuer: this.issuer } };
  }

  /** A token as it should be, with some claims changed. */
  async token(claims: JWTPayload, now: number, key = this.#key): Promise<string> {
    if (!key) throw new Error('The issuer is not open.');
    const seconds = Math.floor(now / 1000);
    const standard = { iss: this.issuer, aud: this.clientId, iat: seconds, exp: seconds + 3600, email_verified: true };
    return new SignJWT({ ...standard, ...claims }).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(key);
  }

  /** Whether it has answered something of its own; what is left is its description and its keys. */
  protected answers(_request: IncomingMessage, _response: ServerResponse): boolean {
    return false;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
