/** Looks into JSON of which nothing is known yet. What is no object has no members. */
export function record(json: unknown): Readonly<Record<string, unknown>> {
  // An object may be asked for any name; what it answers is unknown all the same.
  return json && typeof json === 'object' ? (json as Readonly<Record<string, unknown>>) : {};
}
