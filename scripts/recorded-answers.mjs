import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { exceptions } from './protocol-exceptions.mjs';
import { createProtocol, readDescription } from './protocol.mjs';
import { root, stopWith } from './setup.mjs';

// Holds every answer that the end-to-end run saw to the published description of the protocol. One check is one
// operation with one status, however many answers there are; and every exception has to be needed.

const [directory] = process.argv.slice(2);
if (!directory) stopWith('Name the directory that holds the reference material: node scripts/recorded-answers.mjs DIR');
const recordings = join(root, '.cache', 'responses');
const files = existsSync(recordings) ? readdirSync(recordings).filter(name => name.endsWith('.jsonl')) : [];
const lines = files.flatMap(name => readFileSync(join(recordings, name), 'utf8').split('\n').filter(Boolean));
if (lines.length === 0) {
  console.error('No answers are recorded. The end-to-end run of npm test records them: run it first.');
  console.log('\n0 passed, 1 failed');
  process.exit(1);
}
// The protocol's own paths; the inbox, health and the like are this server's own affair.
const answers = lines.map(line => JSON.parse(line)).filter(({ path }) => /^\/(v1|\.well-known|oauth)\//.test(path));

/** What is wrong with the answers, by operation and status: each fault once, and how many answers there were. */
function check(protocol) {
  const checks = new Map();
  for (const answer of answers) {
    const { name, validate, lack } = protocol.find(answer);
    const entry = checks.get(name) ?? { count: 0, faults: new Set() };
    checks.set(name, entry);
    entry.count++;
    if (lack) entry.faults.add(lack);
    else if (!validate(answer.body))
      for (const error of telling(validate.errors ?? [])) entry.faults.add(describe(error));
  }
  return checks;
}

/** Less what only says that a value is not one of the other things it might have been. */
function telling(errors) {
  const branch = ({ schemaPath }) => schemaPath.split('/properties/')[0];
  const names = ({ keyword, instancePath }) =>
    /^(enum|pattern)$/.test(keyword) && /\/(object|strategy)$/.test(instancePath);
  const others = new Set(errors.filter(names).map(branch));
  const rest = errors.filter(error => error.keyword !== 'if' && !others.has(branch(error)));
  return rest.some(({ keyword }) => keyword !== 'oneOf') ? rest.filter(({ keyword }) => keyword !== 'oneOf') : errors;
}

function describe({ instancePath, message, params }) {
  const detail = params.unevaluatedProperty ?? params.additionalProperty ?? params.allowedValues?.join(', ');
  return `${instancePath.replace(/\/\d+(?=\/|$)/g, '/*') || 'the body'} ${message}${detail ? `: ${detail}` : ''}`;
}

const conforms = checks => [...checks.values()].every(({ faults }) => faults.size === 0);

const description = readDescription(resolve(directory));
const checks = check(createProtocol(description, exceptions));
const sum = { passed: 0, failed: 0 };
const tell = (faults, sentence) => {
  sum[faults.size ? 'failed' : 'passed']++;
  console.log(`${faults.size ? '✗' : '✓'} ${sentence}`);
  for (const fault of faults) console.log(`    ${fault}`);
};
for (const [name, { count, faults }] of [...checks].sort(([a], [b]) => a.localeCompare(b)))
  tell(faults, `${name} (${count} ${count === 1 ? 'answer' : 'answers'})`);

// An exception that nothing needs hides what may go wrong later. While answers are wrong anyway, nobody can tell.
if (sum.failed === 0) {
  const idle = exceptions.filter((_, index) =>
    conforms(check(createProtocol(description, exceptions.toSpliced(index, 1)))),
  );
  tell(new Set(idle.map(({ at, why }) => `${at.slice(2).join(' › ')}: ${why}`)), 'every exception is needed');
}

console.log(`\n${answers.length} answers held to the description, ${exceptions.length} exceptions`);
console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed ? 1 : 0;
