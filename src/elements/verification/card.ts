import { html, nothing, type TemplateResult } from 'lit';
import type { AccountTerm } from '../account-words.js';
import type { LocalizeController } from '../localize-controller.js';
import type { StepAction, StepView } from '../steps/step.js';

/** What is shown around the form of a proof. */
export interface AskingCard {
  readonly localize: Pick<LocalizeController, 'language' | 'direction'>;
  readonly term: AccountTerm;
  /** Nothing, until it is known what is asked for. */
  readonly view: StepView | undefined;
  readonly title: string;
  readonly problems: TemplateResult;
  readonly actions: readonly StepAction[];
  readonly pending: boolean;
  readonly announced: string;
  readonly decline: () => void;
}

export function askingCard(card: AskingCard): TemplateResult {
  const { localize, term, view, title, problems, actions, pending, announced, decline } = card;
  const subtitle = view?.subtitle?.();
  return html`<div
    class="card"
    part="card"
    lang=${localize.language}
    dir=${localize.direction}
    aria-busy=${!view && pending ? 'true' : nothing}
  >
    <div class="body" part="body">
      <header class="header" part="header">
        <h2 class="title" part="title" id="title" tabindex="-1">${title}</h2>
        ${subtitle ? html`<p class="subtitle" part="subtitle">${subtitle}</p>` : nothing}
      </header>
      ${problems}
      <slot name="form"></slot>
      <div class="actions" part="actions">${actions.map(action => button(action, pending))}</div>
    </div>
    <footer class="footer" part="footer">
      <button class="link" part="link" type="button" @click=${decline}>${term('cancel')}</button>
    </footer>
    <p class="announced" role="status">${announced}</p>
  </div>`;
}

function button({ label, run }: StepAction, pending: boolean): TemplateResult {
  return html`<button
    class="button"
    part="action"
    type="button"
    aria-disabled=${pending ? 'true' : nothing}
    @click=${run}
  >
    ${label}
  </button>`;
}
