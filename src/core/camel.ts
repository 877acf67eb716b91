import type { Metadata } from '../wire/index.js';

type CamelKey<Key> = Key extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<CamelKey<Tail>>}` : Key;

/** The protocol's JSON as the client shows it: camelCase names, everything read-only, metadata left as it is. */
export type Camel<Json> = Json extends readonly [infer First, infer Second]
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
