import { confirmForm } from './confirm-form.js';
import { focusIn } from './rows.js';
import type { FormView, Profile } from './profile.js';

export interface Removal {
  readonly section: string;
  readonly title: string;
  /** What happens then. */
  readonly text: string;
  /** What is said when it has happened. */
  readonly done: string;
  readonly remove: () => Promise<unknown>;
}

/** Asks before something is removed, and goes on below what is left. */
export function removalForm(profile: Profile, { section, title, text, done, remove }: Removal): FormView {
  return confirmForm(profile, {
    title,
    text,
    label: profile.term('remove'),
    run: async () => {
      await remove();
      profile.close(done);
      focusIn(profile, section, 'add');
    },
  });
}
