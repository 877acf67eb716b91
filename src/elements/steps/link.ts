import { noChange, type ElementPart } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';
import { AuthError, type LinkTargets, type SignIn, type SignUp } from '../../core/index.js';
import { destination } from '../finish-flow.js';
import { crossToSignIn, crossToSignUp } from './cross.js';
import { orSignedIn } from './or-signed-in.js';
import type { Flow } from './step.js';

/** Where a mailed link leads: here, and once nothing more is asked for, where people go from here. */
export function linkTargets({ host, client, name }: Flow): LinkTargets {
  const here = new URL(document.location.href);
  for (const key of [...here.searchParams.keys()]) if (key.startsWith('__clerk_')) here.searchParams.delete(key);
  const done = destination(host, client.snapshot, name === 'sign-up');
  return { redirectUrl: here.href, ...(done !== undefined && { actionCompleteRedirectUrl: done }) };
}

/** Waits for the link while the element that it stands at is on the page, and goes on when it was pressed. */
class Awaiting extends AsyncDirective {
  #flow: Flow | undefined;
  #mail: number | null | undefined;
  #waiting: AbortController | undefined;

  override update(_part: ElementPart, [flow, mail]: [flow: Flow, mail: number | null]): symbol {
    const sentAnew = mail !== this.#mail;
    this.#flow = flow;
    this.#mail = mail;
    if (sentAnew) this.#wait();
    return noChange;
  }

  override render(_flow: Flow, _mail: number | null): symbol {
    return noChange;
  }

  protected override disconnected(): void {
    this.#waiting?.abort();
  }

  protected override reconnected(): void {
    this.#wait();
  }

  #wait(): void {
    const flow = this.#flow;
    this.#waiting?.abort();
    if (!flow) return;
    const { signal } = (this.#waiting = new AbortController());
    void goOn(flow, signal);
  }
}

/** On an element of the step: `<div ${awaiting(flow, step.expiresAt)}>`. A new mail is waited for anew. */
export const awaiting = directive(Awaiting);

async function goOn(flow: Flow, signal: AbortSignal): Promise<void> {
  for (;;) {
    const outcome = await pressed(flow, signal);
    // What is under way comes to an end first, such as a code that was typed meanwhile.
    if (!flow.pending) {
      flow.run(() => proceed(flow, outcome));
      return;
    }
    if (signal.aborted) return;
  }
}

type Outcome = { readonly attempt: SignIn | SignUp } | { readonly error: AuthError };

async function pressed(flow: Flow, signal: AbortSignal): Promise<Outcome> {
  const { client, name } = flow;
  try {
    const attempt =
      name === 'sign-up'
        ? await client.signUp.awaitLink({ signal })
        : await orSignedIn(flow, 'email_link', client.signIn.awaitLink({ signal }));
    return { attempt };
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    return { error };
  }
}

async function proceed(flow: Flow, outcome: Outcome): Promise<void> {
  if ('error' in outcome) throw outcome.error;
  const { attempt } = outcome;
  const isSignUp = 'verifications' in attempt;
  const verification = isSignUp ? attempt.verifications.emailAddress : attempt.firstFactorVerification;
  if (verification?.status === 'transferable') await (isSignUp ? crossToSignIn : crossToSignUp)(flow);
  else if (attempt.status === 'complete' || verification?.status === 'verified') await flow.settle(attempt);
}
