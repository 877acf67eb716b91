import { html, type TemplateResult } from 'lit';
import type { Activity } from '../../core/index.js';
import type { Profile, ProfilePage, SectionFactory } from './profile.js';
import { row, textButton } from './rows.js';
import { deviceName, placeOf } from './device-name.js';
import { momentOf } from './times.js';

const pageLength = 20;
const name = 'activity';

/** What happened to the account, the newest first. */
const activitySection: SectionFactory = profile => {
  const history = new History(profile);
  history.more();
  return { name, title: () => profile.term('activitySection'), content: () => history.list() };
};

/** As much of the account's history as was asked for. */
class History {
  readonly #profile: Profile;
  #known: readonly Activity[] | undefined;
  #total = 0;

  constructor(profile: Profile) {
    this.#profile = profile;
  }

  more(): void {
    const profile = this.#profile;
    profile.run(name, async () => {
      const known = this.#known ?? [];
      const { data, totalCount } = await profile.client.account.listActivity({
        limit: pageLength,
        offset: known.length,
      });
      // What has happened meanwhile moves the rest of the list along.
      const fresh = data.filter(({ id }) => !known.some(one => one.id === id));
      this.#known = [...known, ...fresh];
      this.#total = totalCount;
      profile.requestUpdate();
    });
  }

  list(): TemplateResult {
    const { term, pending } = this.#profile;
    if (!this.#known) return html`<p class="row-detail" ?hidden=${!pending}>${term('loading')}</p>`;
    const more = this.#known.length < this.#total ? textButton(term('showMore'), () => this.more()) : '';
    return html`<ul class="list">
        ${this.#known.map(one => html`<li>${this.#row(one)}</li>`)}
      </ul>
      ${more}`;
  }

  #row({ event, device, createdAt, sessionId }: Activity): TemplateResult {
    const { term, session, localize } = this.#profile;
    const where = [deviceName(device, term), placeOf(device), device.ipAddress].filter(Boolean).join(' · ');
    return row({
      text: term('activity', event),
      detail: html`${momentOf(localize.language, createdAt)}${where ? html` · <bdi>${where}</bdi>` : ''}`,
      badges: sessionId === session.id ? [{ label: term('thisSession') }] : [],
    });
  }
}

export const page: ProfilePage = { sections: [activitySection] };
