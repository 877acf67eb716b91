import { css, html, nothing, type TemplateResult } from 'lit';
import type { Snapshot } from '../core/index.js';
import { AuthElement } from './auth-element.js';
import { lookAgain } from './define-when-seen.js';

/** `waiting` keeps the content's place and paints nothing of it. */
export type GuardState = 'shown' | 'waiting' | 'hidden';

/** Shows its content in one state only. What must not show is not in the page's layout at all. */
export abstract class AuthGuard extends AuthElement {
  static override styles = css`
    :host {
      display: contents;
    }
    .waiting {
      visibility: hidden;
    }
  `;

  #state: GuardState | undefined;

  /** What is shown now. */
  get state(): GuardState | undefined {
    return this.#state;
  }

  protected abstract guard(snapshot: Snapshot): GuardState;

  protected override render(): TemplateResult | typeof nothing {
    const state = this.guard(this.auth.snapshot);
    for (const name of ['shown', 'waiting', 'hidden'] as const) this.setState(name, name === state);
    if (state === 'hidden') return nothing;
    return html`<slot class=${state}></slot>`;
  }

  // After the content is there or gone: only then are the elements in it worth loading.
  protected override updated(): void {
    const state = this.guard(this.auth.snapshot);
    if (state === this.#state) return;
    this.#state = state;
    lookAgain();
  }
}
