import { html, nothing, type TemplateResult } from 'lit';
import { isProviderStrategy, safeLink, type ExternalAccount } from '../../core/index.js';
import { pageAddress } from '../own.js';
import { breakable } from '../parts/names.js';
import { providerIcon } from '../parts/provider-icon.js';
import { isRefusedHere } from '../steps/in-app-browser.js';
import { during } from '../steps/link-wait.js';
import type { Provider } from '../steps/settings.js';
import { adoptSheet } from '../steps/ways.styles.js';
import { removalForm } from './removal-form.js';
import { connect, reconnect, returnedFrom, section } from './connect.js';
import { addButton, focusIn, onlyCancel, row, textButton } from './rows.js';
import { accountsElsewhere, siteName, sitesOf, strategyOf } from './sites.js';
import type { FormView, Profile, Section } from './profile.js';

/** So many sites are listed below those that are connected; more are chosen from in a form. */
const mostListed = 3;

/** The accounts that are connected, and the sites that may be. */
export function connections(profile: Profile): Section {
  const { term, host } = profile;
  adoptSheet(host);
  const back = returnedFrom();
  return {
    name: section,
    title: () => term('connectionsSection'),
    content: () => {
      const accounts = accountsOf(profile);
      const others = unconnected(profile, accounts);
      return html`
        ${back ? html`<span hidden ${during(() => tellOf(profile, back), back)}></span>` : nothing}
        ${accounts.map(account => accountRow(profile, account))}
        ${
          others.length > mostListed
            ? addButton(profile, section, term('connectAccount'), () => profile.open(section, choice(profile)))
            : others.map(site => siteRow(profile, site))
        }
      `;
    },
  };
}

/** Those that are connected, and those that could not be: a server may list others, on which somebody is on the way. */
function accountsOf({ user }: Profile): readonly ExternalAccount[] {
  const { externalAccounts } = accountsElsewhere(user);
  return externalAccounts.filter(({ verification }) => verification?.status === 'verified' || verification?.error);
}

function unconnected(profile: Profile, accounts: readonly ExternalAccount[]): readonly Provider[] {
  const had = accounts.map(({ provider }): string => strategyOf(provider));
  return sitesOf(profile.environment).filter(({ strategy }) => !had.includes(strategy));
}

/** Says what has come of the visit that led away from this page and back. What went wrong stands at the account. */
function tellOf(profile: Profile, strategy: string): void {
  const account = accountsOf(profile).find(({ provider }) => strategyOf(provider) === strategy);
  if (!account) return;
  const name = siteName(profile, strategy);
  if (!account.verification?.error)
    void profile.host.updateComplete.then(() => profile.announce(profile.term('connectedNow', name)));
  focusIn(profile, section, account.id);
}

function accountRow(profile: Profile, account: ExternalAccount): TemplateResult {
  const { term, localize, environment } = profile;
  const { id, verification } = account;
  const strategy = strategyOf(account.provider);
  const name = siteName(profile, strategy);
  const error = verification?.error;
  const isConnected = verification?.status === 'verified';
  const again = (): void => (isConnected ? reconnect(profile, account) : connect(profile, strategy));
  const who = account.emailAddress || account.username;
  return row({
    key: id,
    picture: iconOf(profile, strategy, name),
    text: name,
    badges: isConnected ? [] : [{ label: term('notConnected'), kind: 'warning' }],
    detail: html`
      ${who ? html`<bdi>${breakable(who)}</bdi>` : nothing}
      ${error ? html`<div class="row-wrong" role="alert">${localize.problem(error, environment)}</div>` : nothing}
    `,
    actions: [
      ...(error ? [textButton(term('reconnect'), again, term('reconnectNamed', name))] : []),
      textButton(term('remove'), () => askRemoval(profile, account, name), term('removeOne', name)),
    ],
  });
}

/** What could not be connected is taken from the list at once: there is nothing to lose. */
function askRemoval(profile: Profile, { id, verification }: ExternalAccount, name: string): void {
  const { term, client } = profile;
  const remove = (): Promise<void> => client.account.deleteExternalAccount(id);
  const done = term('removedNow', name);
  if (verification?.status === 'verified') {
    const text = term('removeConnectionText', name);
    profile.open(section, removalForm(profile, { section, title: term('removeConnection'), text, done, remove }));
    return;
  }
  profile.run(section, async () => {
    await remove();
    profile.announce(done);
    focusIn(profile, section, verification?.strategy ?? '');
  });
}

function siteRow(profile: Profile, site: Provider): TemplateResult {
  const { term } = profile;
  const { strategy, name } = site;
  if (!isProviderStrategy(strategy)) return html``;
  const refused = isRefusedHere(site);
  return row({
    key: strategy,
    picture: iconOf(profile, strategy, name),
    text: name,
    ...(refused && { detail: term('inAppBrowser', name) }),
    actions: refused ? [] : [textButton(term('connect'), () => connect(profile, strategy), term('connectNamed', name))],
  });
}

/** All the sites that are left, where there are many. */
function choice(profile: Profile): FormView {
  const { term } = profile;
  const sites = unconnected(profile, accountsOf(profile)).filter(site => !isRefusedHere(site));
  return {
    title: () => term('connectAccount'),
    ways: () => html`<div class="ways" part="ways">${sites.map(site => way(profile, site))}</div>`,
    form: () => onlyCancel(profile),
    submit: () => Promise.resolve(),
  };
}

function way(profile: Profile, { strategy, name }: Provider): TemplateResult {
  if (!isProviderStrategy(strategy)) return html``;
  return html`<button
    class="button way"
    part="way"
    type="button"
    aria-label=${profile.term('connectNamed', name)}
    aria-disabled=${profile.pending ? 'true' : nothing}
    @click=${() => connect(profile, strategy)}
  >
    ${iconOf(profile, strategy, name)} <span class="way-name">${name}</span>
  </button>`;
}

function iconOf({ environment }: Profile, strategy: `oauth_${string}`, name: string): TemplateResult {
  const site = sitesOf(environment).find(one => one.strategy === strategy);
  return providerIcon(strategy, name, safeLink(site?.logoUrl, pageAddress()));
}
