import type { CDPSession, Page } from '@playwright/test';

export interface AuthenticatorOptions {
  /** Whether somebody is there to touch it. */
  readonly touched?: boolean;
}

interface Credential {
  readonly credentialId: string;
  readonly rpId?: string;
  readonly privateKey: string;
  readonly userHandle?: string;
  readonly signCount: number;
  readonly isResidentCredential: boolean;
}

/** A device that keeps passkeys, in place of a person's own. */
export class Authenticator {
  readonly #session: CDPSession;
  readonly #authenticatorId: string;

  constructor(session: CDPSession, authenticatorId: string) {
    this.#session = session;
    this.#authenticatorId = authenticatorId;
  }

  async credentials(): Promise<readonly Credential[]> {
    const { credentials } = await this.#session.send('WebAuthn.getCredentials', this.#id);
    return credentials;
  }

  async add(credential: Credential): Promise<void> {
    await this.#session.send('WebAuthn.addCredential', { ...this.#id, credential });
  }

  /** It is lost, with everything on it. */
  async remove(): Promise<void> {
    await this.#session.send('WebAuthn.removeVirtualAuthenticator', this.#id);
  }

  /** Whether somebody is there from now on. */
  async setTouched(enabled: boolean): Promise<void> {
    await this.#session.send('WebAuthn.setAutomaticPresenceSimulation', { ...this.#id, enabled });
  }

  /** Whether its owner is recognised from now on. */
  async setVerified(isUserVerified: boolean): Promise<void> {
    await this.#session.send('WebAuthn.setUserVerified', { ...this.#id, isUserVerified });
  }

  get #id() {
    return { authenticatorId: this.#authenticatorId };
  }
}

export async function addAuthenticator(
  page: Page,
  { touched = true }: AuthenticatorOptions = {},
): Promise<Authenticator> {
  const session = await page.context().newCDPSession(page);
  // With its own dialogs a browser without a window would wait for ever.
  await session.send('WebAuthn.enable', { enableUI: false });
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: touched,
    },
  });
  return new Authenticator(session, authenticatorId);
}
