const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads a JSON object. Answers `undefined` for anything else, and where a name occurs twice (RFC 8725 §2.4). */
export function parseObject(bytes: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  let text: string;
  let value: unknown;
  try {
    text = decoder.decode(bytes);
    value = JSON.parse(text);
  } catch {
    // Not UTF-8 or not JSON: the caller refuses both in the same words.
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  // What is written again exactly as it stood has lost no name. Only other spellings are looked through.
  if (JSON.stringify(value) !== text && repeatsName(text)) return undefined;
  // Every member of an object has a name, and nothing is known about its value yet.
  return value as Record<string, unknown>;
}

/** Whether any object in a well-formed JSON text has a name twice. JSON.parse would keep the last one silently. */
function repeatsName(text: string): boolean {
  const names: Set<string>[] = [];
  for (const [token, quoted, colon] of text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[{}]/g)) {
    if (token === '{') names.push(new Set());
    else if (token === '}') names.pop();
    else if (quoted && colon) {
      const name = quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1);
      const seen = names.at(-1);
      if (seen?.has(name)) return true;
      seen?.add(name);
    }
  }
  return false;
}
