import { Problem } from '../http/problem.js';
import type { Settings } from '../settings.js';
import type { Queries } from '../store/schema.js';
import { isTestAddress } from '../strategies/mailed-code.js';

type Rules = Pick<Settings, 'access' | 'testMode'>;

/** An address, a number or a wallet that somebody wants to sign up with, in the form that is compared. */
export interface Identifier {
  readonly type: 'email_address' | 'phone_number' | 'web3_wallet';
  readonly key: string;
}

/** Refuses a sign-up that the instance takes from the invited only. */
export function requireOpen({ access }: Rules, invited: boolean): void {
  if (access.mode === 'public' || invited) return;
  throw access.mode === 'waitlist' ? onlyByWaitlist() : onlyInvited();
}

/**
 * Refuses an address or a number that may not sign up. Asked before anything is looked up about accounts, so that the
 * refusal says what the lists say and nothing about who has an account. An invitation is as good as a place on the allow
 * list; the block list holds for everybody.
 */
export async function requireAllowed(
  queries: Queries,
  rules: Rules,
  identifier: Identifier,
  invited: boolean,
): Promise<void> {
  const { access } = rules;
  const lists = await listsWith(queries, rules, identifier);
  const allowed = invited || lists.has('allow');
  if (access.blocklist && lists.has('block')) throw notAllowed(identifier);
  if (allowed) return;
  if (access.allowlist) throw notAllowed(identifier);
  if (identifier.type === 'email_address' && (await isUnwanted(rules, identifier.key))) throw notAllowed(identifier);
}

async function listsWith(
  queries: Queries,
  { access }: Rules,
  { type, key }: Identifier,
): Promise<ReadonlySet<'allow' | 'block'>> {
  const { allowlist, blocklist, blockSubaddresses, blockDisposable } = access;
  if (!allowlist && !blocklist && !blockSubaddresses && !blockDisposable) return new Set();
  const wholeDomain = type === 'email_address' ? [`*${key.slice(key.lastIndexOf('@'))}`] : [];
  const found = await queries
    .selectFrom('access_identifiers')
    .select('list')
    .where('identifier_key', 'in', [key, ...wholeDomain])
    .execute();
  return new Set(found.map(({ list }) => list));
}

async function isUnwanted({ access, testMode }: Rules, key: string): Promise<boolean> {
  const at = key.lastIndexOf('@');
  // The addresses of test mode are written with a plus sign.
  const subaddressed = /[+=#]/.test(key.slice(0, at)) && !(testMode && isTestAddress(key));
  if (access.blockSubaddresses && subaddressed) return true;
  return access.blockDisposable && (await isDisposable(key.slice(at + 1)));
}

let disposable: ReadonlySet<string> | undefined;

/** The list is large, and loaded where it is asked for. A provider's subdomains are the provider's. */
async function isDisposable(domain: string): Promise<boolean> {
  const known = (disposable ??= (await import('disposable-email-domains-js')).disposableEmailBlocklistSet());
  const labels = domain.split('.');
  return labels.some((_, index) => known.has(labels.slice(index).join('.')));
}

function onlyInvited(): Problem {
  return new Problem(403, 'sign_up_mode_restricted', 'sign-up is for the invited', {
    sentence: 'Accounts are made by invitation here.',
  });
}

function onlyByWaitlist(): Problem {
  return new Problem(403, 'sign_up_restricted_waitlist', 'sign-up is for who was invited from the waitlist', {
    sentence: 'Accounts are made by invitation here. Join the waitlist to be invited.',
  });
}

function notAllowed({ type }: Identifier): Problem {
  const what = { email_address: 'address', phone_number: 'number', web3_wallet: 'wallet' }[type];
  return new Problem(403, 'not_allowed_access', `this ${what} may not sign up`, {
    field: type,
    sentence: `This ${what} cannot be used to sign up here.`,
  });
}
