import type { ProfilePage } from './profile.js';

/** How somebody signs in, and where they are signed in. */
export const page: ProfilePage = { sections: [] };
