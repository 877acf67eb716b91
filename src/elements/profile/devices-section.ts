import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { AuthError, type SessionWithActivities } from '../../core/index.js';
import { keepFocus } from './keep-focus.js';
import { row, textButton } from './rows.js';
import { computerIcon, phoneIcon } from './security-icons.js';
import type { Profile, SectionFactory } from './profile.js';
import { ago } from './times.js';
import { deviceName, placeOf } from './device-name.js';

const name = 'devices';

/** Where somebody is signed in. */
export const devicesSection: SectionFactory = profile => {
  const devices = new Devices(profile);
  return { name, title: () => profile.term('devicesSection'), content: () => devices.view() };
};

/** The list of devices, read when the section stands in the page and again whenever the account has changed. */
class Devices implements ReactiveController {
  readonly #profile: Profile;
  #sessions: readonly SessionWithActivities[] | undefined;
  #failed = false;
  /** Which state of the account the list was read after. */
  #asOf: number | undefined;
  #turn = 0;

  constructor(profile: Profile) {
    this.#profile = profile;
    profile.host.addController(this);
  }

  hostUpdated(): void {
    const { host } = this.#profile;
    const stands = host.shadowRoot?.querySelector(`[data-section="${name}"]`) !== null;
    if (!stands && this.#asOf !== undefined) host.removeController(this);
    if (stands && this.#asOf !== this.#profile.user.updatedAt) void this.#load();
  }

  view(): TemplateResult {
    const { term } = this.#profile;
    const others = this.#others();
    return html`
      ${this.#failed ? this.#failure() : nothing}
      ${repeat(
        this.#sorted(),
        ({ id }) => id,
        session => this.#row(session),
      )}
      ${others.length > 1 ? textButton(term('signOutElsewhere'), () => this.#end(others), undefined, true) : nothing}
    `;
  }

  #failure(): TemplateResult {
    const { term } = this.#profile;
    return html`<p class="section-text">${term('failureSubtitle')}</p>
      ${textButton(term('retry'), () => void this.#load())}`;
  }

  #row(session: SessionWithActivities): TemplateResult {
    const { term } = this.#profile;
    const own = session.id === this.#profile.session.id;
    const label = deviceName(session.latestActivity, term);
    const end = (): void => this.#end([session]);
    return row({
      picture: session.latestActivity.isMobile ? phoneIcon : computerIcon,
      text: html`<bdi>${label}</bdi>`,
      detail: this.#detail(session, own),
      badges: own ? [{ label: term('thisDevice') }] : [],
      actions: own ? [] : [textButton(term('signOut'), end, term('signOutOf', label), true)],
    });
  }

  #detail({ latestActivity, lastActiveAt }: SessionWithActivities, own: boolean): TemplateResult {
    const { term, localize } = this.#profile;
    const active = own ? '' : term('lastActiveAgo', ago(localize.language, lastActiveAt));
    const said = [placeOf(latestActivity), latestActivity.ipAddress, active].filter(text => Boolean(text));
    return html`${said.map((text, index) => html`${index ? ' · ' : ''}<bdi>${text}</bdi>`)}`;
  }

  #sorted(): readonly SessionWithActivities[] {
    const own = this.#profile.session.id;
    const rank = ({ id }: SessionWithActivities): number => (id === own ? 0 : 1);
    return [...(this.#sessions ?? [])].sort((a, b) => rank(a) - rank(b) || b.lastActiveAt - a.lastActiveAt);
  }

  #others(): readonly SessionWithActivities[] {
    return this.#sorted().filter(({ id }) => id !== this.#profile.session.id);
  }

  #end(sessions: readonly SessionWithActivities[]): void {
    const { client, term } = this.#profile;
    this.#profile.run(name, async () => {
      for (const { id } of sessions) await ended(client.session.revoke(id));
      await this.#load();
      this.#profile.announce(term(sessions.length > 1 ? 'signedOutElsewhere' : 'signedOutThere'));
      await keepFocus(this.#profile.host, name);
    });
  }

  async #load(): Promise<void> {
    const turn = ++this.#turn;
    this.#asOf = this.#profile.user.updatedAt;
    try {
      const sessions = await this.#profile.client.session.list();
      if (turn === this.#turn) this.#sessions = sessions;
      this.#failed = false;
    } catch (error) {
      if (!(error instanceof AuthError)) throw error;
      this.#failed = turn === this.#turn;
    }
    this.#profile.requestUpdate();
  }
}

/** A session that is over already is what was wanted. */
async function ended(revoking: Promise<unknown>): Promise<void> {
  try {
    await revoking;
  } catch (error) {
    if (!(error instanceof AuthError) || error.code !== 'resource_not_found') throw error;
  }
}
