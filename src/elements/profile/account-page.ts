import type { ProfilePage } from './profile.js';
import { nameSection } from './name-section.js';

/** Who somebody is, and where they are reached. */
export const page: ProfilePage = { sections: [nameSection] };
