import { Problem } from './problem.js';
import { shown } from './form.js';
import { tooMany } from './refusals.js';
import { addressBucket } from './ip.js';
import type { Check } from './exchange.js';

// What the official client adds to bodies of its own accord.
const passing = /^(?:locale|timezone|tab_state|token|force_origin|proof_token|captcha_\w{1,40}|protect_\w{1,40})$/;

/** Refuses fields that the endpoint does not know: what is not read must not seem to work. */
export function takes(...names: readonly string[]): Check {
  return ({ form }) => {
    const unknown = form.names.find(name => !names.includes(name) && !passing.test(name));
    if (unknown === undefined) return;
    throw new Problem(422, 'form_param_unknown', `${shown(unknown)} is not a parameter of this endpoint`, {
      field: shown(unknown),
      sentence: 'This field is not known here.',
    });
  };
}

const tenSeconds = 10_000;

/** At most so many requests in ten seconds from one address, counted before any work is done for them. */
export function limitedPerAddress(name: string, limit: number): Check {
  return async ({ instance, ip }) => {
    const { retryAfter } = await instance.limits.count(`ip:${name}:${addressBucket(ip)}`, limit, tenSeconds);
    if (retryAfter !== undefined) throw tooMany(retryAfter);
  };
}
