import { isLoopback } from 'auth-elements/wire';
import type { SettingName, Values } from '../config.js';
import type { Settings } from '../settings.js';

/** Where a third party checks what its widget gave out. */
const addresses = {
  turnstile: 'https://challenges.cloudflare.com/turnstile/v0/siteverify',
  hcaptcha: 'https://api.hcaptcha.com/siteverify',
} as const;

/** Fills in what follows from the kind of bot protection, and refuses what does not go together. */
export function botsOf(
  values: Values,
  { instance }: Pick<Settings, 'instance'>,
  fail: (name: SettingName, sentence: string) => never,
): Settings['bots'] {
  const kind = values.botProtection ?? (instance === 'production' ? 'proof_of_work' : 'off');
  const third = kind === 'turnstile' || kind === 'hcaptcha';
  const why = `is missing, and AUTH_BOT_PROTECTION=${kind} needs it.`;
  if (third && values.botSiteKey === undefined) fail('botSiteKey', why);
  if (third && values.botSecret === undefined) fail('botSecret', why);
  const url = values.botVerifyUrl;
  if (url && url.protocol !== 'https:' && !isLoopback(url.host)) fail('botVerifyUrl', 'has to be https.');
  return {
    kind,
    siteKey: values.botSiteKey,
    secret: values.botSecret,
    verifyUrl: third ? (url ?? new URL(addresses[kind])) : undefined,
    difficulty: values.botDifficulty ?? 18,
    afterFailures: values.botAfterFailures ?? 5,
    freeSignUps: values.botFreeSignUps ?? 3,
  };
}
