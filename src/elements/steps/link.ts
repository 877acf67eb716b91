import type { DirectiveResult } from 'lit/directive.js';
import type { LinkTargets, SignIn, SignUp } from '../../core/index.js';
import { destination } from '../finish-flow.js';
import { crossToSignIn, crossToSignUp } from './cross.js';
import { awaitPress, during, plainAddress } from './link-wait.js';
import { orSignedIn } from './or-signed-in.js';
import type { Flow } from './step.js';

/** Where a mailed link leads: here, and once nothing more is asked for, where people go from here. */
export function linkTargets({ host, client, name }: Flow): LinkTargets {
  const done = destination(host, client.snapshot, name === 'sign-up');
  return { redirectUrl: plainAddress().href, ...(done !== undefined && { actionCompleteRedirectUrl: done }) };
}

/** On an element of the step: `<div ${awaiting(flow, step.expiresAt)}>`. A new mail is waited for anew. */
export function awaiting(flow: Flow, mail: number | null): DirectiveResult {
  const link = {
    get pending() {
      return flow.pending;
    },
    run: (action: () => Promise<void>) => flow.run(action),
    pressed: (signal: AbortSignal) => pressed(flow, signal),
    proceed: (attempt: SignIn | SignUp) => proceed(flow, attempt),
  };
  return during(signal => void awaitPress(link, signal), mail);
}

function pressed(flow: Flow, signal: AbortSignal): Promise<SignIn | SignUp> {
  const { client, name } = flow;
  return name === 'sign-up'
    ? client.signUp.awaitLink({ signal })
    : orSignedIn(flow, 'email_link', client.signIn.awaitLink({ signal }));
}

async function proceed(flow: Flow, attempt: SignIn | SignUp): Promise<void> {
  const isSignUp = 'verifications' in attempt;
  const verification = isSignUp ? attempt.verifications.emailAddress : attempt.firstFactorVerification;
  if (verification?.status === 'transferable') await (isSignUp ? crossToSignIn : crossToSignUp)(flow);
  else if (attempt.status === 'complete' || verification?.status === 'verified') await flow.settle(attempt);
}
