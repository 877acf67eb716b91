import { normalizeEmail } from 'auth-elements/wire';
import { z } from 'zod';
import { longestMetadata } from '../account/metadata.js';

/** What several endpoints of the backend API take. */

/** An address, as it was written and as it is compared. */
export const email = z.string('Write an e-mail address.').transform((text, context) => {
  const key = normalizeEmail(text);
  if (key !== undefined) return { email: text.trim(), key };
  context.addIssue({ code: 'custom', message: 'Write an e-mail address, like ada@example.com.' });
  return z.NEVER;
});

export const metadata = z
  .record(z.string(), z.unknown())
  .refine(value => JSON.stringify(value).length <= longestMetadata, 'This is more than 8 kB.');

export const seconds = z.number('Write a number of seconds.').int().min(1);
