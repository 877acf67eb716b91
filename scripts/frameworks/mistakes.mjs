import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where the mistakes are that a folder's files make on purpose: in each line after one that says `wrong:`. */
export function mistakesIn(directory) {
  return readdirSync(directory).flatMap(name =>
    readFileSync(join(directory, name), 'utf8')
      .split('\n')
      .flatMap((line, index) => (/\bwrong:/.test(line) ? [`${name}:${index + 2}`] : [])),
  );
}

// `file.ts(3,5): error …`, `file.ts:3:5 - error …`, and `1234 ERROR "file.svelte" 3:5 …`
const place = /([\w-]+\.(?:tsx?|vue|svelte))(?:\(|:|" )(\d+)[,:]\d+/;

/** Where a checker of any framework reports errors. */
export function reportedIn(output) {
  // eslint-disable-next-line no-control-regex -- colours come as control characters
  const lines = output.replace(/\u001b\[[0-9;]*m/g, '').split('\n');
  const found = lines
    .filter(line => /\berror\b/i.test(line))
    .flatMap(line => {
      const [, file, row] = place.exec(line) ?? [];
      // What is wrong with no file, such as with the settings, stands for itself; other lines go on with a message.
      return file ? `${file}:${row}` : /error TS\d+/.test(line) ? line : [];
    });
  return [...new Set(found)];
}
