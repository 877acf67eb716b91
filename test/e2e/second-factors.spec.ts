import type { Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import type * as Script from '../../src/cdn.js';
import { expect, test } from './test.js';
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

test('B3: whoever has lost the app signs in with a backup code, once with each', async ({ page, visitor, world }) => {
  const address = world.address();
  await visitor.open();
  await visitor.signUp(address);
  const { backupCodes } = await enrol(page);
  const [first = ''] = backupCodes;
  const toBackupCode = async (): Promise<void> => {
    await visitor.signOut();
    await visitor.beginSignIn(address);
    await visitor.driver.fill(words.password, password);
    await visitor.driver.click(words.continue);
    await visitor.driver.click(terms.useBackupCode);
    await visitor.driver.fill(terms.backupCode, first);
    await visitor.driver.click(words.continue);
  };
  await toBackupCode();
  await visitor.isMember();
  await toBackupCode();
  await visitor.driver.sees(terms.backupCodeIncorrect);
  await visitor.driver.click(terms.useTotp);
  await visitor.driver.sees(terms.totpSubtitle);
});

test('B4: after a forgotten password the app is asked for, and only then the new password holds', async ({
  page,
  visitor,
  world,
}) => {
  const address = world.address();
  await visitor.open();
  await visitor.signUp(address);
  const enrolled = await enrol(page);
  await visitor.signOut();
  await visitor.beginSignIn(address);
  await visitor.driver.click(words.forgot);
  await visitor.enterCode(address, 3);
  const chosen = `${password}, and a new one`;
  await visitor.driver.fill(words.password, chosen);
  await visitor.driver.click(words.continue);
  await visitor.driver.sees(terms.totpSubtitle);
  await visitor.driver.fill(words.code, '000000');
  await visitor.driver.sees(terms.totpIncorrect);
  await visitor.driver.fill(words.code, nextCode(enrolled));
  await visitor.isMember();
  const subjects = (await world.mails(address)).map(({ subject }) => subject);
  expect(subjects.at(-1)).toMatch(/password.*changed/i);
});

test('D10: what asks for a recent proof asks the person, and goes on by itself', async ({ page, visitor, world }) => {
  await visitor.open();
  await visitor.signUp(world.address());
  const enrolled = await enrol(page);
  const asked = await page.evaluate(
    async ([address, code]) => {
      const { pageClient } = (await import(address)) as typeof Script;
      const client = pageClient();
      const levels: string[] = [];
      client.onReverify(async ({ level }) => {
        const { status } = await client.session.startVerification({ level });
        const done = await client.session.attemptVerification({ strategy: 'totp', code });
        levels.push(`${level}: ${status}, ${done.status}`);
      });
      let tries = 0;
      // An application's own backend asks for it, as the published SDKs do.
      const answer = await client.reverify(() => {
        const metadata = { reverification: { level: 'second_factor' } };
        const refusal = { clerk_error: { type: 'forbidden', reason: 'reverification-error', metadata } };
        return Promise.resolve(++tries === 1 ? refusal : 'done');
      });
      return { levels, answer, fva: client.snapshot.session?.factorVerificationAge };
    },
    [entry, nextCode(enrolled)] as const,
  );
  expect(asked).toEqual({
    levels: ['second_factor: needs_second_factor, complete'],
    answer: 'done',
    fva: [0, 0],
  });
});
