import type * as phone from './phone.js';

/** What is known of phone numbers, which is a lot: loaded before a first step shows where the instance has them. */
export const phones: { part?: typeof phone } = {};
