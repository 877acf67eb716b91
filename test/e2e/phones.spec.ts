import type { Page } from '@playwright/test';
import { expect, test, visit } from './test.js';
import { password, words } from './visitor.js';

test.use({ options: { settings: { AUTH_PHONE: 'required', AUTH_EMAIL: 'off' } } });

let people = 0;
const number = (): string => `151234${String(50_000 + ++people)}`;
const { terms } = words;
const send = (page: Page) => page.getByRole('button', { name: words.continue, exact: true });

async function enter(page: Page, national: string): Promise<void> {
  await page.getByLabel(terms.country).selectOption('DE');
  await page.getByLabel(terms.phoneNumber).fill(`0${national}`);
}

test('B1, B8: a number signs up and in by codes that come by SMS', async ({ page, visitor }) => {
  const national = number();
  await visitor.open();
  await page.getByRole('button', { name: words.signUp }).click();
  await enter(page, national);
  await page.getByLabel(words.password).fill(password);
  await send(page).click();
  await expect(page.getByRole('heading', { name: terms.smsTitle })).toBeVisible();
  await visitor.enterCode(`+49${national}`);
  await visitor.isMember();
  await visitor.signOut();
  await enter(page, national);
  await send(page).click();
  await page.getByRole('button', { name: terms.usePhoneCode }).click();
  await visitor.enterCode(`+49${national}`, 2);
  await visitor.isMember();
});

test('B8: a code that the browser reads from the SMS fills itself in, and nothing waits when the step has gone', async ({
  page,
  world,
  visitor,
}) => {
  const national = number();
  // The browser's part: what it has read, and whether it was told to stop.
  await page.addInitScript(() => {
    const seen = { asked: 0, stopped: 0, give: (_code: string): void => {} };
    Object.assign(globalThis, { OTPCredential: class {}, otp: seen });
    navigator.credentials.get = options =>
      new Promise((resolve, reject) => {
        seen.asked++;
        seen.give = code => resolve({ code } as unknown as Credential);
        options?.signal?.addEventListener('abort', () => {
          seen.stopped++;
          reject(new DOMException('aborted', 'AbortError'));
        });
      });
  });
  await visitor.open();
  await page.getByRole('button', { name: words.signUp }).click();
  await enter(page, national);
  await page.getByLabel(words.password).fill(password);
  await send(page).click();
  await expect(page.getByRole('heading', { name: terms.smsTitle })).toBeVisible();
  await page.getByRole('button', { name: terms.change }).click();
  const otp = (name: 'asked' | 'stopped') =>
    page.evaluate(key => (globalThis as unknown as { otp: Record<string, number> }).otp[key], name);
  await expect.poll(() => otp('stopped')).toBe(1);
  await send(page).click();
  await expect(page.getByRole('heading', { name: terms.smsTitle })).toBeVisible();
  await expect.poll(() => otp('asked')).toBe(2);
  const code = await world.code(`+49${national}`);
  await page.evaluate(given => (globalThis as unknown as { otp: { give(code: string): void } }).otp.give(given), code);
  await visitor.isMember();
});

test('B6: a number that nobody has leads on to sign-up without typing it again', async ({ page, world }) => {
  const national = number();
  const visitor = visit(page, world);
  await visitor.open();
  await enter(page, national);
  await send(page).click();
  await page.getByRole('button', { name: terms.usePhoneCode }).click();
  await visitor.enterCode(`+49${national}`);
  await page.getByLabel(words.password).fill(password);
  await send(page).click();
  await visitor.isMember();
});

test('B14: what can be no number is told at the field', async ({ page, visitor }) => {
  await visitor.open();
  await enter(page, '12');
  await send(page).click();
  await expect(page.getByText(words.errors.form_param_format_invalid as string)).toBeVisible();
  await expect(page.getByLabel(terms.phoneNumber)).toBeFocused();
});
