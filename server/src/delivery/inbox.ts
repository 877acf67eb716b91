import type { Instance } from '../instance.js';
import { inboxPage, inboxScript, inboxStyle } from './inbox-page.js';

const loopbackAddresses = /^(?:127(?:\.\d{1,3}){3}|::1)$/;
const loopbackNames = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/** Whether messages go into the inbox: nowhere else to send them, and no live instance. */
export function hasInbox({ settings }: Pick<Instance, 'settings'>): boolean {
  const nowhere = settings.mail.smtpUrl === undefined || (settings.users.phone !== 'off' && !settings.sms.provider);
  return nowhere && (settings.instance === 'development' || settings.rehearsal);
}

/**
 * The inbox of development: `/inbox` is a page that keeps itself up to date, `/inbox.json?to=…` the same for programs.
 * Every code is in it, so only this very machine gets an answer, and no page of another origin.
 */
export function createInbox(
  instance: Instance,
): ((request: Request, ip: string) => Promise<Response | undefined>) | undefined {
  if (!hasInbox(instance)) return undefined;
  return async (request, ip) => {
    const { pathname, searchParams, host } = new URL(request.url);
    if (!/^\/inbox(?:[./]|$)/.test(pathname)) return undefined;
    const here = loopbackAddresses.test(ip) && loopbackNames.test(host);
    const fromElsewhere = /^(?:cross-site|same-site)$/.test(request.headers.get('sec-fetch-site') ?? '');
    const navigates = request.headers.get('sec-fetch-mode') === 'navigate';
    if (!here || (fromElsewhere && !(navigates && pathname === '/inbox')))
      return plain('The inbox answers on this machine only. Codes are also written to the terminal.', 403);
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain('The inbox can only be read.', 405);
    if (pathname === '/inbox.json') return Response.json(await list(instance, searchParams.get('to')), { headers });
    const [, id] = /^\/inbox\/(msg_\w{1,40})$/.exec(pathname) ?? [];
    if (id !== undefined) return mail(instance, id);
    const file = files[pathname];
    return file ? answer(file.body, file.type) : plain('There is no such page.', 404);
  };
}

const files: Readonly<Record<string, { readonly body: string; readonly type: string }>> = {
  '/inbox': { body: inboxPage, type: 'text/html' },
  '/inbox.js': { body: inboxScript, type: 'text/javascript' },
  '/inbox.css': { body: inboxStyle, type: 'text/css' },
};

const headers = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

// A mail is shown as a mail program shows it: its own styles and pictures, no script, no origin.
const mailPolicy =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src https: http:; frame-ancestors 'self'";

function answer(body: string, type: string, status = 200, policy = pagePolicy): Response {
  return new Response(body, {
    status,
    headers: { ...headers, 'content-type': `${type}; charset=utf-8`, 'content-security-policy': policy },
  });
}

function plain(sentence: string, status: number): Response {
  return answer(`${sentence}\n`, 'text/plain', status);
}

const mostShown = 200;

async function list({ database }: Instance, to: string | null): Promise<readonly unknown[]> {
  const all = database.selectFrom('inbox').select(['id', 'recipient', 'subject', 'text', 'code', 'created_at']);
  // Nobody's address has a NUL in it, which PostgreSQL would refuse to compare.
  const wanted = to === null ? all : all.where('recipient', '=', to.replaceAll('\0', '?'));
  const rows = await wanted.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(mostShown).execute();
  return rows.reverse().map(row => ({
    id: row.id,
    to: row.recipient,
    subject: row.subject,
    text: row.text,
    code: row.code,
    at: row.created_at,
  }));
}

async function mail({ database }: Instance, id: string): Promise<Response> {
  const row = await database.selectFrom('inbox').select('html').where('id', '=', id).executeTakeFirst();
  return row ? answer(row.html, 'text/html', 200, mailPolicy) : plain('There is no such mail.', 404);
}
