import type { ColumnType, JSONColumnType } from 'kysely';

/** Metadata and other JSON objects. Written as text, read as the object. */
export type Json = JSONColumnType<Record<string, unknown>>;
/** A JSON object with an SQL default. */
export type DefaultJson = ColumnType<Record<string, unknown>, string | undefined, string>;

export type NullableJson = ColumnType<Record<string, unknown> | null, string | null | undefined, string | null>;
/** A list of texts. Written as JSON, read as the list. */
export type Texts = ColumnType<readonly string[], string, string>;

/** Who acts as a user: at least the actor's own id. */
export interface Actor {
  readonly sub: string;
  readonly [name: string]: unknown;
}

export type NullableActor = ColumnType<Actor | null, string | null | undefined, string | null>;
