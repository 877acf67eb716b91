import { expect } from '@playwright/test';
import type { Name } from './driver.js';
import { guardedBodyIn } from './made-pages.js';
import { password } from './visitor.js';
import type { Stage } from './stage.js';

/** One thing that the elements can look like, and how somebody gets there. */
export interface GalleryState {
  readonly name: string;
  /** The state that it is reached from; without one it begins with a page of its own. */
  readonly after?: string;
  readonly reach: (stage: Stage) => Promise<void>;
  /** A way on that no other state of the gallery takes, and what is seen then. A busy state goes on by itself. */
  readonly way?: 'waits' | ((stage: Stage) => { readonly press: Name; readonly leadsTo: Name });
}

const guarded = (stage: Stage): Promise<void> => stage.open(guardedBodyIn(stage.words));
const wrongPassword = 'not the password';

const signIn: readonly GalleryState[] = [
  {
    name: 'loading',
    reach: async stage => {
      await guarded(stage);
      await stage.hold('/v1/');
      await stage.page.reload({ waitUntil: 'commit' });
      await expect(stage.page.locator('auth-sign-in [part=card]')).toHaveAttribute('aria-busy', 'true');
    },
    way: 'waits',
  },
  {
    name: 'sign-in',
    reach: async stage => {
      await guarded(stage);
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

const codes: readonly GalleryState[] = [
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
      await stage.type(stage.words.password, 'blue horse');
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

const signUp: readonly GalleryState[] = [
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
];

/** What a server says that is set up otherwise, or newer, or not there. */
const unusual: readonly GalleryState[] = [
  {
    name: 'methods',
    after: 'sign-in',
    reach: async stage => {
      await stage.rewrite('/v1/client/sign_ins', answer => {
        for (const attempt of attemptsOf(answer)) attempt['supported_first_factors'] = forgottenFirst(attempt);
      });
      await begin(stage);
      await stage.sees(stage.words.terms.methodsTitle);
    },
    way: ({ words }) => ({ press: words.terms.usePassword, leadsTo: words.terms.passwordTitle }),
  },
  {
    name: 'unsupported',
    after: 'sign-in',
    reach: async stage => {
      await stage.rewrite('/v1/client/sign_ins', answer => {
        for (const attempt of attemptsOf(answer)) attempt['status'] = 'needs_something_new';
      });
      await begin(stage);
      await stage.sees(stage.words.terms.unsupportedTitle);
      await stage.page.unrouteAll({ behavior: 'wait' });
    },
    way: ({ words }) => ({ press: words.terms.startOver, leadsTo: words.terms.signInSubtitle }),
  },
  {
    name: 'sign-up: closed',
    reach: async stage => {
      await guarded(stage);
      await stage.rewrite('/v1/environment', answer => {
        const settings = answer['user_settings'] as { sign_up: { mode: string } };
        settings.sign_up.mode = 'restricted';
      });
      await stage.open('<auth-sign-up></auth-sign-up>', { keepRoutes: true });
      await stage.sees(stage.words.terms.signUpClosed);
    },
    way: ({ words }) => ({ press: words.terms.signIn, leadsTo: words.terms.signInSubtitle }),
  },
  {
    name: 'already signed in',
    reach: async stage => {
      await stage.open(`<auth-sign-in></auth-sign-in><auth-user-button></auth-user-button>`);
      await signInAs(stage, stage.people[0]);
    },
  },
  {
    name: 'menu: two accounts',
    after: 'already signed in',
    reach: async stage => {
      await stage.press(stage.words.terms.otherAccount);
      await stage.sees(stage.words.terms.signInSubtitle);
      await signInAs(stage, stage.people[1]);
      await stage.press(stage.words.menu);
      await stage.sees(stage.words.terms.signOutAll);
    },
    way: ({ words }) => ({ press: words.terms.signOutAll, leadsTo: words.terms.signInSubtitle }),
  },
  {
    name: 'no service',
    reach: async stage => {
      await guarded(stage);
      stage.fail('/v1/', 'refuse');
      await stage.page.reload();
      await stage.sees(stage.words.terms.failureTitle);
      stage.mend();
    },
    way: ({ words }) => ({ press: words.terms.retry, leadsTo: words.terms.signInSubtitle }),
  },
  {
    name: 'a key that is none',
    reach: async stage => {
      await stage.open(guardedBodyIn(stage.words), { publishableKey: 'pk_test_nothing' });
      await stage.sees(stage.words.terms.configurationTitle);
    },
    // Only the page's author leads on from here; the card says what to change.
    way: ({ words }) => ({ press: words.terms.retry, leadsTo: words.terms.configurationTitle }),
  },
];

async function begin(stage: Stage, address = stage.people[0]): Promise<void> {
  await stage.type(stage.words.identifier, address);
  await stage.press(stage.words.continue);
}

async function signInAs(stage: Stage, address: string): Promise<void> {
  await begin(stage, address);
  await stage.type(stage.words.password, password);
  await stage.press(stage.words.continue);
  await stage.sees(stage.words.terms.accountTitle);
}

type Attempt = Record<string, unknown>;

/** The attempt in an answer, as the response and in the client beside it. */
function attemptsOf(answer: Record<string, unknown>): readonly Attempt[] {
  const { response, client } = answer as { response?: Attempt; client?: { sign_in?: Attempt } };
  return [response, client?.sign_in].filter(attempt => attempt !== undefined);
}

function forgottenFirst({ supported_first_factors: factors }: Attempt): readonly unknown[] {
  const isReset = ({ strategy }: { readonly strategy: string }): boolean => strategy.startsWith('reset');
  return [...(factors as { readonly strategy: string }[])].sort((a, b) => Number(isReset(b)) - Number(isReset(a)));
}

/** Every state, each after the one that it is reached from. */
export const gallery: readonly GalleryState[] = [...signIn, ...codes, ...signUp, ...unusual];

function stateNamed(name: string): GalleryState {
  const state = gallery.find(one => one.name === name);
  if (!state) throw new Error(`The gallery has no "${name}".`);
  return state;
}

/** Goes to one state from a page of its own. */
export async function goTo(stage: Stage, { after, reach }: GalleryState): Promise<void> {
  if (after !== undefined) await goTo(stage, stateNamed(after));
  await reach(stage);
}

/** Goes through every state and calls `look` in each; where the page is there already, it goes on from there. */
export async function walk(stage: Stage, look: (state: GalleryState) => Promise<void>): Promise<void> {
  let at: string | undefined;
  for (const state of gallery) {
    if (state.after !== undefined && state.after === at) await state.reach(stage);
    else await goTo(stage, state);
    await look(state);
    at = state.name;
  }
}
