import type { IdentifierKind } from 'auth-elements/wire';
import { Secret, TOTP } from 'otpauth';
import type { Settings } from '../../server/src/settings.js';
import type { Person as PersonAtSite } from '../oidc/identity-provider.js';
import { ownerOf } from './snapshot.js';
import type { Snapshot } from './snapshot.js';
import { quickHash } from './world.js';
import type { Call, Device, Person, Proof, ProofClaim, Sent, Verdict, World } from './world.js';

/** For whom a proof is made: the attempt, whose it is if that is known, and what was typed. */
export interface Whose {
  readonly id: string;
  readonly identifier: string | undefined;
  readonly user: string | undefined;
  readonly person: Person | undefined;
}

/** Whether what was given is right. */
interface Judged {
  readonly right: boolean;
  /** What it uses up. */
  readonly once?: string;
  /** Who it proves, and what, where that is not what the attempt is about. */
  readonly user?: string | undefined;
  readonly identifier?: string | undefined;
}

/** A way to prove something. A new one is one more entry of {@link methods}, and nothing else. */
export interface Method {
  /** Whether settings offer it as the first factor to who has named an identifier of that kind. */
  readonly first?: (settings: Settings, kind: IdentifierKind) => boolean;
  /** Whether somebody has enrolled it as a second factor. */
  readonly second?: (snapshot: Snapshot, user: string) => boolean;
  /** Whether something is sent, or handed out, before it can be proved. */
  readonly prepared: boolean;
  /** What whoever has it would give now; undefined: nothing can be given. */
  readonly give: (world: World, whose: Whose) => string | undefined;
  /** What is wrong in the same form. */
  readonly wrong: string;
  /** Whether a value is right, as far as that can be told from outside, and what it uses up. */
  readonly judge: (world: World, whose: Whose, value: string, claim: ProofClaim, by: Device) => Judged;
  /** What else is called by it on the wire: the field of the value. */
  readonly field?: string;
}

/** What was sent to somebody for an attempt, or for the one before it on the same client. */
function sentFor(world: World, { id, identifier }: Whose, strategy: string): Sent | undefined {
  const purpose = strategy === 'email_link' ? 'email_code' : strategy;
  const attempt = [...world.now.sign_ins, ...world.now.sign_ups].find(row => row.id === id);
  const relatives = new Set(
    [...world.now.sign_ins, ...world.now.sign_ups]
      .filter(row => row.client_id === attempt?.client_id)
      .map(row => row.id),
  );
  relatives.add(id);
  const address = identifier?.toLowerCase();
  return world.sent.findLast(
    one =>
      // A username says nothing of where mail goes, nor does a number.
      (address === undefined || address === one.to.toLowerCase() || (!address.includes('@') && one.to.includes('@'))) &&
      one.asked.some(
        asked =>
          relatives.has(asked.id) && (asked.strategy === '' || asked.strategy.replace('link', 'code') === purpose),
      ),
  );
}

const mailed = (strategy: string): Pick<Method, 'prepared' | 'give' | 'wrong' | 'judge'> => ({
  prepared: true,
  wrong: '000000',
  give: (world, whose) => sentFor(world, whose, strategy)?.code,
  judge(world, whose, value) {
    const sent = sentFor(world, whose, strategy);
    const { lifetime, tries } = world.settings.codes;
    const fresh =
      sent?.code === value &&
      sent.tries < tries &&
      sent.at + lifetime > world.time &&
      (world.passwordSet.get(whose.user ?? '') ?? -1) <= sent.step;
    return { right: fresh, ...(sent && { once: `code ${sent.step} ${sent.to}` }) };
  },
});

const ofAddress = (kind: IdentifierKind): boolean => kind === 'email_address' || kind === 'username';

