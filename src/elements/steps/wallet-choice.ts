import { html, nothing, type TemplateResult } from 'lit';
import { AuthError } from '../../core/index.js';
import { askAccount, askSignature } from './wallet-ask.js';
import type { Flow } from './step.js';
import type { Wallet, WalletSearch } from './wallet-search.js';

/** An account of a wallet, and how it signs what the server wants signed. */
export interface Signer {
  readonly wallet: Wallet;
  readonly address: string;
  readonly sign: (message: string | null | undefined) => Promise<string>;
}

/** What the choice uses of the element that shows it. */
export type WalletPlace = Pick<Flow, 'term' | 'pending' | 'run' | 'announce' | 'requestUpdate'>;

/** The wallets of this browser as buttons, and the one wallet that is being asked. */
export class WalletChoice {
  readonly #place: WalletPlace;
  readonly #search: WalletSearch;
  readonly #use: (signer: Signer) => Promise<void>;
  /** What the wallet is being asked, in words, and how to stop waiting for it. */
  #said: string | undefined;
  #stop: (() => void) | undefined;

  constructor(place: WalletPlace, search: WalletSearch, use: (signer: Signer) => Promise<void>) {
    this.#place = place;
    this.#search = search;
    this.#use = use;
  }

  /** What is to be done, in a sentence. */
  get said(): string {
    return this.#said ?? this.#place.term(this.#search.found.length > 0 ? 'walletSubtitle' : 'walletNone');
  }

  /** Gives up the wallet that is being asked. */
  readonly stop = (): void => this.#stop?.();

  /** @param mark - What stands at a wallet beside its name. */
  buttons(mark: (wallet: Wallet) => TemplateResult | typeof nothing = () => nothing): TemplateResult {
    const { found } = this.#search;
    return html`
      ${
        found.length > 0
          ? html`<div class="ways" part="ways">${found.map(wallet => this.#button(wallet, mark(wallet)))}</div>`
          : nothing
      }
      ${this.#stop ? action(this.#place.term('stopWaiting'), this.stop) : nothing}
    `;
  }

  #button(wallet: Wallet, mark: TemplateResult | typeof nothing): TemplateResult {
    const place = this.#place;
    const name = wallet.name || place.term('browserWallet');
    return html`<button
      class="button way"
      part="way"
      type="button"
      aria-disabled=${place.pending ? 'true' : nothing}
      @click=${({ currentTarget }: Event) => {
        if (!place.pending) place.run(() => this.#ask(wallet, name, currentTarget));
      }}
    >
      ${this.#picture(wallet, name)} <span class="way-name">${name}</span> ${mark}
    </button>`;
  }

  #picture({ icon }: Wallet, name: string): TemplateResult {
    if (!icon || broken.has(icon))
      return html`<span class="way-icon way-letter" data-letter=${[...name][0] ?? ''} aria-hidden="true"></span>`;
    const failed = (): void => {
      broken.add(icon);
      this.#place.requestUpdate();
    };
    return html`<img class="way-icon" src=${icon} alt="" @error=${failed} />`;
  }

  async #ask(wallet: Wallet, name: string, pressed: EventTarget | null): Promise<void> {
    const stop = new AbortController();
    const { signal } = stop;
    const { term } = this.#place;
    const say = (text: string): void => {
      this.#said = text;
      this.#place.announce(text);
      this.#place.requestUpdate();
    };
    this.#stop = () => stop.abort();
    try {
      say(term('walletOpening', name));
      const address = await askAccount(wallet, signal);
      const sign = (message: string | null | undefined): Promise<string> => {
        say(term('walletSigning', shortened(address)));
        return askSignature(wallet, address, message, signal);
      };
      await inTime(this.#use({ wallet, address, sign }));
    } finally {
      keepFocus(pressed);
      this.#said = this.#stop = undefined;
      this.#place.requestUpdate();
    }
  }
}

/** Pictures that are none, or that the page's policy does not let in. */
const broken = new Set<string>();

/** It can be pressed while everything else waits. */
function action(label: string, run: () => void): TemplateResult {
  return html`<button class="button stop" part="action" type="button" @click=${run}>${label}</button>`;
}

/** Whoever is at the button that stops the waiting, which goes away now, is led back to the wallet. */
function keepFocus(pressed: EventTarget | null): void {
  if (!(pressed instanceof HTMLElement)) return;
  const root = pressed.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return;
  if (root.activeElement?.matches('.stop')) pressed.focus({ preventScroll: true });
}

/** Whoever has looked at the message for too long is not told of a code. */
async function inTime(used: Promise<void>): Promise<void> {
  try {
    await used;
  } catch (error) {
    if (!(error instanceof AuthError) || error.code !== 'verification_expired') throw error;
    throw new AuthError([{ code: 'web3_failed', message: error.message }], { cause: error });
  }
}

/** Enough to tell accounts apart by. No line breaks inside. */
export function shortened(address: string): string {
  return `${address.slice(0, 6)}\u2060…\u2060${address.slice(-4)}`;
}
