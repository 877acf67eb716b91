import type { GalleryState } from './gallery.js';
import { guardedBodyIn } from './made-pages.js';
import type { Stage } from './stage.js';
import { password } from './visitor.js';

/** What a server says that is set up otherwise, or newer, or not there. */
export const unusual: readonly GalleryState[] = [
  {
    name: 'methods',
    after: 'sign-in',
    reach: async stage => {
      // Who has no password gets a code at once, unless it cannot be asked for.
      await stage.rewrite('/v1/client/sign_ins', answer => {
        for (const attempt of attemptsOf(answer)) attempt['supported_first_factors'] = withoutPassword(attempt);
      });
      stage.fail('prepare_first_factor', 'refuse');
      await begin(stage);
      await stage.sees(stage.words.errors.network_error as string);
      await stage.sees(stage.words.terms.methodsTitle);
      stage.mend();
    },
    way: ({ words }) => ({ press: words.byCode, leadsTo: words.terms.codeTitle }),
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
      await stage.openGuarded();
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
      await stage.openGuarded();
      stage.fail('/v1/', 'refuse');
      await stage.openAnew();
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

function withoutPassword({ supported_first_factors: factors }: Attempt): readonly unknown[] {
  return (factors as { readonly strategy: string }[]).filter(({ strategy }) => strategy !== 'password');
}
