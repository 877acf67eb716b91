import { deleteSection } from './delete-section.js';
import { devicesSection } from './devices-section.js';
import { passkeysSection } from './passkeys-section.js';
import { passwordSection } from './password-section.js';
import type { ProfilePage } from './profile.js';
import { secondStepsSection } from './second-steps-section.js';

/** How somebody signs in, and where they are signed in. */
export const page: ProfilePage = {
  sections: [passwordSection, passkeysSection, secondStepsSection, devicesSection, deleteSection],
};
