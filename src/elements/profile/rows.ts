import { html, nothing, type TemplateResult } from 'lit';
import { buttons, cancelButton } from '../parts/buttons.js';
import { plusIcon } from '../parts/icons.js';
import type { Profile } from './profile.js';

/** One thing of a section: an address, a passkey, a device. */
export interface Row {
  /** What {@link focusIn} finds it by. */
  readonly key?: string;
  /** A picture or an icon before it. */
  readonly picture?: TemplateResult;
  readonly text: TemplateResult | string;
  /** What else is said of it, below. */
  readonly detail?: TemplateResult | string;
  /** What it is, in a word or two: primary, unverified, this device. */
  readonly badges?: readonly Badge[];
  /** What can be done with it, from {@link textButton}. */
  readonly actions?: readonly TemplateResult[];
}

export interface Badge {
  readonly label: string;
  readonly kind?: 'warning';
}

/** A row of a section. Where there is no room its actions go below. */
export function row({ key, picture, text, detail, badges = [], actions = [] }: Row): TemplateResult {
  return html`<div class="row" part="row" data-key=${key ?? nothing} tabindex=${key ? '-1' : nothing}>
    ${picture ?? nothing}
    <div class="row-text">
      <div class="row-name">
        <span class="row-label">${text}</span>
        ${badges.map(({ label, kind }) => html`<span class="badge ${kind ?? ''}" part="badge">${label}</span>`)}
      </div>
      ${detail ? html`<div class="row-detail">${detail}</div>` : nothing}
    </div>
    ${actions.length ? html`<div class="row-actions">${actions}</div>` : nothing}
  </div>`;
}

/**
 * A quiet button in a row.
 *
 * @param name - What it is called for who hears it apart from its row: "Remove ada@example.com".
 */
export function textButton(label: string, run: () => void, name?: string, danger = false): TemplateResult {
  return html`<button
    class="text-button ${danger ? 'danger' : ''}"
    part="action"
    type="button"
    aria-label=${name ?? nothing}
    @click=${run}
  >
    ${label}
  </button>`;
}

/** The button below the rows of a section that opens the form for one more. It steps aside while a form is open there. */
export function addButton(profile: Profile, section: string, label: string, run: () => void): TemplateResult {
  return html`<button
    class="text-button"
    part="action"
    type="button"
    data-key="add"
    ?hidden=${profile.isOpen(section)}
    @click=${run}
  >
    ${plusIcon} ${label}
  </button>`;
}

/** Puts the focus on the row with a key, or with `add` on the button below the rows, once what was done is shown. */
export function focusIn({ host }: Profile, section: string, key: string): void {
  void host.updateComplete.then(() => {
    const within = host.shadowRoot?.querySelector(`[data-section="${section}"]`);
    within?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
  });
}

/** Below what is chosen by one press, in place of a form's own buttons. */
export function onlyCancel(profile: Profile): TemplateResult {
  return html`<div class="auth-buttons">${cancelButton(profile.term('cancel'), () => profile.close())}</div>`;
}

/** The buttons below the fields of a form. */
export function saveOrCancel(profile: Profile, label = profile.term('save'), danger = false): TemplateResult {
  const { term, pending } = profile;
  return buttons({ label, pending, danger, cancel: term('cancel'), onCancel: () => profile.close() });
}
