import type { Metadata } from '../wire/index.js';

type CamelKey<Key> = Key extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<CamelKey<Tail>>}` : Key;

/** The protocol's JSON as the client shows it: camelCase names, everything read-only, metadata left as it is. */
export type Camel<Json> = Json extends string | number | boolean | null | undefined
  ? Json
  : Json extends readonly [infer First, infer Second]
    ? readonly [Camel<First>, Camel<Second>]
    : Json extends readonly (infer Item)[]
      ? readonly Camel<Item>[]
      : Json extends Metadata
        ? {
            readonly [Key in keyof Json as CamelKey<Key>]: Key extends `${string}_metadata`
              ? Json[Key]
              : Camel<Json[Key]>;
          }
        : Json extends object
          ? {
              readonly [Key in keyof Json as CamelKey<Key>]: Key extends `${string}_metadata`
                ? Json[Key]
                : Camel<Json[Key]>;
            }
          : Json;

/** `email_address_id` → `emailAddressId`. */
export function camelName(name: string): string {
  return name.replace(/_([a-z\d])/g, (_, first: string) => first.toUpperCase());
}

/** `emailAddressId` → `email_address_id`. */
export function snakeName(name: string): string {
  return name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
}

/** Renames the keys at every depth. What lies inside metadata is the application's own and keeps its names. */
export function toCamel<Json>(json: Json): Camel<Json> {
  // The type and this function follow the same rule; the compiler cannot see that through a recursion over keys.
  return convert(json) as Camel<Json>;
}

function convert(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(convert);
  if (!json || typeof json !== 'object') return json;
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [camelName(key), key.endsWith('_metadata') ? value : convert(value)]),
  );
}
