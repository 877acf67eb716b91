import {
  AuthError,
  safeLink,
  type LinkTargets,
  type ProviderStrategy,
  type SignIn,
  type SignUp,
} from '../../core/index.js';
import { destination } from '../finish-flow.js';
import type { Flow } from './step.js';

/** Has another site say who somebody is. It leads back to this page. */
export async function throughProvider(flow: Flow, strategy: ProviderStrategy): Promise<void> {
  const { client, name, language } = flow;
  await visitSite<SignIn | SignUp>(flow, flow.host.popup, targets => {
    const input = { strategy, ...targets, locale: language };
    return name === 'sign-up' ? client.signUp.create(input) : client.signIn.create(input);
  });
}

/** Begins and goes to where the answer leads. Answers the attempt as it was begun, for who comes back by the browser. */
export async function visitSite<Attempt extends SignIn | SignUp>(
  flow: Flow,
  popup: boolean | undefined,
  begin: (targets: LinkTargets) => Promise<Attempt>,
): Promise<Attempt | undefined> {
  // Before anything is waited for: a browser lets a window open in answer to a click.
  const visit = popup ? window.open('', 'auth-elements', 'popup,width=480,height=680') : null;
  try {
    const attempt = await begin(targetsOf(flow, visit !== null));
    const url = safeLink(verificationOf(attempt)?.externalVerificationRedirectUrl, document.location.href);
    if (!url) throw new AuthError([{ code: 'bad_response', message: 'The server did not say where to go.' }]);
    if (visit) await awaitVisit(flow, visit, url, attempt);
    else await leave(url);
    return visit ? undefined : attempt;
  } catch (error) {
    visit?.close();
    throw error;
  }
}

function targetsOf({ client, name, host }: Flow, inPopup: boolean): Required<LinkTargets> {
  const here = new URL(document.location.href);
  if (inPopup) here.searchParams.set('__clerk_visit', '1');
  const redirectUrl = here.href;
  const inside = destination(host, client.snapshot, name === 'sign-up');
  return { redirectUrl, actionCompleteRedirectUrl: inPopup ? redirectUrl : (inside ?? redirectUrl) };
}

const told = new Set<string>();

/** Says what went wrong at the other site, once: the person comes back to this form from there. */
export function tellOfVisit(flow: Flow): void {
  const { signIn, signUp } = flow.client.snapshot.client ?? {};
  const attempt = flow.name === 'sign-up' ? signUp : signIn;
  const { error, expireAt } = (attempt && verificationOf(attempt)) ?? {};
  const visit = `${attempt?.id ?? ''} ${expireAt ?? ''}`;
  if (!error || told.has(visit)) return;
  told.add(visit);
  const { code, message, longMessage } = error;
  // Not before the form is shown, above which it is said.
  queueMicrotask(() => flow.run(() => Promise.reject(new AuthError([{ code, message, longMessage }]))));
}

/** What another site is asked for in an attempt. */
function verificationOf(attempt: SignIn | SignUp) {
  return 'verifications' in attempt ? attempt.verifications.externalAccount : attempt.firstFactorVerification;
}

/** Until the page is left nothing else can be begun; who comes back to it finds it as it was. */
async function leave(url: string): Promise<void> {
  const left = new Promise(resolve => addEventListener('pagehide', resolve, { once: true }));
  document.location.assign(url);
  await left;
}

/** Goes on where the visit has led. Whoever comes back without having been led anywhere can choose again. */
async function awaitVisit(flow: Flow, visit: Window, url: string, begun: SignIn | SignUp): Promise<void> {
  const { client } = flow;
  const before = (client.snapshot.client?.sessions ?? []).map(({ id }) => id);
  visit.location.replace(url);
  const outcome = (): SignIn | SignUp | undefined => {
    const { sessions = [], signIn, signUp } = client.snapshot.client ?? {};
    const made = sessions.find(({ id }) => !before.includes(id));
    if (made) return { ...begun, status: 'complete', createdSessionId: made.id };
    const now = [signIn, signUp].find(attempt => attempt?.id === begun.id);
    return now && verificationOf(now)?.status !== 'unverified' ? now : undefined;
  };
  await comesBack(flow, visit, () => outcome() !== undefined);
  const attempt = outcome();
  if (!attempt) throw new AuthError([{ code: 'aborted', message: 'The window was closed.' }]);
  await flow.settle(attempt);
}

/** Waits until the client knows more, or the person is back here and the other window gone. */
async function comesBack({ client }: Flow, visit: Window, knowsMore: () => boolean): Promise<void> {
  const over = new AbortController();
  const { signal } = over;
  await new Promise<void>(resolve => {
    const look = (): void => {
      if (knowsMore() || signal.aborted) resolve();
    };
    signal.addEventListener('abort', client.subscribe(look));
    // A site may cut the tie between the windows, and the other then looks gone while it is not: the server knows.
    const back = (): void => {
      if (visit.closed) void client.load().then(resolve, resolve);
    };
    addEventListener('focus', back, { signal });
    document.addEventListener('visibilitychange', back, { signal });
  });
  over.abort();
}
