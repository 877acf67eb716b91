import { html, nothing, type TemplateResult } from 'lit';
import type { AccountTerm } from '../account-words.js';
import type { LocalizeController } from '../localize-controller.js';
import type { FormView, Section } from './profile.js';

/** A page in the list. */
export interface NavItem {
  readonly label: string;
  readonly icon: TemplateResult;
  readonly current: boolean;
  readonly go: () => void;
  /** Where it leads, in place of a page of the account. */
  readonly href?: string;
}

/** What the profile shows around its page. */
export interface Frame {
  readonly localize: Pick<LocalizeController, 'language' | 'direction'>;
  readonly term: AccountTerm;
  readonly items: readonly NavItem[];
  readonly announced: string;
}

/** The card: the list of pages, and the page. */
export function card({ localize, term, items, announced }: Frame, content: TemplateResult): TemplateResult {
  return html`<div class="card" part="card" lang=${localize.language} dir=${localize.direction}>
    <div class="side">
      <h2 class="title" part="title">${term('profileTitle')}</h2>
      <nav class="nav" part="nav" aria-label=${term('profilePages')}>
        <ul class="nav-list">
          ${items.map(item => html`<li>${navItem(item)}</li>`)}
        </ul>
      </nav>
    </div>
    <div class="page" part="page">${content}</div>
    <slot name="verification"></slot>
    <p class="announced" role="status">${announced}</p>
  </div>`;
}

function navItem({ label, icon, current, go, href }: NavItem): TemplateResult {
  if (href) return html`<a class="nav-item" part="nav-item" href=${href}>${icon} ${label}</a>`;
  return html`<button
    class="nav-item"
    part="nav-item"
    type="button"
    aria-current=${current ? 'page' : nothing}
    @click=${go}
  >
    ${icon} ${label}
  </button>`;
}

export function waitingCard({ direction }: Frame['localize']): TemplateResult {
  return html`<div class="card" part="card" aria-busy="true" dir=${direction}></div>`;
}

export interface Message {
  readonly title: string;
  readonly subtitle: string;
  readonly action: TemplateResult | typeof nothing;
}

/** The card where there is no account to show. */
export function messageCard(
  { language, direction }: Frame['localize'],
  { title, subtitle, action }: Message,
): TemplateResult {
  return html`<div class="card message" part="card" lang=${language} dir=${direction}>
    <div class="page" part="page" role="alert">
      <h2 class="page-title" part="page-title" tabindex="-1">${title}</h2>
      <p class="panel-subtitle">${subtitle}</p>
      ${action}
    </div>
  </div>`;
}

/** One subject of the page; `below` is its open form, or what went wrong in it. */
export function sectionView(section: Section, below: TemplateResult): TemplateResult {
  const { name } = section;
  return html`<section class="section" part="section" data-section=${name} aria-labelledby="title-${name}">
    <h4 class="section-title" part="section-title" id="title-${name}">${section.title()}</h4>
    <div class="section-content">${section.content()} ${below}</div>
  </section>`;
}

/** The frame of the form that is open. */
export function panel(view: FormView, problems: TemplateResult): TemplateResult {
  const subtitle = view.subtitle?.();
  const actions = view.actions?.() ?? [];
  return html`<div class="panel" part="panel" role="group" aria-labelledby="panel-title">
    <div class="panel-header">
      <h5 class="panel-title" part="panel-title" id="panel-title" tabindex="-1">${view.title()}</h5>
      ${subtitle ? html`<p class="panel-subtitle">${subtitle}</p>` : nothing}
    </div>
    ${problems} ${view.ways?.() ?? nothing}
    <slot name="form"></slot>
    ${
      actions.length
        ? html`<div class="actions">
            ${actions.map(
              ({ label, run }) => html`<button class="link" part="link" type="button" @click=${run}>${label}</button>`,
            )}
          </div>`
        : nothing
    }
  </div>`;
}
