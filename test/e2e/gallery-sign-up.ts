import { expect } from '@playwright/test';
import type { GalleryState } from './gallery.js';
import { ownFieldsIn } from './made-pages.js';
import { password } from './visitor.js';

export const signUp: readonly GalleryState[] = [
  {
    name: 'sign-up',
    after: 'sign-in',
    reach: async stage => {
      await stage.press(stage.words.signUp);
      await stage.sees(stage.words.terms.signUpSubtitle);
    },
  },
  {
    name: 'sign-up: nothing typed',
    after: 'sign-up',
    reach: async stage => {
      await stage.press(stage.words.continue);
      await stage.sees(stage.words.errors.form_param_nil as string);
    },
  },
  {
    name: 'sign-up: a breached password',
    after: 'sign-up: nothing typed',
    reach: async stage => {
      await stage.type(stage.words.password, 'password123');
      await expect(stage.page.locator('[data-judgement=breached]')).toBeVisible();
    },
  },
  {
    name: 'sign-up: code',
    after: 'sign-up: a breached password',
    reach: async stage => {
      await stage.type(stage.words.identifier, stage.world.address('somebody-with-a-rather-long-name'));
      await stage.type(stage.words.password, password);
      await stage.consent();
      await stage.press(stage.words.continue);
      await stage.sees(stage.words.terms.codeTitle);
    },
    way: ({ words }) => ({ press: words.terms.change, leadsTo: words.terms.haveAccount }),
  },
  {
    name: 'sign-up: no code was asked for yet',
    after: 'sign-up: a breached password',
    reach: async stage => {
      await stage.type(stage.words.identifier, stage.world.address());
      await stage.type(stage.words.password, password);
      await stage.consent();
      stage.fail('prepare_verification', 'refuse');
      await stage.press(stage.words.continue);
      await stage.sees(stage.words.errors.network_error as string);
      stage.mend();
      await stage.page.reload();
      await stage.sees(stage.words.terms.prepareTitle);
    },
    way: ({ words }) => ({ press: words.terms.sendCode, leadsTo: words.terms.codeTitle }),
  },
  {
    name: 'more',
    reach: async stage => {
      await stage.open(ownFieldsIn(stage.words));
      await stage.type(stage.words.identifier, stage.world.address());
      await stage.type(stage.words.password, password);
      await stage.consent();
      await stage.press(stage.words.continue);
      await stage.sees(stage.words.terms.fieldsTitle);
    },
  },
  {
    name: 'more: refused',
    after: 'more',
    reach: async stage => {
      await stage.press(stage.words.continue);
      const company = stage.page.locator('input[name=company]');
      await expect(company).toHaveAttribute('aria-invalid', 'true');
      // The browser's own bubble covers what is below it, and goes when it likes.
      await company.blur();
      await company.focus();
    },
  },
  {
    name: 'more: filled',
    after: 'more: refused',
    reach: stage => stage.type(stage.words.company, 'Analytical Engines and Difference Engines of London'),
    way: ({ words }) => ({ press: words.continue, leadsTo: words.terms.codeTitle }),
  },
];
