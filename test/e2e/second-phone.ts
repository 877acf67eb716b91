import type { Page } from '@playwright/test';
import type * as Script from '../../src/cdn.js';
import type { World } from './world.js';

const entry = '/elements.js';

/** Adds a phone through the page's own client, as an application's settings page does. Answers the backup codes. */
export async function enrolPhone(page: Page, world: World, phone: string): Promise<readonly string[]> {
  const id = await page.evaluate(
    async ([address, phoneNumber]) => {
      const { pageClient } = (await import(address)) as typeof Script;
      const { account } = pageClient();
      const added = await account.createPhoneNumber({ phoneNumber, reservedForSecondFactor: true });
      await account.preparePhoneNumber(added.id);
      return added.id;
    },
    [entry, phone] as const,
  );
  const code = await world.code(phone);
  return page.evaluate(
    async ([address, phoneId, given]) => {
      const { pageClient } = (await import(address)) as typeof Script;
      return (await pageClient().account.verifyPhoneNumber(phoneId, given)).backupCodes ?? [];
    },
    [entry, id, code] as const,
  );
}

/** What is shown of a number. */
export const masked = (phone: string): string => `+49 ••• ${phone.slice(-2)}`;
