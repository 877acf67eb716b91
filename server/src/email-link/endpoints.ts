import { written } from '../delivery/mails/counted.js';
import { wordsFor } from '../delivery/mails/index.js';
import type { LinkPageWords, MailWords } from '../delivery/mails/words.js';
import { takes } from '../http/checks.js';
import type { Answer, Endpoint, Exchange } from '../http/exchange.js';
import { addressBucket } from '../http/ip.js';
import { languageOf } from '../http/language.js';
import { Problem } from '../http/problem.js';
import { describeAgent } from '../session/user-agent.js';
import type { Database } from '../store/schema.js';
import type { CodeRow } from '../strategies/mailed-code.js';
import { linkPage } from './link-page.js';
import { findLink, pressLink } from './pressed-link.js';
import { settleAddress } from './settle-address.js';
import { settleSignIn } from './settle-sign-in.js';
import { settleSignUp } from './settle-sign-up.js';

/** A link as somebody opens it. */
interface Opened {
  readonly row: CodeRow;
  readonly locale: string | null;
  /** Whether it is the browser that asked for the link. */
  readonly same: boolean;
  /** Why it leads nowhere any more. */
  readonly over: 'used' | 'expired' | 'replaced' | undefined;
}

/** Shows what the link is for. Mail programs and their scanners open links: nothing happens by that. */
async function show(exchange: Exchange): Promise<Answer> {
  const { url, instance } = exchange;
  const token = url.searchParams.get('token') ?? '';
  const opened = await open(exchange, token);
  if (!opened || opened.over) return overPage(exchange, opened);
  const { row, same } = opened;
  const { words, app } = voiceOf(exchange, opened);
  if (!same && instance.settings.users.emailLink.sameClient) return elsewherePage(exchange, opened);
  const { link } = words;
  return linkPage({
    words,
    app,
    title: same ? link.hereTitle : link.elsewhereTitle,
    sentences: same
      ? [link.hereText(app)]
      : [
          link.elsewhereText(deviceOf(row, link), app),
          link.askedAt(written(words.language, row.created_at)),
          link.notYou,
        ],
    press: { label: same ? words.continue : link.confirm, token, alone: same },
    origin: new URL(row.redirect_url ?? '').origin,
    status: 200,
  });
}

/** Uses the link up: the browser that asked for it goes on, this one or the other. */
async function press(exchange: Exchange): Promise<Answer> {
  const { form, instance, ip, now } = exchange;
  const { retryAfter } = await instance.limits.count(`ip:attempt:${addressBucket(ip)}`, 10, 10_000);
  const token = form.optional('token') ?? '';
  const opened = retryAfter === undefined ? await open(exchange, token) : undefined;
  if (!opened || opened.over) return overPage(exchange, opened);
  if (!opened.same && instance.settings.users.emailLink.sameClient) return elsewherePage(exchange, opened);
  const pressed = await pressLink(instance.database, token, now);
  if (!pressed) return overPage(exchange, { ...opened, over: 'used' });
  if (opened.same) return goOn(exchange, { ...opened, row: pressed });
  const { words, app } = voiceOf(exchange, opened);
  const { link } = words;
  return linkPage({
    words,
    app,
    title: link.doneTitle,
    sentences: [link.doneText(deviceOf(pressed, link))],
    status: 200,
  });
}

async function goOn(exchange: Exchange, { row }: Opened): Promise<Answer> {
  const { database } = exchange.instance;
  try {
    await settlers[kindOf(row)](exchange, row.attempt_id);
  } catch (error) {
    // What the page that asked will be told when it asks again: it has the words, and a way on.
    if (!(error instanceof Problem)) throw error;
  }
  const { complete, sessionId } = await outcomeOf(exchange, row);
  const settled = await database.selectFrom('codes').select('transferable').where('id', '=', row.id).executeTakeFirst();
  return {
    kind: 'redirect',
    to: targetOf(
      (complete && row.complete_url) || row.redirect_url,
      settled?.transferable ? 'transferable' : 'verified',
      sessionId,
    ),
  };
}

const settlers = { sign_in: settleSignIn, sign_up: settleSignUp, address: settleAddress };

type LinkKind = keyof typeof settlers;

function kindOf({ attempt_kind: kind }: CodeRow): LinkKind {
  return kind === 'sign_in' || kind === 'address' ? kind : 'sign_up';
}

/** What has come of what the link was for. */
async function outcomeOf(
  { instance: { database } }: Exchange,
  row: CodeRow,
): Promise<{ readonly complete: boolean; readonly sessionId?: string | undefined }> {
  const kind = kindOf(row);
  if (kind === 'address') {
    const address = await database
      .selectFrom('email_addresses')
      .select('verified_at')
      .where('id', '=', row.attempt_id)
      .executeTakeFirst();
    return { complete: typeof address?.verified_at === 'number' };
  }
  const attempt = await database
    .selectFrom(kind === 'sign_in' ? 'sign_ins' : 'sign_ups')
    .select(['status', 'created_session_id'])
    .where('id', '=', row.attempt_id)
    .executeTakeFirst();
  return { complete: attempt?.status === 'complete', sessionId: attempt?.created_session_id ?? undefined };
}

