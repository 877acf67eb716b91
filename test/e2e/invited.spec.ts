import type { Page } from '@playwright/test';
import { until } from '../../scripts/processes.mjs';
import { madePage } from './made-pages.js';
import { expect, test } from './test.js';
import { password, words } from './visitor.js';
import type { World } from './world.js';

test.use({ options: [{ settings: { AUTH_SIGN_UP_MODE: 'restricted' } }, { scope: 'worker' }] });

const body = `
  <auth-impersonation-banner></auth-impersonation-banner>
  <auth-signed-out><auth-sign-up></auth-sign-up></auth-signed-out>
  <auth-signed-in><auth-user-button></auth-user-button><p>${words.members}</p></auth-signed-in>`;

interface Ticket {
  readonly id: string;
  readonly url: string;
  readonly token: string;
}

/** Invites somebody, and answers the link that is in the mail. */
async function invite(world: World, address: string, page: string): Promise<string> {
  await world.backend('/invitations', { email_address: address, redirect_url: page });
  const link = async (): Promise<string | undefined> => {
    const [mail] = await world.mails(address);
    return /^http:\S+$/m.exec(mail?.text ?? '')?.[0];
  };
  return until(link, `the invitation for ${address}`);
}

const withTicket = (page: string, ticket: string): string => `${page}?__clerk_ticket=${ticket}&__clerk_status=sign_in`;

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function join(page: Page, world: World): Promise<{ readonly address: string; readonly id: string }> {
  const address = world.address('guest');
  const url = madePage(world, { body });
  await page.goto(await invite(world, address, url));
  await page.getByLabel(words.password).fill(password);
  await button(page, words.continue).click();
  await expect(page.getByText(words.members)).toBeVisible();
  const id = await page.evaluate(async api => {
    const answer = await fetch(`${api}/v1/me?__clerk_api_version=2026-05-12`, { credentials: 'include' });
    return String((await answer.json()).response.id);
  }, world.api);
  return { address, id };
}

test('B12 B2: who is invited makes an account by the link in the mail, with nothing to type but a password', async ({
  page,
  world,
}) => {
  const url = madePage(world, { body });
  await page.goto(url);
  await expect(page.getByText(words.terms.signUpClosed)).toBeVisible();
  const address = world.address('guest');
  const link = await invite(world, address, `${url}?from=mail#top`);
  await page.goto(link);
  await expect(page.getByLabel(words.password)).toBeVisible();
  await expect(page.getByLabel(words.identifier)).toHaveCount(0);
  // Nothing of the link is left in the address, nor in what the page has been at.
  await expect(page).toHaveURL(`${url}?from=mail#top`);
  await page.getByLabel(words.password).fill(password);
  await button(page, words.continue).click();
  await expect(page.getByText(words.members)).toBeVisible();
  expect(await world.mails(address)).toHaveLength(1);
});

test('AC-135: an invitation that was used before is told in words, with a way on', async ({ page, world, device }) => {
  const url = madePage(world, { body });
  const address = world.address('guest');
  const link = await invite(world, address, url);
  await page.goto(link);
  await page.getByLabel(words.password).fill(password);
  await button(page, words.continue).click();
  await expect(page.getByText(words.members)).toBeVisible();
  const other = await (await device()).newPage();
  await other.goto(link);
  await expect(other.getByRole('alert').filter({ hasText: 'This invitation has been used already.' })).toBeVisible();
  await expect(other).toHaveURL(url);
  await button(other, words.terms.signIn).click();
  await expect(other.getByLabel(words.identifier)).toBeVisible();
});

test('B12: an invitation for somebody who has an account by now leads to their sign-in', async ({
  page,
  world,
  device,
}) => {
  const { address } = await join(page, world);
  const url = madePage(world, { body });
  const { url: link } = await world.backend<Ticket>('/invitations', {
    email_address: address,
    redirect_url: url,
    ignore_existing: true,
  });
  const other = await (await device()).newPage();
  await other.goto(link);
  await expect(other.getByText(address)).toBeVisible();
  await other.getByLabel(words.password).fill(password);
  await button(other, words.continue).click();
  await expect(other.getByText(words.members)).toBeVisible();
});

test('B2: a token signs its user in, once, and a second use is told in words', async ({ page, world, device }) => {
  const { id } = await join(page, world);
  const { token } = await world.backend<Ticket>('/sign_in_tokens', { user_id: id });
  const url = madePage(world, { body });
  const first = await (await device()).newPage();
  await first.goto(withTicket(url, token));
  await expect(first.getByText(words.members)).toBeVisible();
  await expect(first).toHaveURL(url);
  const second = await (await device()).newPage();
  await second.goto(withTicket(url, token));
  await expect(second.getByRole('alert').filter({ hasText: 'This link has been used already.' })).toBeVisible();
});

test('B2: with an application router the ticket is taken out of the address by the router', async ({ page, world }) => {
  const { id, address } = await join(page, world);
  const { token } = await world.backend<Ticket>('/sign_in_tokens', { user_id: id });
  await page.context().clearCookies();
  const script = world.pages.addScript(`
    const provider = document.querySelector('auth-provider');
    window.went = [];
    provider.router = {
      navigate: (to, { replace }) => {
        window.went.push([to, replace]);
        history[replace ? 'replaceState' : 'pushState'](null, '', to);
      },
      current: () => location.pathname + location.search + location.hash,
      subscribe: () => () => {},
    };
    provider.append(document.createElement('auth-sign-in'));`);
  const routed = `<auth-provider></auth-provider><auth-signed-in><p>${words.members}</p></auth-signed-in>
    <script src="${script}" defer></script>`;
  const url = madePage(world, { body: routed });
  await page.goto(withTicket(url, token));
  await expect(page.getByText(words.members)).toBeVisible();
  const went = await page.evaluate<[string, boolean][]>('window.went');
  expect(went[0]).toEqual([new URL(url).pathname, true]);
  expect(address).not.toBe('');
});

test('AC-196: who acts as somebody else is told so on every page, and can stop', async ({ page, world, device }) => {
  const { id, address } = await join(page, world);
  await expect(page.getByRole('region', { name: words.terms.impersonation })).toHaveCount(0);
  const { token } = await world.backend<Ticket>('/actor_tokens', { user_id: id, actor: { sub: 'user_support' } });
  const support = await (await device()).newPage();
  const url = madePage(world, { body });
  await support.goto(withTicket(url, token));
  const banner = support.getByRole('region', { name: words.terms.impersonation });
  await expect(banner).toContainText(address);
  await support.reload();
  await expect(banner).toContainText(address);
  await banner.getByRole('button', { name: words.terms.stopImpersonating }).click();
  await expect(banner).toHaveCount(0);
  await expect(support.getByText(words.members)).toBeHidden();
  // The user is signed in where they were.
  await page.reload();
  await expect(page.getByText(words.members)).toBeVisible();
});
