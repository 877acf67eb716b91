import { expect, test } from 'vitest';
import { createLog, printable } from '../../server/src/http/log.js';
import type { Settings } from '../../server/src/settings.js';
import { testSettings } from './test-settings.js';

function logOf(instance: Settings['instance']): { log: ReturnType<typeof createLog>; lines: string[] } {
  const lines: string[] = [];
  const log = createLog(testSettings({ instance }), { write: (line: string) => void lines.push(line) });
  return { log, lines };
}

const canary = 'canary-51c0';

test.each(['production', 'development'] as const)(
  'AC-116: in %s one event is one line, whatever is in it',
  instance => {
    const { log, lines } = logOf(instance);
    log.info({ username: 'ada\n{"level":60,"msg":"forged"}\u001b[2J\u2028' }, 'a sentence\nwith a break');
    expect(lines).toHaveLength(1);
    for (const control of ['\n', '\r', '\u001b']) expect(lines[0]?.trimEnd()).not.toContain(control);
  },
);

test.each(['production', 'development'] as const)('in %s a secret that is handed over is not written', instance => {
  const { log, lines } = logOf(instance);
  const names = ['password', 'new_password', 'current_password', 'code', 'token', 'jwt', 'cookie', 'authorization'];
  for (const name of names) log.info({ [name]: canary, inner: { [name]: canary } }, 'event');
  log.info({ headers: { 'set-cookie': canary } }, 'event');
  expect(lines).toHaveLength(names.length + 1);
  expect(lines.join('')).not.toContain(canary);
});

test('production logs JSON with a time and a level', () => {
  const { log, lines } = logOf('production');
  log.warn({ request: 'req_1' }, 'slow');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 40,
    request: 'req_1',
    msg: 'slow',
    time: expect.any(Number),
  });
});

test('control characters are written out', () => {
  expect(printable('a\u0000\u001b\n\u2028\u0085b')).toBe('a\\u0000\\u001b\\u000a\\u2028\\u0085b');
});
