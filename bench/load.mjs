import { createPerson, repeat } from './person.mjs';

// The second process of `server.mjs`: it asks, so that what it costs is not counted as the server's. Answers by message.

const password = 'bench violet harbour 27';
const people = 12;

const [address] = process.argv.slice(2);
const addressOf = index => `person${index}+clerk_test@example.com`;

for (let index = 0; index < people; index++) await createPerson(address).signUp(addressOf(index), password);

/** Each has a browser with a session. */
const members = await Promise.all(
  Array.from({ length: people }, async (_, index) => {
    const person = createPerson(address);
    return { person, sessionId: await person.signIn(addressOf(index), password) };
  }),
);
const memberAt = index => members[index % people];

// What is first asked for is slower than what comes later; a server has long been running.
await repeat(index => memberAt(index).person.readClient(), { atOnce: 4, times: 200, seconds: 5 });

const signIns = await repeat(index => createPerson(address).signIn(addressOf(index % people), password), {
  atOnce: 8,
  times: 300,
  seconds: 12,
});
const mints = await repeat(
  index => {
    const { person, sessionId } = memberAt(index);
    return person.mint(sessionId);
  },
  { atOnce: 8, times: 4000, seconds: 6 },
);
const alone = await repeat(index => memberAt(index).person.readClient(), { atOnce: 1, times: 1000, seconds: 6 });
const together = await repeat(index => memberAt(index).person.readClient(), { atOnce: 8, times: 4000, seconds: 6 });

process.send({ signIns, mints, alone, together });
process.disconnect();
