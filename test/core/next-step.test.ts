import { expect, test } from 'vitest';
import { signInStep, signUpStep, type Snapshot } from '../../src/core/index.js';
import { toCamel } from '../../src/core/camel.js';
import { environmentJSON, signInJSON, signUpJSON } from './fake-json.js';

type Json = Readonly<Record<string, unknown>>;

const code = (strategy: string, rest: Json = {}): Json => ({
  status: 'unverified',
  strategy,
  expire_at: 2,
  resend_at: 1,
  ...rest,
});

const phone = (id: string): Json => ({ strategy: 'phone_code', phone_number_id: id });

function snapshot(attempts: Json, settings: Json = {}): Snapshot {
  const environment = environmentJSON({});
  const merged = { ...environment, ...settings };
  // As much of a snapshot as the two functions read.
  return toCamel({ client: { sign_in: null, sign_up: null, ...attempts }, environment: merged }) as unknown as Snapshot;
}

const signIn = (rest: Json, settings?: Json): unknown =>
  signInStep(snapshot({ sign_in: signInJSON({ id: 'sia_1', identifier: 'ada@example.com', ...rest }) }, settings));

const signUp = (rest: Json): unknown =>
  signUpStep(snapshot({ sign_up: signUpJSON({ id: 'sua_1', email: 'ada@example.com', ...rest }) }));

test.each([
  ['nothing begun', snapshot({}), { kind: 'identifier', kinds: ['email_address'] }],
  ['no client', { ...snapshot({}), client: null }, { kind: 'identifier' }],
  ['nothing known', { client: undefined, environment: undefined }, { kind: 'identifier', kinds: ['email_address'] }],
] as const)('sign-in with %s asks who it is', (_name, given, step) => {
  expect(signInStep(given as Snapshot)).toMatchObject(step);
});

test.each([
  ['needs_identifier', {}, { kind: 'identifier' }],
  ['abandoned', {}, { kind: 'identifier' }],
  ['needs_first_factor', {}, { kind: 'first-factor', identifier: 'ada@example.com' }],
  ['needs_new_password', {}, { kind: 'new-password', identifier: 'ada@example.com' }],
  ['needs_second_factor', {}, { kind: 'unsupported', status: 'needs_second_factor' }],
  [
    'needs_second_factor',
    { supported_second_factors: [{ strategy: 'pager' }] },
    { kind: 'unsupported', status: 'needs_second_factor' },
  ],
  [
    'needs_second_factor',
    { supported_second_factors: [{ strategy: 'pager' }, { strategy: 'backup_code' }, { strategy: 'totp' }] },
    { kind: 'second-factor', factors: [{ strategy: 'backup_code' }, { strategy: 'totp' }], sent: undefined },
  ],
  [
    'needs_second_factor',
    { supported_second_factors: [{ strategy: 'backup_code' }, { strategy: 'totp', default: true }] },
    { kind: 'second-factor', factors: [{ strategy: 'totp' }, { strategy: 'backup_code' }] },
  ],
  [
    'needs_second_factor',
    {
      supported_second_factors: [phone('idn_1'), phone('idn_2')],
      second_factor_verification: { ...code('phone_code'), phone_number_id: 'idn_2' },
    },
    { kind: 'second-factor', sent: { factor: { strategy: 'phone_code', phoneNumberId: 'idn_2' } } },
  ],
  // A hosted server does not say which one it was.
  [
    'needs_second_factor',
    {
      supported_second_factors: [phone('idn_1'), phone('idn_2')],
      second_factor_verification: code('phone_code'),
    },
    { kind: 'second-factor', sent: { factor: { strategy: 'phone_code', phoneNumberId: 'idn_1' } } },
  ],
  // A code by mail is no second factor, whatever a server offers.
  ['needs_second_factor', { supported_second_factors: [{ strategy: 'email_code' }] }, { kind: 'unsupported' }],
  [
    'needs_client_trust',
    { supported_second_factors: [{ strategy: 'email_code' }] },
    { kind: 'client-trust', factors: [{ strategy: 'email_code' }], sent: undefined },
  ],
  [
    'needs_client_trust',
    { supported_second_factors: [{ strategy: 'email_code' }], second_factor_verification: code('email_code') },
    { kind: 'client-trust', sent: { factor: { strategy: 'email_code' }, expiresAt: 2, resendAt: 1, failed: false } },
  ],
  ['needs_client_trust', {}, { kind: 'unsupported', status: 'needs_client_trust' }],
  ['something_new', {}, { kind: 'unsupported', status: 'something_new' }],
  ['complete', { created_session_id: 'sess_1' }, { kind: 'complete', sessionId: 'sess_1' }],
  ['needs_first_factor', { supported_first_factors: null }, { kind: 'unsupported' }],
  ['needs_first_factor', { supported_first_factors: [{ strategy: 'passkey' }] }, { kind: 'unsupported' }],
])('a sign-in that is %s %j: %j', (status, rest, step) => {
  expect(signIn({ status, ...rest })).toMatchObject({ flow: 'sign-in', ...step });
});

test.each([
  ['email_code', { failed: false, expiresAt: 2, resendAt: 1 }],
  ['reset_password_email_code', { failed: false }],
])('a mailed %s is asked for', (strategy, step) => {
  const given = { status: 'needs_first_factor', first_factor_verification: code(strategy) };
  expect(signIn(given)).toMatchObject({ kind: 'code', strategy, factor: { strategy }, ...step });
});

