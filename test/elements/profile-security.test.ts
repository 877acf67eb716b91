import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/auth-user-profile.js';
import type { AuthUserProfile } from '../../src/elements/auth-user-profile.js';
import { ago } from '../../src/elements/profile/times.js';
import type { Environment, SessionWithActivities, Snapshot, User } from '../../src/core/index.js';
import { madeClient, madeEnvironment, madeSession, signedIn } from './made-client.js';
import { waitUntil } from './wait-until.js';

type Attributes = Partial<Record<keyof Environment['userSettings']['attributes'], object>>;

const on = { enabled: true, usedForSecondFactor: true };

function environmentWith(attributes: Attributes): Environment {
  const environment = madeEnvironment();
  return { ...environment, userSettings: { ...environment.userSettings, attributes } } as unknown as Environment;
}

const user = (own: Partial<User> = {}): Partial<User> => ({
  passwordEnabled: true,
  deleteSelfEnabled: false,
  totpEnabled: false,
  backupCodeEnabled: false,
  phoneNumbers: [],
  passkeys: [],
  passwordLastUpdatedAt: null,
  updatedAt: 1,
  ...own,
});

function device(id: string, lastActiveAt: number, activity: object): SessionWithActivities {
  return { id, lastActiveAt, latestActivity: { isMobile: false, ...activity } } as unknown as SessionWithActivities;
}

interface Start {
  readonly attributes?: Attributes;
  readonly own?: Partial<User>;
  readonly known?: Partial<Snapshot>;
  readonly devices?: readonly SessionWithActivities[];
}

/** The page about security of somebody who is signed in. */
async function start({ attributes = {}, own = {}, known = {}, devices = [] }: Start = {}) {
  const ada = madeSession('ada', user(own));
  const environment = environmentWith(attributes);
  const client = madeClient({ environment, ...signedIn(ada), ...known });
  client.session.list = () => Promise.resolve(devices);
  const element = await fixture<AuthUserProfile>(html`<auth-user-profile .client=${client}></auth-user-profile>`);
  const find = <Found extends Element>(selector: string): readonly Found[] => [
    ...(element.shadowRoot?.querySelectorAll<Found>(selector) ?? []),
  ];
  await waitUntil(() => find('.nav-item').length > 1, 'the pages are listed');
  find<HTMLElement>('.nav-item')
    .find(({ textContent }) => textContent.includes('Security'))
    ?.click();
  await waitUntil(() => find('[data-section=devices]').length > 0, 'the page about security');
  return { element, find, sections: () => find<HTMLElement>('section').map(({ dataset }) => dataset['section']) };
}

describe('<auth-user-profile>: security', () => {
  it('E3: what neither instance nor browser nor account has is not there', async () => {
    expect((await start({ own: { passwordEnabled: false } })).sections()).to.deep.equal(['devices']);
    const attributes = { password: on, passkey: on, authenticatorApp: on };
    const without = await start({ attributes, own: { deleteSelfEnabled: true } });
    expect(without.sections()).to.deep.equal(['password', 'two-step', 'devices', 'delete']);
    const able = await start({ attributes, known: { passkeys: true } });
    expect(able.sections()).to.deep.equal(['password', 'passkeys', 'two-step', 'devices']);
  });

  it('E3: a password that an account has to have is changed and not removed', async () => {
    const { find } = await start({ attributes: { password: { ...on, required: true } } });
    const names = find('[data-section=password] button').map(one => one.getAttribute('aria-label'));
    expect(names).to.deep.equal(['Change password']);
  });

  it('E3: this device stands first, then the one that was active last, with place and address', async () => {
    const now = Date.now();
    const { element, find } = await start({
      devices: [
        device('old', now - 3 * 86_400_000, { browserName: 'Firefox', deviceType: 'Windows' }),
        device('phone', now - 3_600_000, {
          browserName: 'Safari',
          deviceType: 'iPhone',
          city: 'Turin',
          country: 'IT',
          ipAddress: '192.0.2.7',
        }),
        device('ada', now - 7_200_000, { browserName: 'Chrome', deviceType: 'Linux' }),
      ],
    });
    await waitUntil(() => find('.row').length >= 3, 'the devices');
    const rows = find('[data-section=devices] .row').map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
    expect(rows[0]).to.match(/^Chrome, Linux This device$/);
    expect(rows[1]).to.match(/^Safari, iPhone Turin, IT · 192\.0\.2\.7 · Active 1 hour ago Sign out$/);
    expect(rows[2]).to.match(/^Firefox, Windows Active 3 days ago Sign out$/);
    await expect(element).to.be.accessible();
  });

  it('E3: how long ago something was is said in the language, and never in the future', () => {
    const now = Date.UTC(2026, 5, 1);
    expect(ago('en', now + 60_000, now)).to.equal('now');
    expect(ago('en', now - 61_000, now)).to.equal('1 minute ago');
    expect(ago('de', now - 86_400_000, now)).to.equal('gestern');
    expect(ago('ar', now - 11 * 60_000, now)).to.contain('11');
  });
});
