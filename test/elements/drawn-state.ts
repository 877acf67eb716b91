import fc from 'fast-check';
import type { Snapshot } from '../../src/core/index.js';
import { signUpAttempt, verification } from './flow-answers.js';
import { FlowClient } from './flow-client.js';
import { flowEnvironment } from './flow-environment.js';

type Environment = NonNullable<Snapshot['environment']>;
type Attempt = Readonly<Record<string, unknown>>;

/** What of the settings decides what an element shows. */
export const environmentDraw = fc.record({
  mode: fc.constantFrom('public' as const, 'restricted' as const, 'waitlist' as const),
  preferred: fc.constantFrom('password' as const, 'otp' as const),
  username: fc.constantFrom('off' as const, 'optional' as const, 'required' as const),
  phone: fc.boolean(),
  passkeys: fc.boolean(),
  legal: fc.boolean(),
  protection: fc.boolean(),
  providers: fc.subarray(['google', 'custom_acme']),
});

export type EnvironmentDraw = typeof environmentDraw extends fc.Arbitrary<infer Draw> ? Draw : never;

/** The first factors that a server offers together. A new one is a further word. */
const firstFactors = fc.oneof(
  fc.subarray(['password', 'email_code', 'email_link', 'passkey', 'reset_password_email_code'], { minLength: 1 }),
  fc.subarray(['password', 'phone_code', 'passkey', 'reset_password_phone_code'], { minLength: 1 }),
);

const secondFactors = fc.subarray(['passkey', 'totp', 'backup_code', 'pager'], { minLength: 1 });
const sentStatus = fc.constantFrom('unverified' as const, 'failed' as const, 'expired' as const);

export interface SignInDraw {
  readonly status:
    | 'needs_identifier'
    | 'needs_first_factor'
    | 'needs_second_factor'
    | 'needs_client_trust'
    | 'needs_new_password'
    | 'abandoned'
    | 'something_new';
  readonly factors: readonly string[];
  /** How the message stands that the first of them needs; null: none was asked for. */
  readonly sent: 'unverified' | 'failed' | 'expired' | null;
}

/** Where a sign-in stands. */
export const signInDraw: fc.Arbitrary<SignInDraw> = fc.oneof(
  fc.record({ status: fc.constant('needs_first_factor' as const), factors: firstFactors, sent: fc.option(sentStatus) }),
  fc.record({ status: fc.constant('needs_second_factor' as const), factors: secondFactors, sent: fc.constant(null) }),
  fc.record({
    status: fc.constant('needs_client_trust' as const),
    factors: fc.constant(['email_code']),
    sent: fc.option(sentStatus),
  }),
  fc.record({
    status: fc.constantFrom(...(['needs_new_password', 'needs_identifier', 'something_new', 'abandoned'] as const)),
    factors: fc.constant<string[]>([]),
    sent: fc.constant(null),
  }),
);

/** Where a sign-up stands. */
export const signUpDraw = fc.record({
  missing: fc.subarray(['email_address', 'phone_number', 'username', 'password', 'legal_accepted', 'web3_wallet']),
  proves: fc.constantFrom('email_address' as const, 'phone_number' as const),
  strategy: fc.constantFrom('email_code', 'email_link'),
  next: fc.constantFrom('needs_prepare', 'needs_attempt'),
  sent: sentStatus,
  begun: fc.boolean(),
});

type Drawn = typeof signUpDraw extends fc.Arbitrary<infer Draw> ? Draw : never;
export type SignUpDraw = Omit<Drawn, 'missing'> & { readonly missing: readonly string[] };

function environmentOf(draw: EnvironmentDraw): Environment {
  const providers = Object.fromEntries(draw.providers.map(key => [key, key === 'google' ? 'Google' : 'Acme']));
  const made = flowEnvironment({ ...draw, providers, resendSeconds: 0 });
  const attribute = (enabled: boolean) => ({ enabled, required: false, usedForFirstFactor: enabled });
  return {
    ...made,
    userSettings: {
      ...made.userSettings,
      attributes: {
        ...made.userSettings.attributes,
        phoneNumber: attribute(draw.phone),
        passkey: attribute(draw.passkeys),
      },
      passkeySettings: { allowAutofill: false, showSignInButton: true },
      attackProtection: { enumerationProtection: { enabled: draw.protection } },
    },
  } as unknown as Environment;
}

const address = 'ada@example.com';
const phone = '+4915123450010';

/** A sign-in in the state that was drawn, with as much of a server behind it as goes on from there. */
class DrawnClient extends FlowClient {
  readonly #factors: readonly object[];

  constructor(settings: EnvironmentDraw, factors: readonly object[], known: Partial<Snapshot>) {
    super({ mode: settings.mode }, { environment: environmentOf(settings), ...known });
    this.#factors = factors;
  }

  override signInAttempt(identifier: string): ReturnType<FlowClient['signInAttempt']> {
    // The factors that were drawn, as the server has them.
    return { ...super.signInAttempt(identifier), supportedFirstFactors: this.#factors } as never;
  }
}

export function clientAtSignIn(settings: EnvironmentDraw, { status, factors, sent }: SignInDraw): DrawnClient {
  const identifier = factors.some(name => name.includes('phone')) ? phone : address;
  const named = factors.map(strategy => ({
    strategy,
    safeIdentifier: identifier,
    emailAddressId: 'a',
    phoneNumberId: 'p',
  }));
  const first = status === 'needs_first_factor';
  const mailed = factors.find(name => /code|link/.test(name));
  const state = sent && mailed ? { ...verification(mailed), status: sent, expireAt: Date.now() + 600_000 } : null;
  const signIn = {
    id: 'sign-in',
    status,
    identifier: status === 'needs_identifier' ? null : identifier,
    supportedFirstFactors: first ? named : [],
    supportedSecondFactors: first ? null : named,
    firstFactorVerification: first ? state : null,
    secondFactorVerification: first ? null : state,
    createdSessionId: null,
  };
  return new DrawnClient(settings, named, known({ signIn }));
}

export function clientAtSignUp(settings: EnvironmentDraw, draw: SignUpDraw): DrawnClient {
  const [email, byPhone] = [draw.proves === 'email_address', draw.proves === 'phone_number'];
  const strategy = byPhone ? 'phone_code' : draw.strategy;
  const proof = { ...verification(strategy), status: draw.sent, nextAction: draw.next, expireAt: Date.now() + 600_000 };
  const signUp = signUpAttempt({
    emailAddress: email ? address : null,
    phoneNumber: byPhone ? phone : null,
    missingFields: draw.missing,
    unverifiedFields: [draw.proves],
    verifications: { emailAddress: email ? proof : null, phoneNumber: byPhone ? proof : null },
  });
  return new DrawnClient(settings, [], draw.begun ? known({ signUp }) : { client: null });
}

function known(attempts: { readonly signIn?: Attempt; readonly signUp?: Attempt | object }): Partial<Snapshot> {
  const client = { id: 'client', sessions: [], signIn: null, signUp: null, ...attempts };
  // A browser's client in full has more, and no element reads it.
  return { client: client as unknown as NonNullable<Snapshot['client']> };
}
