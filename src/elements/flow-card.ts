import { html, nothing, type TemplateResult } from 'lit';
import { safeLink, type Environment, type Snapshot } from '../core/index.js';
import type { FlowController } from './flow-controller.js';
import type { LocalizeController } from './localize-controller.js';
import { pageAddress } from './own.js';
import { alert } from './parts/alert.js';
import { failure } from './steps/failure.js';
import { hasWaitlist, signUpIsOpen } from './steps/settings.js';
import type { FlowName, StepAction, StepView, ViewName } from './steps/step.js';

/** What the card of a flow shows around the form. */
export interface Card {
  readonly snapshot: Snapshot;
  readonly localize: Pick<LocalizeController, 'language' | 'direction' | 'term' | 'problem'>;
  readonly action: Pick<FlowController, 'pending' | 'problems' | 'again' | 'retryAfter'>;
  readonly name: ViewName | undefined;
  readonly view: StepView | undefined;
  readonly announced: string;
  /** The page has put other fields into the card, or taken them away. */
  readonly update: () => void;
  readonly retry: () => void;
  /** The page's own address for the other flow. */
  readonly otherUrl: (flow: FlowName) => string | undefined;
  readonly cross: (flow: FlowName) => void;
}

/** The frame, with a place for the form, which stands in the page's own tree. */
export function flowCard(card: Card): TemplateResult {
  const { view, snapshot, localize, action, name } = card;
  if (!view) return snapshot.status === 'error' ? failureCard(card) : waitingCard(card);
  const { environment } = snapshot;
  return html`<div class="card" part="card" lang=${localize.language} dir=${localize.direction}>
    <div class="body" part="body">
      ${place('header', name)}
      <slot name="step-${name}">
        ${header(environment, view.title(), view.subtitle?.())} ${problems(card, view)} ${view.ways?.() ?? nothing}
        <slot name="fields" ?hidden=${name !== 'more'} @slotchange=${card.update}></slot>
        <slot name="form"></slot>
        <div class="actions" part="actions">${(view.actions?.() ?? []).map(way => button(way, action.pending))}</div>
      </slot>
      ${place('footer', name)}
    </div>
    ${footer(card)}
    <p class="announced" role="status">${card.announced}</p>
  </div>`;
}

function waitingCard({ localize }: Card): TemplateResult {
  return html`<div class="card" part="card" aria-busy="true" dir=${localize.direction}>
    <div class="body" part="body"><slot name="header"></slot></div>
  </div>`;
}

/** Where the page's own words stand: at every step, or in their place those for the one step. */
function place(where: 'header' | 'footer', name: ViewName | undefined): TemplateResult {
  return html`<slot name="${where}-${name}"><slot name=${where}></slot></slot>`;
}

function failureCard(card: Card): TemplateResult {
  const { snapshot, localize, action, retry } = card;
  const { title, subtitle } = failure(snapshot, localize);
  if (!title) return waitingCard(card);
  const again = { label: localize.term('retry'), primary: true, run: retry };
  return html`<div class="card" part="card" lang=${localize.language} dir=${localize.direction}>
    <div class="body" part="body" role="alert">
      ${header(snapshot.environment, title, subtitle)}
      <div class="actions" part="actions">${button(again, action.pending)}</div>
    </div>
  </div>`;
}

function header(environment: Environment | undefined, title: string, subtitle: string | undefined): TemplateResult {
  const display = environment?.displayConfig;
  const logo = safeLink(display?.logoImageUrl, pageAddress());
  return html`<header class="header" part="header">
    ${logo ? html`<img class="logo" part="logo" src=${logo} alt=${display?.applicationName ?? ''} />` : nothing}
    <h2 class="title" part="title" tabindex="-1">${title}</h2>
    ${subtitle ? html`<p class="subtitle" part="subtitle">${subtitle}</p>` : nothing}
  </header>`;
}

/** What is wrong, as far as it is shown at no field. */
function problems({ action, localize, snapshot }: Card, { fields = [] }: StepView): TemplateResult {
  const others = action.problems.filter(({ field }) => !field || !fields.includes(field));
  const sentences = others.map(problem => localize.problem(problem, snapshot.environment));
  if (action.retryAfter) sentences.push(localize.term('tryAgainIn', action.retryAfter));
  const retry = action.again && { label: localize.term('retry'), run: action.again };
  return alert([...new Set(sentences)].join(' ') || undefined, retry);
}

function button({ label, run, primary = false }: StepAction, pending: boolean): TemplateResult {
  return html`<button
    class=${primary ? 'button primary' : 'button'}
    part="action"
    type="button"
    aria-disabled=${pending ? 'true' : nothing}
    @click=${() => {
      if (!pending) run();
    }}
  >
    ${label}
  </button>`;
}

/** The way to the other flow. */
function footer({ snapshot, name, localize, otherUrl, cross }: Card): TemplateResult | typeof nothing {
  const { environment } = snapshot;
  if (!environment || (name !== 'identifier' && name !== 'fields' && name !== 'more')) return nothing;
  const signingIn = name === 'identifier';
  const waits = signingIn && hasWaitlist(environment);
  if (signingIn && !waits && !signUpIsOpen(environment)) return nothing;
  const other: FlowName = signingIn ? 'sign-up' : 'sign-in';
  const label = localize.term(waits ? 'joinWaitlist' : signingIn ? 'signUp' : 'signIn');
  const href = safeLink((waits && environment.displayConfig.waitlistUrl) || otherUrl(other), pageAddress());
  const crossOver = (): void => cross(other);
  return html`<footer class="footer" part="footer">
    <span>${localize.term(signingIn ? 'noAccount' : 'haveAccount')}</span>
    ${
      href
        ? html`<a class="link" part="link" href=${href}>${label}</a>`
        : html`<button class="link" part="link" type="button" @click=${crossOver}>${label}</button>`
    }
  </footer>`;
}
