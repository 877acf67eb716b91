import { html, nothing, type TemplateResult } from 'lit';
import { buttons } from '../parts/buttons.js';
import type { Profile } from './profile.js';

/** One thing of a section: an address, a passkey, a device. */
export interface Row {
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
export function row({ picture, text, detail, badges = [], actions = [] }: Row): TemplateResult {
  return html`<div class="row" part="row">
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

/** The buttons below the fields of a form. */
export function saveOrCancel(profile: Profile, label = profile.term('save'), danger = false): TemplateResult {
  const { term, pending } = profile;
  return buttons({ label, pending, danger, cancel: term('cancel'), onCancel: () => profile.close() });
}
