import { html, nothing, type TemplateResult } from 'lit';
import { askAccount, askSignature } from './wallet-ask.js';
import type { Flow, StepFactory } from './step.js';
import { throughWallet } from './through-wallet.js';
import { walletSearch, type Wallet } from './wallet-search.js';
import { adoptSheet } from './ways.styles.js';

/** A choice of the wallets that this browser has, and what to do where it has none. */
export const view: StepFactory = flow => {
  const { term, host } = flow;
  const search = walletSearch(flow);
  const waiting: Waiting = { said: undefined, stop: undefined };
  adoptSheet(host);
  return {
    title: () => term('useWallet'),
    subtitle: () => waiting.said ?? term(search.found.length > 0 ? 'walletSubtitle' : 'walletNone'),
    ways: () => html`
      ${
        search.found.length > 0
          ? html`<div class="ways" part="ways">${search.found.map(wallet => button(flow, waiting, wallet))}</div>`
          : nothing
      }
      ${waiting.stop ? action(term('stopWaiting'), waiting.stop) : nothing}
    `,
    actions: () => [
      ...(search.found.length > 0 ? [] : [{ label: term('walletLook'), run: () => search.look(), primary: true }]),
      { label: term('back'), run: () => flow.go(flow.name === 'sign-up' ? 'fields' : 'identifier') },
    ],
  };
};

/** Pictures that are none, or that the page's policy does not let in. */
const broken = new Set<string>();

/** What the wallet is being asked, in words, and how to stop waiting for it. */
interface Waiting {
  said: string | undefined;
  stop: (() => void) | undefined;
}

/** It can be pressed while everything else waits. */
function action(label: string, run: () => void): TemplateResult {
  return html`<button class="button stop" part="action" type="button" @click=${run}>${label}</button>`;
}

function button(flow: Flow, waiting: Waiting, wallet: Wallet): TemplateResult {
  const { strategy, icon } = wallet;
  const name = nameOf(flow, wallet);
  const isLast = flow.client.snapshot.client?.lastAuthenticationStrategy === strategy;
  return html`<button
    class="button way"
    part="way"
    type="button"
    aria-disabled=${flow.pending ? 'true' : nothing}
    @click=${({ currentTarget }: Event) => {
      if (!flow.pending) flow.run(() => use(flow, waiting, wallet, currentTarget));
    }}
  >
    ${
      icon && !broken.has(icon)
        ? html`<img
            class="way-icon"
            src=${icon}
            alt=""
            @error=${() => {
              broken.add(icon);
              flow.requestUpdate();
            }}
          />`
        : html`<span class="way-icon way-letter" data-letter=${[...name][0] ?? ''} aria-hidden="true"></span>`
    }
    <span class="way-name">${name}</span>
    ${isLast ? html`<span class="last-used" part="last-used">${flow.term('lastUsed')}</span>` : nothing}
  </button>`;
}

const nameOf = ({ term }: Flow, { name }: Wallet): string => name || term('browserWallet');

async function use(flow: Flow, waiting: Waiting, wallet: Wallet, pressed: EventTarget | null): Promise<void> {
  const name = nameOf(flow, wallet);
  const stop = new AbortController();
  const { signal } = stop;
  const say = (text: string): void => {
    waiting.said = text;
    flow.announce(text);
    flow.requestUpdate();
  };
  waiting.stop = () => stop.abort();
  try {
    say(flow.term('walletOpening', name));
    const address = await askAccount(wallet, signal);
    await throughWallet(flow, {
      wallet,
      address,
      sign: async message => {
        say(flow.term('walletSigning', shortened(address)));
        return askSignature(wallet, address, message, signal);
      },
    });
  } finally {
    keepFocus(pressed);
    waiting.said = waiting.stop = undefined;
    flow.requestUpdate();
  }
}

/** Whoever is at the button that stops the waiting, which goes away now, is led back to the wallet. */
function keepFocus(pressed: EventTarget | null): void {
  if (!(pressed instanceof HTMLElement)) return;
  const root = pressed.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return;
  if (root.activeElement?.matches('.stop')) pressed.focus({ preventScroll: true });
}

/** Enough to tell accounts apart by. No line breaks inside. */
function shortened(address: string): string {
  return `${address.slice(0, 6)}\u2060…\u2060${address.slice(-4)}`;
}
