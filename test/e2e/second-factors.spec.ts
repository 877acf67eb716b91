import type { Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import type * as Script from '../../src/cdn.js';
import { test } from './test.js';
import { password, words } from './visitor.js';

const { terms } = words;

test.use({ options: { settings: { AUTH_TOTP: 'true', AUTH_BACKUP_CODES: 'true' } } });

const entry = '/elements.js';

interface Enrolled {
  readonly app: TOTP;
  readonly backupCodes: readonly string[];
}

/** Adds an authenticator app through the page's own client, as an application's settings page does. */
async function enrol(page: Page): Promise<Enrolled> {
  const secret = await page.evaluate(async address => {
    const { pageClient } = (await import(address)) as typeof Script;
    return (await pageClient().account.createTotp()).secret;
  }, entry);
  const app = new TOTP({ secret: Secret.fromBase32(secret ?? '') });
  const backupCodes = await page.evaluate(
    async ([address, code]) => {
      const { pageClient } = (await import(address)) as typeof Script;
      return (await pageClient().account.verifyTotp(code)).backupCodes;
    },
    [entry, app.generate()] as const,
  );
  return { app, backupCodes: backupCodes ?? [] };
}

/** A code that was not used to enrol: the server takes that of the next half minute as well. */
const nextCode = ({ app }: Enrolled): string => app.generate({ timestamp: Date.now() + 30_000 });

test('B3: whoever has an authenticator app signs in with password and code', async ({ page, visitor, world }) => {
  const address = world.address();
  await visitor.open();
  await visitor.signUp(address);
  const enrolled = await enrol(page);
  await visitor.signOut();
  await visitor.beginSignIn(address);
  await visitor.driver.fill(words.password, password);
  await visitor.driver.click(words.continue);
  await visitor.driver.sees(terms.totpSubtitle);
  await visitor.driver.misses(words.members);
  await visitor.driver.fill(words.code, nextCode(enrolled));
  await visitor.isMember();
});
