import { html, type TemplateResult } from 'lit';
import { AuthError, type EmailAddress, type PhoneNumber } from '../../core/index.js';
import { codeField, codeOf } from '../parts/code.js';
import { awaitPress, during, type AwaitedLink } from '../steps/link-wait.js';
import { Resend } from '../steps/resend.js';
import { placeOf } from './place.js';
import { focusIn, saveOrCancel } from './rows.js';
import type { FormView, Profile } from './profile.js';

/** How an address or a number is proved to be somebody's. */
export interface ProofOf {
  readonly section: string;
  readonly by: 'codeTitle' | 'smsTitle' | 'addPhoneStep';
  send(id: string): Promise<unknown>;
  verify(id: string, code: string): Promise<unknown>;
  /** What follows, where that is more than to say that it is done. */
  readonly next?: () => void;
  /** Waits for the link in the same mail; without it there is none. */
  readonly pressed?: ((id: string, signal: AbortSignal) => Promise<EmailAddress | PhoneNumber>) | undefined;
}

/** What is proved. */
export interface Proved {
  readonly id: string;
  /** As it is written. */
  readonly name: string;
}

/** Has the code sent, and asks for it in place of the form that is open. */
export async function beginProof(profile: Profile, proof: ProofOf, proved: Proved): Promise<void> {
  await sendOnce(profile, proof, proved);
  profile.open(proof.section, codeForm(profile, proof, proved));
  profile.announce(profile.term('codeSubtitle', proved.name));
}

/** What was sent a moment ago serves as well. */
async function sendOnce({ environment }: Profile, proof: ProofOf, { id }: Proved): Promise<void> {
  try {
    await proof.send(id);
  } catch (error) {
    const pause = environment.authElements?.resendSeconds ?? 30;
    const isYoung = error instanceof AuthError && error.code === 'verification_code_too_many_requests';
    if (!isYoung || (error.retryAfter ?? Infinity) > pause) throw error;
  }
}

function codeForm(profile: Profile, proof: ProofOf, { id, name }: Proved): FormView {
  const { term } = profile;
  const { section } = proof;
  let mails = 0;
  const done = (): void => {
    const said = term('verifiedNow', name);
    // Another form may be open by now.
    if (!profile.isOpen(section)) {
      profile.announce(said);
      return;
    }
    profile.close(said);
    focusIn(profile, section, id);
  };
  const resend = new Resend(placeOf(profile, section), async () => {
    await proof.send(id);
    mails++;
  });
  return {
    title: () => term(proof.by),
    subtitle: () => term('codeSubtitle', name),
    fields: ['code'],
    form: () => html`
      ${codeField({
        id: profile.id('code'),
        label: term('code'),
        hint: term('codeHint'),
        also: linkHint(profile, proof, id, mails, done),
        error: profile.problem('code'),
      })}
      ${saveOrCancel(profile, term('verify'))} ${resend.button()}
    `,
    check: data => (codeOf(data).length === 6 ? [] : [{ code: 'form_param_nil', field: 'code' }]),
    submit: async data => {
      await proof.verify(id, codeOf(data));
      (proof.next ?? done)();
    },
  };
}

/** That there is a link in the mail, too. As long as this is said, the link is waited for. */
function linkHint(
  profile: Profile,
  { section, pressed }: ProofOf,
  id: string,
  mails: number,
  done: () => void,
): TemplateResult | undefined {
  if (!pressed) return undefined;
  const link: AwaitedLink<EmailAddress | PhoneNumber> = {
    get pending() {
      return profile.pending;
    },
    run: action => profile.run(section, action),
    pressed: signal => pressed(id, signal),
    proceed: ({ verification }) => {
      if (verification?.status === 'verified') done();
      return Promise.resolve();
    },
  };
  return html`<div
    class="auth-hint"
    id=${profile.id('code-also')}
    ${during(signal => void awaitPress(link, signal), mails)}
  >
    ${profile.term('linkHint')}
  </div>`;
}
