/**
 * The next value, with every part that says the same as before replaced by the part from before. So `===` tells
 * whether something changed, at any depth. Only plain objects and arrays are looked into.
 */
export function share<Value>(before: unknown, next: Value): Value {
  // A part from before says the same as the new one, so it has its type.
  return shared(before, next) as Value;
}

function shared(before: unknown, next: unknown): unknown {
  if (Object.is(before, next) || !isPlain(before) || !isPlain(next)) return next;
  if (Array.isArray(before) !== Array.isArray(next)) return next;
  const keys = Object.keys(next);
  const entries = keys.map((key): [string, unknown] => [key, shared(before[key], next[key])]);
  const same =
    keys.length === Object.keys(before).length &&
    entries.every(([key, value]) => Object.hasOwn(before, key) && Object.is(before[key], value));
  if (same) return before;
  return Array.isArray(next) ? entries.map(([, value]) => value) : Object.fromEntries(entries);
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (!value || typeof value !== 'object') return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype;
}
