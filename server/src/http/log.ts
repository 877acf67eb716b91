import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';
import type { Settings } from '../settings.js';

// What must never be in a log even if somebody hands the whole object over.
const secretNames = ['password', 'new_password', 'current_password', 'code', 'token', 'jwt', 'cookie', 'authorization'];

/** The log: JSON lines in production, short readable ones in development. One event is one line in both. */
export function createLog(settings: Settings, destination?: DestinationStream): Logger {
  const redact = { paths: secretNames.flatMap(name => [name, `*.${name}`, `*["set-cookie"]`]), censor: '[redacted]' };
  const options = { base: null, redact };
  if (settings.instance === 'production') return pino(options, destination ?? pino.destination(1));
  return pino(options, readable(destination ?? pino.destination(1)));
}

const levels: Readonly<Record<number, string>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
};

/** Turns pino's JSON into a short line. The values stay JSON, so no text in them can begin a line of its own. */
function readable(destination: DestinationStream): DestinationStream {
  return {
    write(line: string) {
      // pino wrote this line itself, as an object with these members.
      const { level, time, msg, err, ...rest } = JSON.parse(line) as Record<string, unknown>;
      const clock = new Date(Number(time)).toISOString().slice(11, 19);
      const details = Object.entries(rest).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
      const cause = err === undefined ? [] : [JSON.stringify(err)];
      const text = [
        clock,
        levels[Number(level)] ?? 'info',
        printable(typeof msg === 'string' ? msg : ''),
        ...details,
        ...cause,
      ].join(' ');
      destination.write(`${text}\n`);
    },
  };
}

const longestText = 8192;

/** Control characters would move the cursor or begin a new line; what is very long would fill the screen. */
export function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return text.slice(0, longestText).replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, character => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
