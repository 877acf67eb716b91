import { AuthError, type LinkTargets, type ProviderStrategy, type SignIn, type SignUp } from '../../core/index.js';
import { destination } from '../finish-flow.js';
import type { Flow } from './step.js';
import { comesBack, inWindow, visit } from './visit.js';

/** Has another site say who somebody is. It leads back to this page. */
export async function throughProvider(flow: Flow, strategy: ProviderStrategy): Promise<void> {
  const { client, name, language } = flow;
  await visitSite<SignIn | SignUp>(flow, flow.host.popup, targets => {
    const input = { strategy, ...targets, locale: language };
    return name === 'sign-up' ? client.signUp.create(input) : client.signIn.create(input);
  });
}

/** Begins and goes to where the answer leads. Answers the attempt as it was begun, for who comes back by the browser. */
export function visitSite<Attempt extends SignIn | SignUp>(
  flow: Flow,
  popup: boolean | undefined,
  begin: (targets: LinkTargets) => Promise<Attempt>,
): Promise<Attempt | undefined> {
  return visit<Attempt>({
    popup,
    begin: inPopup => begin(targetsOf(flow, inPopup)),
    urlOf: attempt => verificationOf(attempt)?.externalVerificationRedirectUrl,
    finish: (window, attempt, go) => awaitVisit(flow, window, attempt, go),
  });
}

function targetsOf({ client, name, host }: Flow, inPopup: boolean): Required<LinkTargets> {
  const here = new URL(document.location.href);
  const redirectUrl = (inPopup ? inWindow(here) : here).href;
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

/** Goes on where the visit has led. Whoever comes back without having been led anywhere can choose again. */
async function awaitVisit(flow: Flow, opened: Window, begun: SignIn | SignUp, go: () => void): Promise<void> {
  const { client } = flow;
  const before = (client.snapshot.client?.sessions ?? []).map(({ id }) => id);
  go();
  const outcome = (): SignIn | SignUp | undefined => {
    const { sessions = [], signIn, signUp } = client.snapshot.client ?? {};
    const made = sessions.find(({ id }) => !before.includes(id));
    if (made) return { ...begun, status: 'complete', createdSessionId: made.id };
    const now = [signIn, signUp].find(attempt => attempt?.id === begun.id);
    return now && verificationOf(now)?.status !== 'unverified' ? now : undefined;
  };
  await comesBack(client, opened, () => outcome() !== undefined);
  const attempt = outcome();
  if (!attempt) throw new AuthError([{ code: 'aborted', message: 'The window was closed.' }]);
  await flow.settle(attempt);
}
