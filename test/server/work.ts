import { createHash } from 'node:crypto';
import type { BotChallengeJSON, ProofOfWorkJSON } from 'auth-elements/wire';
import type { Browser } from './browser.js';

/** Asks what has to be shown; it is work. */
export async function askForWork(browser: Browser, action = 'signup'): Promise<ProofOfWorkJSON> {
  const { json, text } = await browser.post<BotChallengeJSON>('/client/bot_challenges', { captcha_action: action });
  if (json.response.kind !== 'proof_of_work') throw new Error(`This is no work: ${text}`);
  return json.response;
}

/** Does the work, as any program with a hash function can. */
export function solve({ challenge, seed, bits, count }: ProofOfWorkJSON): string {
  const fits = (puzzle: number, nonce: number): boolean => {
    const message = Buffer.alloc(24);
    message.write(seed, 'hex');
    message.writeUInt32BE(puzzle, 16);
    message.writeUInt32BE(nonce, 20);
    return createHash('sha256').update(message).digest().readUInt32BE() >>> (32 - bits) === 0;
  };
  const answers = Array.from({ length: count }, (_, puzzle) => {
    let nonce = 0;
    while (!fits(puzzle, nonce)) nonce++;
    return nonce.toString(36);
  });
  return `${challenge}.${answers.join('-')}`;
}

/** What a sign-up sends along. */
export async function worked(browser: Browser, action = 'signup') {
  return { captcha_token: solve(await askForWork(browser, action)), captcha_widget_type: 'proof_of_work' };
}
