// Read with the digits of the addresses and codes beside it.
const latin = (language: string): string => `${language}-u-nu-latn`;

const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** How long something is past, in words: "2 hours ago", "yesterday". What a clock that goes ahead calls future is now. */
export function ago(language: string, then: number, now = Date.now()): string {
  const seconds = Math.max(0, (now - then) / 1000);
  const [unit, length] = units.find(([, size]) => seconds >= size) ?? (['second', Infinity] as const);
  const format = new Intl.RelativeTimeFormat(latin(language), { numeric: 'auto' });
  return format.format(-Math.floor(seconds / length), unit).trim();
}

/** A moment in the person's own time zone, with the day and the minute: both are looked for after a theft. */
export function momentOf(language: string, time: number): string {
  return new Intl.DateTimeFormat(latin(language), { dateStyle: 'medium', timeStyle: 'short' }).format(time);
}

/** A day, as it is written in a sentence. */
export function dayOf(language: string, time: number): string {
  return new Intl.DateTimeFormat(latin(language), { dateStyle: 'medium' }).format(time);
}
