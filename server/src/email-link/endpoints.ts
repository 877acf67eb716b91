import { written } from '../delivery/mails/counted.js';
import { wordsFor } from '../delivery/mails/index.js';
import type { LinkPageWords, MailWords } from '../delivery/mails/words.js';
import { takes } from '../http/checks.js';
import type { Answer, Endpoint, Exchange } from '../http/exchange.js';
import { addressBucket } from '../http/ip.js';
import { languageOf } from '../http/language.js';
import { Problem } from '../http/problem.js';
import { describeAgent } from '../session/user-agent.js';
import type { CodeRow } from '../strategies/mailed-code.js';
import { linkPage } from './link-page.js';
import { findLink, pressLink } from './pressed-link.js';
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
  const signsIn = row.attempt_kind === 'sign_in';
  try {
    await (signsIn ? settleSignIn : settleSignUp)(exchange, row.attempt_id);
  } catch (error) {
    // What the page that asked will be told when it asks again: it has the words, and a way on.
    if (!(error instanceof Problem)) throw error;
  }
  const attempt = await database
    .selectFrom(signsIn ? 'sign_ins' : 'sign_ups')
    .select(['status', 'created_session_id'])
    .where('id', '=', row.attempt_id)
    .executeTakeFirst();
  const settled = await database.selectFrom('codes').select('transferable').where('id', '=', row.id).executeTakeFirst();
  const complete = attempt?.status === 'complete';
  return {
    kind: 'redirect',
    to: targetOf(
      (complete && row.complete_url) || row.redirect_url,
      settled?.transferable ? 'transferable' : 'verified',
      attempt?.created_session_id ?? undefined,
    ),
  };
}

async function open({ instance, device, now }: Exchange, token: string): Promise<Opened | undefined> {
  const { database } = instance;
  const row = token === '' ? undefined : await findLink(database, token);
  if (!row) return undefined;
  const signsIn = row.attempt_kind === 'sign_in';
  const attempt = await database
    .selectFrom(signsIn ? 'sign_ins' : 'sign_ups')
    .innerJoin('clients', 'clients.id', signsIn ? 'sign_ins.client_id' : 'sign_ups.client_id')
    .select(['clients.id as client_id', 'clients.sign_in_id', 'clients.sign_up_id', 'locale', 'abandon_at'])
    .where(signsIn ? 'sign_ins.id' : 'sign_ups.id', '=', row.attempt_id)
    .executeTakeFirst();
  const current = attempt && row.attempt_id === (signsIn ? attempt.sign_in_id : attempt.sign_up_id);
  const over =
    row.used_at !== null
      ? 'used'
      : row.void_at !== null || !current
        ? 'replaced'
        : row.expires_at <= now || row.tries >= row.max_tries || attempt.abandon_at <= now
          ? 'expired'
          : undefined;
  return { row, locale: attempt?.locale ?? null, same: attempt?.client_id === device.client?.id, over };
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
