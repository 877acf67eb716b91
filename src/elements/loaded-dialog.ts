import { loadPart } from './load-part.js';
import type { ProfileDialog } from './profile-dialog.js';

/** The account's dialog, which comes with its first use. */
export async function loadedDialog(...given: ConstructorParameters<typeof ProfileDialog>): Promise<ProfileDialog> {
  const { ProfileDialog: Dialog } = await loadPart(() => import('./profile-dialog.js'));
  return new Dialog(...given);
}
