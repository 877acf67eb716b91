const tag = /^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,3}$/i;

/** The person's language: what the page says, else the first that the browser prefers; null when neither is one. */
export function languageOf(wanted: string | undefined, request: Request): string | null {
  const [first = ''] = (request.headers.get('accept-language') ?? '').split(',');
  const [preferred = ''] = first.split(';');
  return [wanted ?? '', preferred.trim()].find(candidate => tag.test(candidate)) ?? null;
}
