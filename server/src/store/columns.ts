import type { ColumnType, JSONColumnType } from 'kysely';

/** Metadata and other JSON objects. Written as text, read as the object. */
export type Json = JSONColumnType<Record<string, unknown>>;
/** A JSON object with an SQL default. */
export type DefaultJson = ColumnType<Record<string, unknown>, string | undefined, string>;

/** Who acts as a user: at least the actor's own id. */
export interface Actor {
  readonly sub: string;
  readonly [name: string]: unknown;
}

export type NullableActor = ColumnType<Actor | null, string | null | undefined, string | null>;
