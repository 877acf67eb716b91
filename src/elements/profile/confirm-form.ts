import { html } from 'lit';
import { saveOrCancel } from './rows.js';
import type { FormView, Profile } from './profile.js';

export interface Confirmation {
  readonly title: string;
  /** What comes of it. */
  readonly text: string;
  /** What the button says. */
  readonly label: string;
  /** Whether it takes something away. */
  readonly danger?: boolean;
  readonly run: () => Promise<void>;
}

/** A form that asks whether somebody means it. */
export function confirmForm(profile: Profile, { title, text, label, danger = true, run }: Confirmation): FormView {
  return {
    title: () => title,
    form: () => html`
      <p class="auth-text">${text}</p>
      ${saveOrCancel(profile, label, danger)}
    `,
    submit: run,
  };
}