export const methods: Readonly<Record<string, Method>> = {
  password: {
    first: ({ users }, kind) => users.passwords !== 'off' && kind !== 'web3_wallet',
    prepared: false,
    field: 'password',
    wrong: 'not-the-password-of-anybody-7',
    give: (world, { user }) => world.passwords.find(one => quickHash(one) === hashOf(world, user)),
    judge: (world, { user }, value) => ({ right: quickHash(value) === hashOf(world, user) }),
  },
  email_code: { first: (_, kind) => ofAddress(kind), ...mailed('email_code') },
  email_link: {
    first: ({ users }, kind) => users.emailLink.enabled && ofAddress(kind),
    ...mailed('email_link'),
  },
  reset_password_email_code: {
    first: ({ users }, kind) => users.passwords !== 'off' && ofAddress(kind),
    ...mailed('reset_password_email_code'),
  },
  phone_code: { first: (_, kind) => kind === 'phone_number', ...mailed('phone_code') },
  reset_password_phone_code: {
    first: ({ users }, kind) => users.passwords !== 'off' && kind === 'phone_number',
    ...mailed('reset_password_phone_code'),
  },
  passkey: {
    first: settings => settings.passkeys.enabled,
    prepared: true,
    field: 'public_key_credential',
    wrong: '{}',
    give(world, { id, person }) {
      const [challenge, maker] = [world.challenges.get(id), person?.passkeys[0]];
      // The options as the server's own answer has them.
      return challenge?.startsWith('{') && maker
        ? maker.get(JSON.parse(challenge) as Parameters<typeof maker.get>[0])
        : undefined;
    },
    judge(world, { id }, value) {
      const { id: credential } = JSON.parse(value) as { id?: string };
      const text = world.challenges.get(id) ?? '{}';
      const row = world.now.passkeys.find(one => one.credential_id === credential && one.verified_at !== null);
      const { challenge = '' } = (text.startsWith('{') ? JSON.parse(text) : {}) as { challenge?: string };
      const signed = (JSON.parse(value) as { response?: { clientDataJSON?: string } }).response?.clientDataJSON ?? '';
      const fits = challenge !== '' && Buffer.from(signed, 'base64url').toString().includes(challenge);
      return { right: row !== undefined && fits, once: `challenge ${challenge}`, user: row?.user_id };
    },
  },
  web3_metamask_signature: {
    first: ({ wallets }, kind) => kind === 'web3_wallet' && wallets.includes('web3_metamask_signature'),
    prepared: true,
    field: 'signature',
    wrong: `0x${'11'.repeat(64)}1b`,
    give: (world, { id, person }) => signedBy(world, id, person),
    judge: (world, { id, person }, value) => ({
      right: signedBy(world, id, person) === value,
      once: `message ${world.challenges.get(id)}`,
    }),
  },
  // The press of a mailed link: it uses up the code in the same mail.
  pressed_link: {
    prepared: true,
    wrong: 'x'.repeat(43),
    give: () => undefined,
    judge(world, { id }, value, _, by) {
      const sent = world.sent.find(one => one.link?.endsWith(value));
      const { codes, users } = world.settings;
      const asker = world.attempts.find(one => one.id === id)?.device;
      const fresh = sent !== undefined && sent.at + codes.lifetime > world.time && sent.tries < codes.tries;
      const right = fresh && (!users.emailLink.sameClient || by === asker);
      const user = sent && ownerOf(world.now, sent.to);
      return { right, user, identifier: sent?.to, ...(sent && { once: `code ${sent.step} ${sent.to}` }) };
    },
  },
  // The way back from another site, with what that site says.
  other_site: {
    prepared: true,
    wrong: '{}',
    give: () => undefined,
    judge(world, { id }, value, _, by) {
      const { sub, email, email_verified } = JSON.parse(value) as PersonAtSite;
      const known = world.now.external_accounts.find(row => row.subject === sub)?.user_id;
      const proved = email_verified === true ? email : undefined;
      const user = known ?? (proved === undefined ? undefined : ownerOf(world.now, proved));
      const right = world.attempts.find(one => one.id === id)?.device === by;
      return { right, user, identifier: proved, once: `trip ${id}` };
    },
  },
  totp: {
    second: ({ authenticators }, user) => authenticators.some(row => row.user_id === user && row.verified_at !== null),
    prepared: false,
    wrong: '000000',
    give: (world, { user }) => appOf(world, user)?.generate({ timestamp: world.time }),
    judge(world, { user }, value) {
      const app = appOf(world, user);
      const steps = [-1, 0, 1].map(step => app?.generate({ timestamp: world.time + step * 30_000 }));
      return { right: steps.includes(value), once: `totp ${world.totp.get(user ?? '')} ${value}` };
    },
  },
  backup_code: {
    second: ({ backup_codes: rows, authenticators }, user) =>
      rows.some(row => row.user_id === user && row.used_at === null) &&
      authenticators.some(row => row.user_id === user && row.verified_at !== null),
    prepared: false,
    wrong: '0000-0000-0000-0000-0000-0000',
    give: (world, { user }) => world.backupCodes.get(user ?? '')?.find(code => !world.used.has(`backup ${code}`)),
    judge: (world, { user }, value) => ({
      right: world.backupCodes.get(user ?? '')?.includes(value) === true,
      once: `backup ${value}`,
    }),
  },
};

