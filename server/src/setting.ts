import type { Parser } from './config-parsers.js';

/** One setting: where it is written, what it may be, and what the documentation says of it. */
export interface Setting<Value, Given> {
  readonly variable: string;
  readonly parse: Parser<Value, Given>;
  /** The default as it would be written; undefined where it follows from other settings, which `shown` explains. */
  readonly fallback: string | undefined;
  readonly shown: string;
  readonly meaning: string;
  /** Never printed. */
  readonly secret: boolean;
}

type Extra = { readonly shown?: string; readonly secret?: boolean };

/** A row of the catalogue. */
export function setting<Value, Given>(
  variable: string,
  parse: Parser<Value, Given>,
  fallback: string | undefined,
  meaning: string,
  { shown = fallback ?? 'none', secret = false }: Extra = {},
): Setting<Value, Given> {
  return { variable, parse, fallback, shown, meaning, secret };
}