test('a mailed link is waited for beside its code, and goes before a code alone', () => {
  const factors = ['email_code', 'email_link'].map(strategy => ({ strategy, email_address_id: 'idn_1' }));
  const given = { status: 'needs_first_factor', supported_first_factors: factors };
  expect(signIn(given)).toMatchObject({ factors: [{ strategy: 'email_link' }, { strategy: 'email_code' }] });
  const mailed = { ...given, first_factor_verification: code('email_link') };
  expect(signIn(mailed)).toMatchObject({ kind: 'code', strategy: 'email_link' });
});

test('B3, B9: a passkey is a second step in a browser that has them, and in no other', () => {
  const second = (...names: readonly string[]): Snapshot => {
    const supported_second_factors = names.map(strategy => ({ strategy }));
    const given = { id: 'sia_1', identifier: 'ada@example.com', status: 'needs_second_factor' };
    return snapshot({ sign_in: signInJSON({ ...given, supported_second_factors }) });
  };
  const both = second('passkey', 'totp');
  expect(signInStep({ ...both, passkeys: true })).toMatchObject({
    kind: 'second-factor',
    factors: [{ strategy: 'passkey' }, { strategy: 'totp' }],
  });
  expect(signInStep({ ...both, passkeys: false })).toMatchObject({ factors: [{ strategy: 'totp' }] });
  expect(signInStep({ ...second('passkey'), passkeys: false })).toMatchObject({ kind: 'unsupported' });
});

test.each(['failed', 'expired'])('a code that is %s is told so', status => {
  const given = { status: 'needs_first_factor', first_factor_verification: code('email_code', { status }) };
  expect(signIn(given)).toMatchObject({ kind: 'code', failed: true });
});

test('a password that was tried does not hide the choice', () => {
  const given = { status: 'needs_first_factor', first_factor_verification: code('password') };
  expect(signIn(given)).toMatchObject({ kind: 'first-factor' });
});

test.each([
  ['password', ['password', 'email_code', 'reset_password_email_code']],
  ['otp', ['email_code', 'password', 'reset_password_email_code']],
])('where the instance prefers %s, the ways in are %j', (preferred_sign_in_strategy, order) => {
  const step = signIn({ status: 'needs_first_factor' }, { display_config: { preferred_sign_in_strategy } });
  expect((step as { factors: { strategy: string }[] }).factors.map(({ strategy }) => strategy)).toEqual(order);
});

test('the address that was typed comes before the others', () => {
  const factors = ['grace@example.com', 'ada@example.com'].map(safe_identifier => ({
    strategy: 'email_code',
    safe_identifier,
    primary: safe_identifier.startsWith('grace'),
  }));
  const step = signIn({ status: 'needs_first_factor', supported_first_factors: factors });
  expect(step).toMatchObject({ factors: [{ safeIdentifier: 'ada@example.com' }, {}] });
});

test('sign-up that has not begun asks what the settings ask', () => {
  expect(signUpStep(snapshot({}))).toEqual({
    flow: 'sign-up',
    kind: 'fields',
    required: ['email_address', 'password'],
    optional: [],
    emailAddress: null,
  });
});

test.each([
  [{ missing_fields: ['password'] }, { kind: 'fields', required: ['password'], emailAddress: 'ada@example.com' }],
  [
    { missing_fields: ['legal_accepted', 'email_address'], optional_fields: ['first_name', 'username'] },
    { kind: 'fields', required: ['email_address', 'legal_accepted'], optional: ['username'] },
  ],
  [{ missing_fields: ['email_address_or_phone_number'] }, { kind: 'fields', required: ['email_address'] }],
  [{ missing_fields: ['phone_number'] }, { kind: 'fields', required: ['phone_number'] }],
  [{ missing_fields: ['web3_wallet'] }, { kind: 'unsupported' }],
  [{ unverified_fields: ['web3_wallet'] }, { kind: 'unsupported', missing: ['web3_wallet'] }],
  [
    { web3_wallet: '0xA', unverified_fields: ['web3_wallet'], missing_fields: ['email_address'] },
    { kind: 'wallet', web3Wallet: '0xA' },
  ],
  [
    { email_address: null, phone_number: '+4915123456789', unverified_fields: ['phone_number'] },
    { kind: 'prepare', emailAddress: null, phoneNumber: '+4915123456789' },
  ],
  [{}, { kind: 'prepare', emailAddress: 'ada@example.com' }],
  [
    { status: 'complete', created_session_id: 'sess_1' },
    { kind: 'complete', sessionId: 'sess_1' },
  ],
  [{ status: 'abandoned' }, { kind: 'fields', emailAddress: null }],
])('a sign-up %j: %j', (given, step) => {
  expect(signUp(given)).toMatchObject({ flow: 'sign-up', ...step });
});

test.each([
  ['unverified', 'needs_attempt', { kind: 'code', failed: false }],
  ['expired', 'needs_prepare', { kind: 'code', failed: true }],
  ['failed', 'needs_prepare', { kind: 'code', failed: true }],
  ['unverified', 'needs_prepare', { kind: 'prepare' }],
])('an address that is %s and %s: %j', (status, next_action, step) => {
  const verifications = { email_address: code('email_code', { status, next_action }) };
  expect(signUp({ verifications })).toMatchObject(step);
});
