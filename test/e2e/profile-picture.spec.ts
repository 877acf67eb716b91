import type { Locator, Page } from '@playwright/test';
import { terms as arabic } from '../../src/locales/ar-account.js';
import { terms as account } from '../../src/locales/en-account.js';
import { errors } from '../../src/locales/en-more.js';
import { bringAxe, violations } from './looks.js';
import { profilePage, section } from './profile-page.js';
import { expect, test, visit } from './test.js';
import type { World } from './world.js';

const profile = (page: Page): Locator => section(page, account.profileSection);
const picture = (page: Page): Locator => profile(page).locator('img.picture');

/** A picture whose left half is red and whose right half is blue, drawn by the browser. */
async function halves(page: Page, width = 400, height = 200, type = 'image/png'): Promise<Buffer> {
  const text = await page.evaluate(
    ([wide, high, kind]) => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [wide, high];
      const context = canvas.getContext('2d');
      if (!context) throw new TypeError('No canvas.');
      context.fillStyle = '#f00';
      context.fillRect(0, 0, wide / 2, high);
      context.fillStyle = '#00f';
      context.fillRect(wide / 2, 0, wide / 2, high);
      return canvas.toDataURL(kind);
    },
    [width, height, type] as const,
  );
  return Buffer.from(text.slice(text.indexOf(',') + 1), 'base64');
}

async function choose(page: Page, buffer: Buffer, mimeType = 'image/png'): Promise<void> {
  await page.getByLabel(account.choosePicture).setInputFiles({ name: 'ada.png', mimeType, buffer });
}

/** The colours at a quarter and at three quarters of a canvas's middle line. */
function colours(canvas: Locator): Promise<readonly string[]> {
  return canvas.evaluate(drawn => {
    if (!(drawn instanceof HTMLCanvasElement)) throw new TypeError('No canvas.');
    const { width, height } = drawn;
    const at = (x: number, y: number): string => {
      const [red = 0, , blue = 0] = drawn.getContext('2d')?.getImageData(x, y, 1, 1).data ?? [];
      return red > 200 ? 'red' : blue > 200 ? 'blue' : 'neither';
    };
    return [at(width / 4, height / 2), at((width * 3) / 4, height / 2), at(width / 2, height / 4)];
  });
}

async function begin(page: Page, world: World, label = account.addPicture): Promise<void> {
  await visit(page, world).open(profilePage(world, 'routing="hash"'));
  await visit(page, world).signUp(world.address('ada'));
  await profile(page).getByRole('button', { name: label }).click();
}

const area = (page: Page): Locator => page.getByRole('application', { name: account.cropArea });

test('E2: a picture is chosen, cropped by keyboard alone, and seen in every tab; then it is removed', async ({
  page,
  context,
  world,
}) => {
  await begin(page, world);
  await expect(page.getByLabel(account.choosePicture)).toBeFocused();
  await choose(page, await halves(page));
  await expect(area(page)).toBeFocused();
  expect(await colours(area(page))).toEqual(['red', 'blue', expect.any(String)]);
  for (let press = 0; press < 12; press++) await page.keyboard.press('ArrowRight');
  expect(await colours(area(page))).toEqual(['red', 'red', 'red']);
  for (let press = 0; press < 30; press++) await page.keyboard.press('ArrowLeft');
  expect(await colours(area(page))).toEqual(['blue', 'blue', 'blue']);
  await page.keyboard.press('r');
  await page.keyboard.press('+');
  await expect(page.getByLabel(account.zoom)).toHaveValue('110');
  await page.keyboard.press('-');
  for (let press = 0; press < 12; press++) await page.keyboard.press('ArrowDown');
  expect(await colours(page.getByRole('img', { name: account.preview }))).toContain('red');
  const second = await context.newPage();
  await visit(second, world).open(profilePage(world));
  await expect(picture(second)).toHaveCount(0);
  await page.getByRole('button', { name: account.save }).press('Enter');
  await expect(picture(page)).toBeVisible();
  await expect(profile(page).getByRole('button', { name: account.changePicture })).toBeFocused();
  await second.bringToFront();
  await second.reload();
  await expect(picture(second)).toBeVisible();
  expect(await picture(second).evaluate(shown => (shown as HTMLImageElement).naturalWidth)).toBeGreaterThan(63);
  await page.bringToFront();
  await profile(page).getByRole('button', { name: account.changePicture }).click();
  await page.getByRole('button', { name: account.removePicture }).click();
  await expect(page.getByRole('heading', { name: account.removePictureSure })).toBeFocused();
  await page.getByRole('button', { name: account.remove, exact: true }).click();
  await expect(picture(page)).toHaveCount(0);
});

