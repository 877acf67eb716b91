import { expect } from '@playwright/test';
import { until } from '../../scripts/processes.mjs';
import type { GalleryState } from './gallery.js';
import type { Stage } from './stage.js';
import { password } from './visitor.js';

/** Nobody makes an account but who is invited. */
export const invitedSettings: Readonly<Record<string, string>> = {
  AUTH_SIGN_UP_MODE: 'waitlist',
  AUTH_SIGN_UP_URL: 'http://localhost:3000/join',
  AUTH_USERNAME: 'optional',
};

const body = ({ words }: Stage): string => `
  <auth-impersonation-banner></auth-impersonation-banner>
  <auth-signed-out><auth-waitlist></auth-waitlist></auth-signed-out>
  <auth-signed-in><p>${words.members}</p></auth-signed-in>`;

/** Opens the page that a link in a mail leads to. */
async function follow(stage: Stage, ticket: string, status: string): Promise<void> {
  await stage.open(body(stage));
  const { href } = new URL(stage.page.url());
  await stage.page.goto(`${href}?__clerk_ticket=${ticket}&__clerk_status=${status}`);
}

/** Invites the first of the people, and answers what is in the link of the mail. */
async function invite({ world, people: [address] }: Stage): Promise<string> {
  await world.backend('/invitations', { email_address: address, redirect_url: world.page });
  const link = await until(async () => {
    const [mail] = await world.mails(address);
    return /^http:\S+$/m.exec(mail?.text ?? '')?.[0];
  }, 'the invitation');
  return new URL(link).searchParams.get('ticket') ?? '';
}

/** What is seen where sign-up is not for everybody. */
export const invited: readonly GalleryState[] = [
  {
    name: 'waitlist',
    reach: async stage => {
      await stage.open(body(stage));
      await stage.sees(stage.words.terms.waitlistSubtitle);
    },
  },
  {
    name: 'waitlist: no address',
    after: 'waitlist',
    reach: async stage => {
      await stage.type(stage.words.identifier, 'ada@example');
      await stage.press(stage.words.terms.joinWaitlist);
      await stage.sees(stage.words.errors.form_param_format_invalid as string);
    },
  },
  {
    name: 'waitlist: joined',
    after: 'waitlist: no address',
    reach: async stage => {
      await stage.type(stage.words.identifier, 'ada@example.com');
      await stage.press(stage.words.terms.joinWaitlist);
      await stage.sees(stage.words.terms.joinedTitle);
    },
    way: ({ words }) => ({ press: words.terms.signIn, leadsTo: words.terms.signInSubtitle }),
  },
  {
    name: 'invited: a link that is none',
    reach: async stage => {
      await follow(stage, 'nothing', 'sign_up');
      await stage.sees(stage.words.errors.ticket_invalid_code as string);
    },
    way: ({ words }) => ({ press: words.terms.signIn, leadsTo: words.terms.signInSubtitle }),
  },
  {
    name: 'invited',
    reach: async stage => {
      await follow(stage, await invite(stage), 'sign_up');
      await stage.sees(stage.words.terms.fieldsTitle);
    },
  },
  {
    name: 'invited: impersonated',
    after: 'invited',
    reach: async stage => {
      await stage.type(stage.words.password, password);
      await stage.press(stage.words.continue);
      await stage.sees(stage.words.members);
      const id = await stage.page.evaluate(async api => {
        const answer = await fetch(`${api}/v1/me?__clerk_api_version=2026-05-12`, { credentials: 'include' });
        return String((await answer.json()).response.id);
      }, stage.world.api);
      const actor = { sub: 'user_support' };
      const { token } = await stage.world.backend<{ token: string }>('/actor_tokens', { user_id: id, actor });
      await follow(stage, token, 'sign_in');
      await stage.sees(stage.words.terms.impersonating);
      await expect(stage.page.getByText(stage.words.members)).toBeVisible();
    },
    way: ({ words }) => ({ press: words.terms.stopImpersonating, leadsTo: words.terms.waitlistSubtitle }),
  },
];
