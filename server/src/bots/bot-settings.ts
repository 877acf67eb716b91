import * as p from '../config-parsers.js';
import { setting } from '../setting.js';

/** The settings of what keeps programs out. */
export const botSettings = {
  botProtection: setting(
    'AUTH_BOT_PROTECTION',
    p.oneOf('off', 'proof_of_work', 'turnstile', 'hcaptcha'),
    undefined,
    'What makes it dear for programs to sign up, and to guess passwords. `proof_of_work`: the browser computes for a moment, and nobody else is asked. `turnstile` (Cloudflare) and `hcaptcha` are asked where they are named.',
    { shown: '`proof_of_work` with a live key, `off` on development instances' },
  ),
  botSiteKey: setting('AUTH_BOT_SITE_KEY', p.text(200), undefined, 'The site key of Turnstile or hCaptcha.'),
  botSecret: setting('AUTH_BOT_SECRET', p.text(400), undefined, 'Its secret.', { secret: true }),
  botVerifyUrl: setting(
    'AUTH_BOT_VERIFY_URL',
    p.webAddress,
    undefined,
    'Where the server has answers checked, in place of their own address.',
    { shown: 'that of Turnstile or hCaptcha' },
  ),
  botDifficulty: setting(
    'AUTH_BOT_DIFFICULTY',
    p.wholeNumber(8, 24),
    '18',
    'How much a browser computes: each step up is twice the work. 18 takes a quarter of a second on a desk and a few seconds on an old phone. A suspicious network gets up to eight times the work.',
  ),
  botAfterFailures: setting(
    'AUTH_BOT_AFTER_FAILURES',
    p.wholeNumber(1, 100),
    '5',
    'So many wrong passwords, from one network or for one account, within `AUTH_SLOW_WINDOW`: then each further try has to be earned.',
  ),
  botFreeSignUps: setting(
    'AUTH_BOT_FREE_SIGN_UPS',
    p.wholeNumber(0, 1000),
    '3',
    'With `proof_of_work`: so many sign-ups an hour and network need no work, for clients that do not know of it. Our own elements always do it. 0: none.',
  ),
} as const;
