import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isWalletStrategy, type WalletStrategy } from '../../core/index.js';
import { attribute } from './settings.js';
import type { Flow } from './step.js';

/** How a wallet is spoken to. EIP-1193. */
export interface WalletProvider {
  request(call: { readonly method: string; readonly params?: readonly unknown[] }): Promise<unknown>;
}

/** A wallet that this browser has. */
export interface Wallet {
  readonly id: string;
  /** As it says of itself; empty where it says nothing. */
  readonly name: string;
  /** A picture that is all in its address. */
  readonly icon: string | undefined;
  readonly strategy: WalletStrategy;
  readonly provider: WalletProvider;
}

/** Those that have a strategy of their own, by what EIP-6963 calls their `rdns`. */
const known: readonly (readonly [rdns: RegExp, strategy: WalletStrategy])[] = [
  [/^io\.metamask(?:\.|$)/, 'web3_metamask_signature'],
  [/^com\.coinbase\./, 'web3_coinbase_wallet_signature'],
  [/^com\.oke?x\./, 'web3_okx_wallet_signature'],
  [/^(?:app|org)\.base\./, 'web3_base_signature'],
];

/** What the search uses of the element that it is for. */
export interface SearchPlace extends Pick<Flow, 'environment' | 'requestUpdate'> {
  readonly host: HTMLElement & ReactiveControllerHost;
}

const searches = new WeakMap<SearchPlace['host'], WalletSearch>();

/** The search of an element: it goes on for as long as the element stands. */
export function walletSearch(flow: SearchPlace): WalletSearch {
  const search = searches.get(flow.host) ?? new WalletSearch(flow);
  searches.set(flow.host, search);
  search.flow = flow;
  return search;
}

/** Looks for the wallets of this browser, which answer whenever they are asked, or have come. EIP-6963. */
export class WalletSearch implements ReactiveController {
  flow: SearchPlace;
  readonly #announced = new Map<string, Announced>();

  constructor(flow: SearchPlace) {
    this.flow = flow;
    flow.host.addController(this);
  }

  hostConnected(): void {
    addEventListener('eip6963:announceProvider', this.#heard);
    this.look();
  }

  hostDisconnected(): void {
    removeEventListener('eip6963:announceProvider', this.#heard);
  }

  look(): void {
    dispatchEvent(new Event('eip6963:requestProvider'));
    this.flow.requestUpdate();
  }

  /** What may be used here. A wallet without a strategy of its own counts as the first. */
  get found(): readonly Wallet[] {
    const on = (attribute(this.flow.environment, 'web3Wallet')?.firstFactors ?? []).filter(isWalletStrategy);
    const announced = this.#announced.size > 0 ? [...this.#announced.values()] : nameless();
    return announced.flatMap(({ rdns, ...wallet }) => {
      const own = known.find(([pattern]) => pattern.test(rdns))?.[1];
      const strategy = own ?? on[0];
      return strategy && on.includes(strategy) ? [{ ...wallet, strategy }] : [];
    });
  }

  readonly #heard = (event: Event): void => {
    const wallet = event instanceof CustomEvent ? read(event.detail) : undefined;
    if (!wallet || (this.#announced.size >= most && !this.#announced.has(wallet.id))) return;
    this.#announced.set(wallet.id, wallet);
    this.flow.requestUpdate();
  };
}

type Announced = Omit<Wallet, 'strategy'> & { readonly rdns: string };

/** Whatever runs in the page can announce what it likes: more than a person could choose from is not shown. */
const most = 20;

function read(detail: unknown): Announced | undefined {
  const { info, provider } = Object(detail) as { readonly info?: unknown; readonly provider?: unknown };
  const { uuid, name, icon, rdns } = Object(info) as Readonly<Record<string, unknown>>;
  if (typeof uuid !== 'string' || typeof rdns !== 'string' || !isProvider(provider)) return undefined;
  return { id: uuid, name: plain(name), icon: pictureIn(icon), rdns, provider };
}

/** The one that stands in the page, in a wallet's own browser, and says nothing of itself. */
function nameless(): readonly Announced[] {
  const { ethereum } = globalThis as { readonly ethereum?: unknown };
  return isProvider(ethereum) ? [{ id: '', name: '', icon: undefined, rdns: '', provider: ethereum }] : [];
}

function isProvider(value: unknown): value is WalletProvider {
  return typeof (Object(value) as Partial<WalletProvider>).request === 'function';
}

/** A name of one short line, without signs that turn what stands around it. */
function plain(name: unknown): string {
  const text = typeof name === 'string' ? name.normalize('NFC').replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '') : '';
  return [...text.trim()].slice(0, 40).join('');
}

/** Nothing is fetched for a picture, and as one it runs nothing. */
function pictureIn(icon: unknown): string | undefined {
  const isPicture = typeof icon === 'string' && /^data:image\/(?:png|svg\+xml|webp|gif|jpeg)[;,]/i.test(icon.trim());
  return isPicture && icon.length <= 131_072 ? icon.trim() : undefined;
}
