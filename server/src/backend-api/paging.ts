import type { Answer, Exchange } from '../http/exchange.js';
import { invalidValue } from '../http/refusals.js';

/** Which part of a list is asked for. */
export interface Page {
  readonly limit: number;
  readonly offset: number;
}

export function readPage({ url }: Exchange, most = 500): Page {
  return { limit: wholeNumber(url, 'limit', 10, 1, most), offset: wholeNumber(url, 'offset', 0, 0, 1_000_000_000) };
}

function wholeNumber(url: URL, name: string, fallback: number, least: number, most: number): number {
  const text = url.searchParams.get(name);
  if (text === null) return fallback;
  const number = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (!(number >= least && number <= most)) throw invalidValue(name);
  return number;
}

/** A list as it travels: alone, or with how many there are where that is asked for. */
export function listed({ url }: Exchange, data: readonly unknown[], total: number): Answer {
  const paginated = url.searchParams.get('paginated') === 'true';
  return { kind: 'bare', body: paginated ? { data, total_count: total } : data };
}

/** One of the values that a filter may have; undefined where it is not set. */
export function filterOf<Value extends string>(
  { url }: Exchange,
  name: string,
  values: readonly Value[],
): Value | undefined {
  const text = url.searchParams.get(name);
  if (text === null || text === '') return undefined;
  const found = values.find(value => value === text);
  if (found === undefined) throw invalidValue(name);
  return found;
}

/** The column to order by, and which way: `-created_at` begins with the newest. */
export function orderOf<Column extends string>(
  { url }: Exchange,
  columns: readonly Column[],
): { readonly column: Column | 'created_at'; readonly direction: 'asc' | 'desc' } {
  // In a query a plus sign is a blank.
  const [, sign = '+', name = ''] = /^([+ -]?)(\w+)$/.exec(url.searchParams.get('order_by') ?? '-created_at') ?? [];
  const column = name === 'created_at' ? name : columns.find(one => one === name);
  if (column === undefined) throw invalidValue('order_by');
  return { column, direction: sign === '-' ? 'desc' : 'asc' };
}

/** What is looked for in a column, as the pattern of `like`. */
export function patternOf({ url }: Exchange): string | undefined {
  const text = url.searchParams.get('query')?.trim().toLowerCase();
  return text ? `%${text.replace(/[\\%_]/g, String.raw`\$&`)}%` : undefined;
}
