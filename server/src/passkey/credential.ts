import { z } from 'zod';
import type { Form } from '../http/form.js';
import { Problem } from '../http/problem.js';

const field = 'public_key_credential';

const base64url = z.string().regex(/^[\w-]+$/);
const optional = base64url.nullish().transform(value => value || undefined);

const common = {
  id: base64url.max(1400),
  rawId: base64url.max(1400),
  type: z.literal('public-key'),
};

const attestation = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z
      .array(z.string().regex(/^[\w-]{1,32}$/))
      .max(10)
      .nullish(),
  }),
});

const assertion = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: optional,
  }),
});

/** What a browser answers when a passkey was made. */
export type Attestation = ReturnType<typeof readAttestation>;
/** What a browser answers when a passkey was used. */
export type Assertion = ReturnType<typeof readAssertion>;

export function readAttestation(form: Form) {
  const { response, ...rest } = read(form, attestation);
  const { clientDataJSON, attestationObject, transports } = response;
  return {
    ...rest,
    clientExtensionResults: {},
    response: { clientDataJSON, attestationObject },
    transports: transports ?? [],
  };
}

export function readAssertion(form: Form) {
  const { response, ...rest } = read(form, assertion);
  const { userHandle, ...signed } = response;
  return { ...rest, clientExtensionResults: {}, response: signed, userHandle };
}

function read<Shape extends z.ZodType>(form: Form, shape: Shape): z.output<Shape> {
  const result = shape.safeParse(parse(form.required(field)));
  if (!result.success) throw invalid();
  return result.data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw invalid();
  }
}

function invalid(): Problem {
  return new Problem(422, 'passkey_invalid_public_key_credential', 'the credential is malformed', {
    field,
    sentence: 'The browser’s answer could not be read. Try again.',
  });
}