async function open({ instance, device, now }: Exchange, token: string): Promise<Opened | undefined> {
  const { database } = instance;
  const row = token === '' ? undefined : await findLink(database, token);
  if (!row) return undefined;
  const asker = await (kindOf(row) === 'address' ? addressAsker(database, row, now) : attemptAsker(database, row));
  const over =
    row.used_at !== null
      ? 'used'
      : row.void_at !== null || !asker?.current
        ? 'replaced'
        : row.expires_at <= now || row.tries >= row.max_tries || asker.until <= now
          ? 'expired'
          : undefined;
  return { row, locale: asker?.locale ?? null, same: asker?.clientId === device.client?.id, over };
}

/** Who has asked for a link, and whether they wait for it. */
interface Asker {
  readonly clientId: string;
  readonly locale: string | null;
  readonly current: boolean;
  readonly until: number;
}

async function attemptAsker(database: Database, row: CodeRow): Promise<Asker | undefined> {
  const signsIn = row.attempt_kind === 'sign_in';
  const attempt = await database
    .selectFrom(signsIn ? 'sign_ins' : 'sign_ups')
    .innerJoin('clients', 'clients.id', signsIn ? 'sign_ins.client_id' : 'sign_ups.client_id')
    .select(['clients.id as client_id', 'clients.sign_in_id', 'clients.sign_up_id', 'locale', 'abandon_at'])
    .where(signsIn ? 'sign_ins.id' : 'sign_ups.id', '=', row.attempt_id)
    .executeTakeFirst();
  if (!attempt) return undefined;
  const current = row.attempt_id === (signsIn ? attempt.sign_in_id : attempt.sign_up_id);
  return { clientId: attempt.client_id, locale: attempt.locale, current, until: attempt.abandon_at };
}

/** An address is added by who is signed in still, and only where nobody else has proved it meanwhile. */
async function addressAsker(database: Database, row: CodeRow, now: number): Promise<Asker | undefined> {
  const asked = await database
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .innerJoin('email_addresses', 'email_addresses.user_id', 'users.id')
    .select(['sessions.client_id', 'users.locale', 'email_addresses.verified_at', 'sessions.expire_at'])
    .where('sessions.id', '=', row.session_id)
    .where('sessions.status', '=', 'active')
    .where('sessions.abandon_at', '>', now)
    .where('email_addresses.id', '=', row.attempt_id)
    .executeTakeFirst();
  if (!asked) return undefined;
  return {
    clientId: asked.client_id,
    locale: asked.locale,
    current: asked.verified_at === null,
    until: asked.expire_at,
  };
}

function voiceOf(
  { instance, request }: Exchange,
  opened: Opened | undefined,
): { readonly words: MailWords; readonly app: string } {
  return { words: wordsFor(opened?.locale ?? languageOf(undefined, request)), app: instance.settings.app.name };
}

/** The link leads nowhere: why, and where a new one is to be had. */
function overPage(exchange: Exchange, opened: Opened | undefined): Answer {
  const { words, app } = voiceOf(exchange, opened);
  const { link } = words;
  const { signInUrl, homeUrl } = exchange.instance.settings.app;
  const why = opened?.over ?? 'unknown';
  const known = opened && targetOf(opened.row.redirect_url, why === 'used' ? 'verified' : 'expired');
  const url = known ?? [signInUrl, homeUrl].find(candidate => candidate?.startsWith('http'));
  return linkPage({
    words,
    app,
    title: why === 'used' ? link.usedTitle : link.overTitle,
    sentences: [{ used: link.used, expired: link.expired, replaced: link.replaced, unknown: link.unknown }[why]],
    onward: url === undefined ? undefined : { label: words.continue, url },
    status: why === 'unknown' ? 404 : 410,
  });
}

/** Links work in the browser that asked for them alone, and this is another. */
function elsewherePage(exchange: Exchange, opened: Opened): Answer {
  const { words, app } = voiceOf(exchange, opened);
  const { link } = words;
  return linkPage({
    words,
    app,
    title: link.elsewhereTitle,
    sentences: [link.otherBrowser(deviceOf(opened.row, link))],
    onward: { label: words.continue, url: targetOf(opened.row.redirect_url, 'client_mismatch') },
    status: 403,
  });
}

function deviceOf({ user_agent, ip }: CodeRow, words: LinkPageWords): string {
  const { browser_name: browser, device_type: system } = describeAgent(user_agent);
  return words.device([browser, system].filter(part => part !== undefined).join(' · '), ip ?? '');
}

function targetOf(address: string | null, status: string, sessionId?: string): string {
  const url = new URL(address ?? '');
  url.searchParams.set('__clerk_status', status);
  if (sessionId !== undefined) url.searchParams.set('__clerk_created_session', sessionId);
  return url.href;
}

const path = '/v1/verify';

/** The page that a mailed link opens. */
export const emailLinkEndpoints: readonly Endpoint[] = [
  { method: 'GET', path, checks: [], handle: show },
  { method: 'POST', path, checks: [takes('token')], handle: press },
];
