import { html, nothing, type TemplateResult } from 'lit';
import { AuthError, type Environment, type WidgetChallenge } from '../../core/index.js';
import { loadPart } from '../load-part.js';
import type { Flow, StepView } from './step.js';

/** A step whose form may have to show that no program sends it. */
export function guarded(flow: Flow, view: StepView): StepView {
  const kind = protectionOf(flow.environment);
  if (!kind) return view;
  const told = announcing(flow, view);
  return kind === 'proof_of_work' ? workedAhead(flow, told) : new WidgetPlace(flow).around(told);
}

/** Whoever waits longer than a moment is told what for. */
function announcing(flow: Flow, view: StepView): StepView {
  const submit: StepView['submit'] = async (data, form) => {
    let told = false;
    const stop = flow.client.subscribe(({ proving = false }) => {
      if (proving !== told) flow.announce(proving ? flow.term('proving') : '');
      told = proving;
    });
    try {
      await view.submit?.(data, form);
    } finally {
      stop();
    }
  };
  return { ...view, submit };
}

/** Ours, or that of a hosted instance, which knows Turnstile. */
function protectionOf({ authElements, displayConfig }: Environment): string | null {
  return authElements ? authElements.botProtection : displayConfig.captchaPublicKey;
}

/** The work begins when somebody begins to fill in, so that pressing the button waits for nothing. */
function workedAhead({ client, name }: Flow, view: StepView): StepView {
  if (name !== 'sign-up') return view;
  const shown = (form: HTMLFormElement): void => {
    view.shown?.(form);
    form.addEventListener('input', () => void client.captcha.prepare());
  };
  return { ...view, shown };
}

/** Where a third party shows its check: in the form, in the page's own tree, below the button that was pressed. */
class WidgetPlace {
  readonly #flow: Flow;
  /** Gives the check up. */
  #stop: AbortController | undefined;

  constructor(flow: Flow) {
    this.#flow = flow;
  }

  around(view: StepView): StepView {
    return {
      ...view,
      form: () => html`${view.form?.() ?? nothing}${this.#place()}`,
      submit: async (data, element) => {
        const stop = await this.#flow.client.captcha.onAsk(challenge => this.#ask(challenge, element));
        try {
          await view.submit?.(data, element);
        } finally {
          stop();
        }
      },
    };
  }

  #place(): TemplateResult | typeof nothing {
    const { term } = this.#flow;
    if (!this.#stop) return nothing;
    return html`<div class="auth-captcha" role="group" tabindex="-1" aria-label=${term('captcha')}>
      <p class="auth-hint">${term('captchaHint')}</p>
      <div class="auth-captcha-widget"></div>
      <button class="auth-link" type="button" @click=${() => this.#stop?.abort()}>${term('cancel')}</button>
    </div>`;
  }

  async #ask(challenge: WidgetChallenge, form: HTMLFormElement): Promise<string> {
    const flow = this.#flow;
    const { host, language, term } = flow;
    const stop = (this.#stop = new AbortController());
    const left = new MutationObserver(() => form.isConnected || stop.abort());
    left.observe(host, { childList: true, subtree: true });
    try {
      const { showWidget } = await loadPart(() => import('../parts/widget.js'));
      flow.requestUpdate();
      await host.updateComplete;
      const place = form.querySelector<HTMLElement>('.auth-captcha-widget');
      if (!place) throw new AuthError([{ code: 'aborted', message: 'The form is gone.' }]);
      return await showWidget(challenge, {
        place,
        language,
        signal: stop.signal,
        needed: () => {
          flow.announce(term('captchaHint'));
          place.parentElement?.focus();
        },
      });
    } finally {
      left.disconnect();
      this.#stop = undefined;
      flow.announce('');
      flow.requestUpdate();
    }
  }
}
