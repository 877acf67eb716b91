import { AuthError, type PasskeyPort } from '../core/index.js';

/** The ceremony that is under way. A page has one at a time: the next one ends it. */
let running: { readonly stop: AbortController; readonly over: Promise<unknown> } | undefined;

/** WebAuthn, as far as this browser has it. */
export const passkeys: PasskeyPort = {
  async autofills() {
    const { isConditionalMediationAvailable } = PublicKeyCredential as Partial<typeof PublicKeyCredential>;
    return (await isConditionalMediationAvailable?.call(PublicKeyCredential)) ?? false;
  },
  create: (options, { signal }) =>
    ceremony('passkey_registration_cancelled', signal, stop =>
      navigator.credentials.create({ publicKey: creationOptions(options), signal: stop }),
    ),
  get: (options, { autofill, signal }) =>
    ceremony('passkey_retrieval_cancelled', signal, stop =>
      navigator.credentials.get({
        publicKey: requestOptions(options),
        signal: stop,
        ...(autofill && { mediation: 'conditional' }),
      }),
    ),
  async signal({ rpId, userHandle: userId, credentialIds, name, displayName }) {
    const { signalAllAcceptedCredentials: accepted, signalCurrentUserDetails: details } = PublicKeyCredential as Newer;
    try {
      await accepted?.call(PublicKeyCredential, { rpId, userId, allAcceptedCredentialIds: [...credentialIds] });
      await details?.call(PublicKeyCredential, { rpId, userId, name, displayName });
    } catch (error) {
      // A domain that the page may not speak for. What it was told for is done all the same.
      if (!(error instanceof DOMException)) throw error;
    }
  },
};

type Cancelled = 'passkey_registration_cancelled' | 'passkey_retrieval_cancelled';

async function ceremony(
  cancelled: Cancelled,
  signal: AbortSignal | undefined,
  begin: (signal: AbortSignal) => Promise<Credential | null>,
): Promise<object> {
  const former = running;
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  signal?.addEventListener('abort', abort);
  if (signal?.aborted) abort();
  former?.stop.abort();
  const work = (async () => {
    await former?.over;
    return begin(stop.signal);
  })();
  const own = { stop, over: work.catch(() => undefined) };
  running = own;
  try {
    const credential = await work;
    // A call for a public key brings one, or nothing.
    if (credential) return credentialJSON(credential as PublicKeyCredential);
    throw failure(cancelled, 'The browser answered nothing.');
  } catch (error) {
    throw error instanceof AuthError ? error : explain(error, cancelled);
  } finally {
    if (running === own) running = undefined;
    signal?.removeEventListener('abort', abort);
  }
}

const codes: Readonly<
  Record<
    string,
    'passkey_operation_aborted' | 'passkey_already_exists' | 'passkey_invalid_rpID_or_domain' | 'passkey_not_supported'
  >
> = {
  AbortError: 'passkey_operation_aborted',
  InvalidStateError: 'passkey_already_exists',
  SecurityError: 'passkey_invalid_rpID_or_domain',
  NotSupportedError: 'passkey_not_supported',
  ConstraintError: 'passkey_not_supported',
  TypeError: 'passkey_not_supported',
};

/** What a browser ends a ceremony with. Whatever else there is looks to a person as if they had left. */
function explain(error: unknown, cancelled: Cancelled): AuthError {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return failure(codes[name] ?? cancelled, message, error);
}

function failure(code: AuthError['code'], message: string, cause?: unknown): AuthError {
  return new AuthError([{ code, message }], { cause });
}

/** The calls of WebAuthn Level 3 that browsers got one after the other. */
type Newer = Partial<
  Pick<
    typeof PublicKeyCredential,
    | 'parseCreationOptionsFromJSON'
    | 'parseRequestOptionsFromJSON'
    | 'signalAllAcceptedCredentials'
    | 'signalCurrentUserDetails'
  >
>;

function creationOptions(options: object): PublicKeyCredentialCreationOptions {
  // The server writes them as the standard's JSON form has it.
  const json = options as PublicKeyCredentialCreationOptionsJSON;
  const { parseCreationOptionsFromJSON: parse } = PublicKeyCredential as Newer;
  if (parse) return parse.call(PublicKeyCredential, json);
  const { challenge, user, excludeCredentials = [] } = json;
  return {
    // What is not spelled out is the same in both forms.
    ...(json as unknown as PublicKeyCredentialCreationOptions),
    challenge: bytesOf(challenge),
    user: { ...user, id: bytesOf(user.id) },
    excludeCredentials: excludeCredentials.map(descriptor),
  };
}

function requestOptions(options: object): PublicKeyCredentialRequestOptions {
  // As above.
  const json = options as PublicKeyCredentialRequestOptionsJSON;
  const { parseRequestOptionsFromJSON: parse } = PublicKeyCredential as Newer;
  if (parse) return parse.call(PublicKeyCredential, json);
  const { challenge, allowCredentials = [] } = json;
  return {
    ...(json as unknown as PublicKeyCredentialRequestOptions),
    challenge: bytesOf(challenge),
    allowCredentials: allowCredentials.map(descriptor),
  };
}

function descriptor({ id, transports }: PublicKeyCredentialDescriptorJSON): PublicKeyCredentialDescriptor {
  return {
    type: 'public-key',
    id: bytesOf(id),
    // Names that a browser does not know are passed over by it.
    ...(transports && { transports: transports as AuthenticatorTransport[] }),
  };
}

/** Made here and not by `toJSON()`, which some managers that stand in for the browser do not bring along. */
function credentialJSON({ id, rawId, type, authenticatorAttachment, response }: PublicKeyCredential): object {
  return {
    id,
    rawId: textOf(rawId),
    type,
    authenticatorAttachment,
    response: { clientDataJSON: textOf(response.clientDataJSON), ...responseJSON(response) },
  };
}

function responseJSON(response: AuthenticatorResponse): object {
  if ('attestationObject' in response) {
    const { attestationObject, getTransports } = response as Partial<AuthenticatorAttestationResponse>;
    return {
      attestationObject: attestationObject && textOf(attestationObject),
      transports: getTransports?.call(response) ?? [],
    };
  }
  const { authenticatorData, signature, userHandle } = response as AuthenticatorAssertionResponse;
  return {
    authenticatorData: textOf(authenticatorData),
    signature: textOf(signature),
    userHandle: userHandle && textOf(userHandle),
  };
}

function textOf(bytes: ArrayBuffer): string {
  const binary = Array.from(new Uint8Array(bytes), byte => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, character => character.charCodeAt(0));
}
