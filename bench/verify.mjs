import { createVerifier } from 'fast-jwt';
import { exportJWK, exportSPKI, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { verifyToken } from '../dist/backend/index.js';
import { machine, report, table, verdict } from './report.mjs';
import { median, spread } from './statistics.mjs';

// How many session tokens a second an application's server verifies, beside published libraries that do the same with
// the same key: requirement I3. Each checks the signature, the issuer and the times, and none remembers a result.

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '15' }, milliseconds: { type: 'string', default: '400' } },
});
const rounds = Number(options.rounds);
const milliseconds = Number(options.milliseconds);

const issuer = 'https://auth.app.example';
const page = 'https://app.example';
const tokenCount = 64;
const algorithms = ['RS256'];
const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', use: 'sig', alg: 'RS256' }] };

/** Tokens that differ, as they do in life: a server sees each one a few times. */
async function makeTokens(count) {
  const now = Math.floor(Date.now() / 1000);
  const make = index =>
    new SignJWT({ sid: `sess_${index}`, azp: page, sts: 'active', fva: [0, -1], v: 2, nbf: now - 10 })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: 'one' })
      .setIssuer(issuer)
      .setSubject(`user_${index}`)
      .setIssuedAt(now)
      .setExpirationTime(now + 60)
      .sign(privateKey);
  return Promise.all(Array.from({ length: count }, (_, index) => make(index)));
}

const fastJwt = createVerifier({ key: await exportSPKI(publicKey), algorithms, allowedIss: issuer, cache: false });
const verifiers = [
  { name: 'auth-elements/backend', verify: token => verifyToken(token, { issuer, jwks, authorizedParties: [page] }) },
  { name: 'jose', verify: token => jwtVerify(token, publicKey, { issuer, algorithms, typ: 'JWT' }) },
  { name: 'fast-jwt', verify: async token => fastJwt(token) },
];

/** Verifications a second, with so many of them under way at a time. */
async function speed(verify, tokens, atOnce) {
  const end = performance.now() + milliseconds;
  const started = performance.now();
  let count = 0;
  const worker = async () => {
    while (performance.now() < end) await verify(tokens[count++ % tokens.length]);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return (count / (performance.now() - started)) * 1000;
}

const versions = Object.fromEntries(
  ['jose', 'fast-jwt'].map(name => {
    const file = createRequire(import.meta.url)
      .resolve(name)
      .replace(new RegExp(`(node_modules/${name})/.*`), '$1');
    return [name, JSON.parse(readFileSync(`${file}/package.json`, 'utf8')).version];
  }),
);

async function measure(atOnce) {
  const speeds = new Map(verifiers.map(({ name }) => [name, []]));
  // One round more than counts: the first compiles.
  for (let round = 0; round <= rounds; round++) {
    const tokens = await makeTokens(tokenCount);
    for (const { name, verify } of verifiers) {
      const found = await speed(verify, tokens, atOnce);
      if (round > 0) speeds.get(name).push(found);
    }
  }
  return speeds;
}

const parts = [];
const goals = [];
for (const atOnce of [1, 16]) {
  const speeds = await measure(atOnce);
  const what = atOnce === 1 ? 'one at a time' : `${atOnce} at a time`;
  const rows = [...speeds].map(([name, found]) => [versions[name] ? `${name} ${versions[name]}` : name, spread(found)]);
  parts.push(`Verifications a second, ${what}:`, table(['library', 'median (quartiles)'], rows));
  const [ours, ...others] = [...speeds.values()].map(median);
  const fastest = Math.max(...others);
  // Two runs of the same code on the same machine differ by as much.
  goals.push({
    goal: `${what}: no slower than the fastest, within 5 %`,
    measured: `${(ours / fastest).toFixed(2)} of it`,
    met: ours >= fastest * 0.95,
  });
}

report('verify', 'Verification of a session token', [
  `RS256 with RSA-2048, ${tokenCount} tokens in turn, nothing remembered, ${rounds} interleaved rounds of ${milliseconds} ms. ${machine()}.`,
  verdict(goals),
  ...parts,
]);
