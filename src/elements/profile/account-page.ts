import type { ProfilePage } from './profile.js';
import { connectionsSection } from './connections-section.js';
import { emailsSection } from './emails-section.js';
import { enterpriseSection } from './enterprise-section.js';
import { nameSection } from './name-section.js';
import { phonesSection } from './phones-section.js';
import { walletsSection } from './wallets-section.js';

/** Who somebody is, and where they are reached. */
export const page: ProfilePage = {
  sections: [nameSection, emailsSection, phonesSection, connectionsSection, enterpriseSection, walletsSection],
};