function signedBy(world: World, id: string, person: Person | undefined): string | undefined {
  const message = world.challenges.get(id);
  return message === undefined ? undefined : person?.wallet?.sign(message);
}

function hashOf(world: World, user: string | undefined): string | null | undefined {
  return world.now.users.find(row => row.id === user)?.password_hash;
}

function appOf(world: World, user: string | undefined): TOTP | undefined {
  const secret = world.totp.get(user ?? '');
  return secret === undefined ? undefined : new TOTP({ secret: Secret.fromBase32(secret) });
}

/** What an attempt, or a session that is asked again, is about. */
export function whoseIs(world: World, of: ProofClaim['of'], id: string): Whose {
  const known = (user: string | undefined): Person | undefined => world.people.find(one => one.userId === user);
  if (of === 'verification') {
    const user = world.now.sessions.find(row => row.id === id)?.user_id;
    return { id, user, identifier: undefined, person: known(user) };
  }
  if (of === 'sign_up') {
    const row = world.now.sign_ups.find(one => one.id === id);
    return { id, user: undefined, identifier: row?.email_address ?? undefined, person: undefined };
  }
  const row = world.now.sign_ins.find(one => one.id === id);
  const identifier = row?.identifier ?? undefined;
  const [first] = (world.proofs.get(id) ?? []).filter(({ which }) => which === 'first');
  const user = first ? first.user : identifier === undefined ? undefined : ownerOf(world.now, identifier);
  return { id, user, identifier, person: known(user) };
}

/** Says, before a request is sent, whether what it gives is right. */
export function judge(world: World, { means, device }: Call, before: Snapshot): Verdict {
  if (means?.kind === 'begin') return judgeBegin(world, means, before);
  if (means?.kind !== 'proof') return { right: true };
  const { strategy, value, which, id, of } = means;
  const method = methods[strategy];
  if (!method) throw new Error(`The model does not know ${strategy}.`);
  const whose = {
    ...whoseIs(world, of, id),
    ...(of === 'sign_up' && { identifier: signUpIdentifier(world, id, strategy) }),
  };
  const judged = method.judge(world, whose, value, means, device);
  const { right, once } = judged;
  const spent = once !== undefined && (world.used.get(once) ?? 0) > 0;
  const proof: Omit<Proof, 'step'> = {
    which: which === 'second' && strategy === 'email_code' ? 'trust' : which,
    strategy,
    identifier: 'identifier' in judged ? judged.identifier : whose.identifier,
    user: 'user' in judged ? judged.user : whose.user,
  };
  return { right: right && !spent, ...(once !== undefined && { once }), proof };
}

function judgeBegin(world: World, means: Extract<Call['means'], { kind: 'begin' }>, before: Snapshot): Verdict {
  const { identifier, password, ticket } = means;
  if (ticket !== undefined) {
    const known = world.tickets.find(one => one.ticket === ticket);
    const row = before.user_tickets.find(one => one.id === known?.id);
    const right = row?.status === 'pending' && row.expires_at > world.time;
    const proof = { which: 'first', strategy: 'ticket', user: row?.user_id, identifier: undefined } as const;
    return { right, once: `ticket ${ticket}`, proof };
  }
  if (password === undefined || identifier === undefined) return { right: true };
  const user = ownerOf(before, identifier);
  const right = user !== undefined && quickHash(password) === hashOf(world, user);
  return { right, proof: { which: 'first', strategy: 'password', user, identifier } };
}

function signUpIdentifier(world: World, id: string, strategy: string): string | undefined {
  const row = world.now.sign_ups.find(one => one.id === id);
  return (strategy === 'phone_code' ? row?.phone_number : row?.email_address) ?? undefined;
}
