import { html, nothing, type TemplateResult } from 'lit';
import { isProviderStrategy, safeLink, type Environment, type ProviderStrategy } from '../../core/index.js';
import { pageAddress } from '../own.js';
import { providerIcon } from '../parts/provider-icon.js';
import { isRefusedHere, outOfApp } from './in-app-browser.js';
import { passkeyOffer, passkeySettings, type PasskeyOffer } from './passkey-offer.js';
import { phones } from './phones.js';
import { attribute, providersOf, signUpIsOpen, type Provider } from './settings.js';
import type { Flow, StepFactory } from './step.js';
import { tellOfVisit, throughProvider } from './through-provider.js';
import type { walletButton } from './wallet-button.js';
import { adoptSheet } from './ways.styles.js';

/** What a first step offers besides its form, with everything that it needs. */
export async function waysFor(environment: Environment): Promise<typeof withWays> {
  if (attribute(environment, 'phoneNumber')?.enabled) phones.part ??= await import('./phone.js');
  if (attribute(environment, 'web3Wallet')?.enabled) withWallet ??= (await import('./wallet-button.js')).walletButton;
  return withWays;
}

/** What is known of wallets at the first step: loaded where the instance has them. */
let withWallet: typeof walletButton | undefined;

/** Puts what else leads in above the form of a first step, as long as nothing is begun that it would replace. */
export function withWays(factory: StepFactory): StepFactory {
  return flow => {
    const made = factory(flow);
    const view = (flow.name === 'sign-in' && phones.part?.withPhone(flow, made)) || made;
    const { client } = flow.client.snapshot;
    const signsUp = flow.name === 'sign-up';
    if (!view.form || (signsUp && (client?.signUp?.missingFields.length || !signUpIsOpen(flow.environment))))
      return view;
    adoptSheet(flow.host);
    tellOfVisit(flow);
    const offered = providersOf(flow.environment);
    const refused = offered.find(isRefusedHere);
    const providers = offered.filter(provider => !isRefusedHere(provider));
    const settings = flow.name === 'sign-in' ? passkeySettings(flow) : undefined;
    const passkeys = settings && passkeyOffer(flow);
    const button = settings?.showSignInButton ? passkeys : undefined;
    const wallet = attribute(flow.environment, 'web3Wallet')?.enabled ? withWallet : undefined;
    return {
      ...view,
      ...((button || wallet || offered.length > 0) && {
        ways: () => html`${refused ? notice(flow, refused) : nothing}${ways(flow, providers, button, wallet)}`,
      }),
      ...(passkeys && { shown: form => passkeys.shown(form) }),
    };
  };
}

function ways(
  flow: Flow,
  providers: readonly Provider[],
  passkeys: PasskeyOffer | undefined,
  wallet: typeof withWallet,
): TemplateResult {
  const last = flow.client.snapshot.client?.lastAuthenticationStrategy;
  const many = providers.length > 3;
  if (providers.length === 0 && !passkeys && !wallet) return html``;
  return html`<div class=${many ? `ways many ${columnsFor(providers.length)}` : 'ways'} part="ways">
      ${providers.map(provider => {
        const { strategy } = provider;
        return isProviderStrategy(strategy)
          ? button(flow, provider, strategy, {
              isLast: strategy === last || (last === 'google_one_tap' && strategy === 'oauth_google'),
              many,
            })
          : nothing;
      })}
      ${passkeys?.button(last === 'passkey' ? lastUsed(flow) : nothing) ?? nothing}
      ${wallet?.(flow, last?.startsWith('web3_') ? lastUsed(flow) : nothing) ?? nothing}
    </div>
    <p class="divider" part="divider">${flow.term('or')}</p>`;
}

/** Four in a row, or three where fewer places stay empty then. */
function columnsFor(count: number): 'three' | 'four' {
  return count % 4 === 0 || count % 3 === 1 ? 'four' : 'three';
}

/** That a site does not take this browser, and how to get to one that it takes. */
function notice({ term }: Flow, { name }: Provider): TemplateResult {
  const out = outOfApp();
  return html`<p class="notice" part="notice">
    ${term('inAppBrowser', name)}
    ${out ? html`<a class="link" part="link" href=${out}>${term('openInBrowser')}</a>` : nothing}
  </p>`;
}

interface Look {
  readonly isLast: boolean;
  /** A picture alone, because there are so many. */
  readonly many: boolean;
}

function button(flow: Flow, provider: Provider, strategy: ProviderStrategy, { isLast, many }: Look): TemplateResult {
  const { name, logoUrl } = provider;
  return html`<button
    class=${many ? 'button way small' : 'button way'}
    part="way"
    type="button"
    title=${many ? [name, ...(isLast ? [flow.term('lastUsed')] : [])].join(' – ') : nothing}
    aria-disabled=${flow.pending ? 'true' : nothing}
    @click=${() => {
      if (!flow.pending) flow.run(() => throughProvider(flow, strategy));
    }}
  >
    ${providerIcon(strategy, name, safeLink(logoUrl, pageAddress()))}
    <span class=${many ? 'way-name announced' : 'way-name'}>${flow.term('continueWith', name)}</span>
    ${isLast ? lastUsed(flow) : nothing}
  </button>`;
}

function lastUsed({ term }: Flow): TemplateResult {
  return html`<span class="last-used" part="last-used">${term('lastUsed')}</span>`;
}