test('E2: a picture is dropped, dragged and made larger by the wheel; another is pasted', async ({ page, world }) => {
  await begin(page, world);
  const bytes = [...(await halves(page))];
  const give = async (type: 'drop' | 'paste'): Promise<void> => {
    await expect(page.locator('.auth-drop')).toBeVisible();
    await page.evaluate(
      ([kind, given]) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(given)], 'dropped.png', { type: 'image/png' }));
        const options = { bubbles: true, cancelable: true };
        if (kind === 'paste')
          document.body.dispatchEvent(new ClipboardEvent('paste', { ...options, clipboardData: data }));
        else
          document
            .querySelector('.auth-drop')
            ?.dispatchEvent(new DragEvent('drop', { ...options, dataTransfer: data }));
      },
      [type, bytes] as const,
    );
  };
  await give('drop');
  await expect(area(page)).toBeFocused();
  const box = await area(page).boundingBox();
  if (!box) throw new Error('The picture is not shown.');
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  await page.mouse.move(middle.x + box.width, middle.y, { steps: 4 });
  await page.mouse.up();
  expect(await colours(area(page))).toEqual(['red', 'red', 'red']);
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.wheel(0, -300);
  await expect(page.getByLabel(account.zoom)).not.toHaveValue('100');
  await page.getByRole('button', { name: account.anotherPicture }).click();
  await give('paste');
  await expect(area(page)).toBeFocused();
  // WCAG 2.5.7: what was pressed comes into the middle.
  await page.mouse.click(middle.x + box.width / 2 - 4, middle.y);
  expect(await colours(area(page))).toEqual(['blue', 'blue', 'blue']);
  await page.getByRole('button', { name: account.save }).click();
  await expect(picture(page)).toBeVisible();
});

test('E2: what is no picture, or too large, is said at the field before anything is sent', async ({ page, world }) => {
  await begin(page, world);
  const sent: string[] = [];
  page.on('request', request => void (request.url().includes('profile_image') && sent.push(request.url())));
  const field = page.getByLabel(account.choosePicture);
  for (const [buffer, type, code] of [
    [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml', 'image_unsupported'],
    [Buffer.from('<script>alert(1)</script>'), 'image/png', 'image_unsupported'],
    [Buffer.alloc(10 * 1024 * 1024 + 1), 'image/png', 'image_too_large'],
  ] as const) {
    await choose(page, buffer, type);
    await expect(field).toHaveAccessibleDescription(new RegExp(String(errors[code]).replaceAll('.', '\\.')));
    await expect(field).toHaveAttribute('aria-invalid', 'true');
  }
  expect(sent).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
});

for (const [scheme, lang, width] of [
  ['light', 'en', 900],
  ['dark', 'en', 900],
  ['light', 'en', 320],
  ['light', 'ar', 420],
] as const)
  test(`F1: the picture's forms are accessible and fit, ${scheme}, in "${lang}", ${width} px wide`, async ({
    page,
    context,
    world,
  }) => {
    await bringAxe(context);
    await begin(page, world);
    await page.keyboard.press('Escape');
    const words = lang === 'ar' ? arabic : account;
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 900 });
    await page.goto(profilePage(world, '', lang, lang === 'ar' ? 'rtl' : 'ltr'));
    await page.getByRole('button', { name: words.addPicture }).click();
    const field = page.getByLabel(words.choosePicture);
    await expect(field).toBeFocused();
    await look(page, `choose-${scheme}-${lang}-${width}`);
    await field.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: await halves(page) });
    await expect(page.getByRole('application', { name: words.cropArea })).toBeFocused();
    await look(page, `crop-${scheme}-${lang}-${width}`);
  });

async function look(page: Page, name: string): Promise<void> {
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await page.screenshot({ path: test.info().outputPath(`${name}.png`), fullPage: true });
}
