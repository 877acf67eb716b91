/** What our own server wants to be shown before it goes on: work, or a third party's word. */
export type BotChallengeJSON = ProofOfWorkJSON | WidgetChallengeJSON;

/**
 * Work for a browser. Each of `count` puzzles is solved by a number: SHA-256 over the 16 bytes of the seed, the puzzle's
 * own number from 0 and that number, each of the two as 32 bits, begins with `bits` zeros. The token is the challenge, a
 * dot, and the numbers in base 36 with dashes between them.
 */
export interface ProofOfWorkJSON {
  readonly object: 'bot_challenge';
  readonly kind: 'proof_of_work';
  readonly action: 'signup' | 'verify';
  readonly challenge: string;
  /** 32 hexadecimal digits. */
  readonly seed: string;
  readonly bits: number;
  readonly count: number;
  readonly expires_at: number;
}

export interface WidgetChallengeJSON {
  readonly object: 'bot_challenge';
  readonly kind: 'turnstile' | 'hcaptcha';
  readonly action: 'signup' | 'verify';
  readonly site_key: string;
}
