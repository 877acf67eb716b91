import { html, svg } from 'lit';
import type { User } from '../../core/index.js';
import { breakable } from '../parts/names.js';
import { row } from './rows.js';
import { accountsElsewhere } from './sites.js';
import type { Profile, SectionFactory } from './profile.js';

const icon = html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
  ${svg`<path d="M4 20.500V5.500L13 3v17.500M13 9h7v11.500M2.500 20.500h19M7.500 9h2M7.500 12.500h2M7.500 16h2M16 12.500h1.500M16 16h1.500" />`}
</svg>`;

/** The accounts at organizations, which are theirs to give and to take: they are shown, and nothing else. */
export const enterpriseSection: SectionFactory = profile => {
  if (accountsOf(profile).length === 0) return undefined;
  return {
    name: 'enterprise',
    title: () => profile.term('enterpriseSection'),
    content: () => html`
      ${accountsOf(profile).map(({ enterpriseConnection, emailAddress }) =>
        row({
          picture: icon,
          text: enterpriseConnection?.name ?? emailAddress.replace(/.*@/, ''),
          detail: html`<bdi>${breakable(emailAddress)}</bdi>`,
        }),
      )}
    `,
  };
};

const accountsOf = ({ user }: Profile): User['enterpriseAccounts'] => accountsElsewhere(user).enterpriseAccounts;
