import { snakeName } from './camel.js';

/**
 * What a verb was given, as the protocol wants it: snake_case keys at the top level, `null` as the empty string,
 * repeated keys for lists, JSON text for objects. What is `undefined` is left out.
 */
export function formBody(input: object): URLSearchParams {
  const form = new URLSearchParams();
  for (const [key, value] of Object.entries(input) as [string, unknown][]) {
    if (value === undefined) continue;
    for (const item of Array.isArray(value) ? value : [value]) form.append(snakeName(key), fieldText(item));
  }
  return form;
}

function fieldText(value: unknown): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
