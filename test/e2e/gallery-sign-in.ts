import { expect } from '@playwright/test';
import type { GalleryState } from './gallery.js';
import { password } from './visitor.js';

const wrongPassword = 'not the password';

export const signIn: readonly GalleryState[] = [
  {
    name: 'loading',
    reach: async stage => {
      await stage.openGuarded();
      await stage.hold('/v1/');
      await stage.openAnew();
      await expect(stage.page.locator('auth-sign-in [part=card]')).toHaveAttribute('aria-busy', 'true');
    },
    way: 'waits',
  },
  {
    name: 'sign-in',
    reach: async stage => {
      await stage.openGuarded();
      await stage.visitor.isGuest();
    },
  },
  {
    name: 'sign-in: nothing typed',
    after: 'sign-in',
    reach: async stage => {
      await stage.press(stage.words.continue);
      await stage.sees(stage.words.errors.form_param_nil as string);
    },
  },
  {
    name: 'sign-in: busy',
    after: 'sign-in: nothing typed',
    reach: async stage => {
      await stage.type(stage.words.identifier, stage.people[0]);
      await stage.hold('/sign_ins');
      await stage.press(stage.words.continue);
      await expect(stage.page.locator('.auth-submit[aria-disabled=true]')).toBeVisible();
    },
    way: 'waits',
  },
  {
    name: 'password',
    after: 'sign-in: busy',
    reach: async stage => {
      await stage.release();
      await stage.sees(stage.words.terms.passwordTitle);
    },
  },
  {
    name: 'password: shown',
    after: 'password',
    reach: async stage => {
      await stage.type(stage.words.password, wrongPassword);
      await stage.press(stage.words.terms.showPassword);
      await stage.sees(wrongPassword);
    },
  },
  {
    name: 'password: wrong',
    after: 'password: shown',
    reach: async stage => {
      await stage.press(stage.words.continue);
      await stage.sees(stage.words.errors.form_password_incorrect as string);
    },
  },
  {
    name: 'password: no connection',
    after: 'password: wrong',
    reach: async stage => {
      stage.fail('attempt_first_factor', 'refuse');
      await stage.press(stage.words.continue);
      await stage.sees(stage.words.errors.network_error as string);
    },
  },
  {
    name: 'password: too many tries',
    after: 'password: no connection',
    reach: async stage => {
      stage.mend();
      stage.fail('attempt_first_factor', { status: 429 });
      await stage.press(stage.words.terms.retry);
      await stage.sees(stage.words.errors.too_many_requests as string);
      stage.mend();
    },
  },
  {
    name: 'member',
    after: 'password: too many tries',
    reach: async stage => {
      await stage.type(stage.words.password, password);
      await stage.press(stage.words.continue);
      await stage.visitor.isMember();
    },
  },
  {
    name: 'menu',
    after: 'member',
    reach: async stage => {
      await stage.press(stage.words.menu);
      await stage.sees(stage.words.signOut);
    },
  },
  {
    name: 'menu: busy',
    after: 'menu',
    reach: async stage => {
      await stage.hold('/v1/client/sessions');
      await stage.press(stage.words.signOut);
      await expect(stage.page.locator('[role=menuitem][aria-disabled=true]').first()).toBeVisible();
    },
    way: 'waits',
  },
  {
    name: 'menu: no connection',
    after: 'menu: busy',
    reach: async stage => {
      stage.fail('/v1/client/sessions', 'refuse');
      await stage.release();
      await stage.sees(stage.words.errors.network_error as string);
      stage.mend();
    },
    way: ({ words }) => ({ press: words.signOut, leadsTo: words.terms.noAccount }),
  },
];

export const codes: readonly GalleryState[] = [
  {
    name: 'code',
    after: 'password',
    reach: async stage => {
      await stage.press(stage.words.byCode);
      await stage.sees(stage.words.terms.codeTitle);
    },
  },
  {
    name: 'code: wrong',
    after: 'code',
    reach: async stage => {
      await stage.type(stage.words.code, '000000');
      await stage.sees(stage.words.errors.form_code_incorrect as string);
    },
  },
  {
    name: 'code: another is offered',
    after: 'code: wrong',
    reach: stage => stage.sees(new RegExp(`^${stage.words.resend}$`, 'm')),
  },
  {
    name: 'code: another is sent',
    after: 'code: another is offered',
    reach: async stage => {
      await stage.press(stage.words.resend);
      await stage.sees(stage.words.terms.codeSent);
    },
    way: ({ words }) => ({ press: words.terms.change, leadsTo: words.terms.signInSubtitle }),
  },
  {
    name: 'reset: code',
    after: 'password',
    reach: async stage => {
      await stage.mailing(() => stage.press(stage.words.forgot));
      await stage.sees(stage.words.terms.resetTitle);
    },
  },
  {
    name: 'reset: new password',
    after: 'reset: code',
    reach: async stage => {
      await stage.type(stage.words.code, await stage.code());
      await stage.sees(stage.words.terms.newPasswordTitle);
    },
  },
  {
    name: 'reset: too short',
    after: 'reset: new password',
    reach: async stage => {
      await stage.type(stage.words.password, 'abc');
      await stage.press(stage.words.continue);
      await expect(stage.page.locator('input[name=password]')).toHaveAttribute('aria-invalid', 'true');
    },
  },
  {
    name: 'reset: too easy',
    after: 'reset: too short',
    reach: async stage => {
      await stage.type(stage.words.password, 'charlie1999');
      await expect(stage.page.locator('[data-judgement=weak]')).toBeVisible();
    },
  },
  {
    name: 'reset: good',
    after: 'reset: too easy',
    reach: async stage => {
      await stage.type(stage.words.password, password);
      await stage.sees(stage.words.terms.passwordGood);
    },
    way: ({ words }) => ({ press: words.continue, leadsTo: words.members }),
  },
];
