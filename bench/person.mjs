const origin = 'http://localhost:3000';

/** One person with a browser of their own: asks the frontend API and keeps the client cookie. */
export function createPerson(address, cookie = '') {
  const ask = async (method, path, fields) => {
    const response = await fetch(`${address}/v1/${path}`, {
      method,
      headers: { origin, ...(cookie && { cookie }) },
      ...(fields && { body: new URLSearchParams(fields) }),
    });
    // The last one counts, as in a browser.
    const given = response.headers.getSetCookie().findLast(line => line.startsWith('__client='));
    if (given) cookie = given.split(';')[0];
    const body = await response.json();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${JSON.stringify(body.errors)}`);
    return body;
  };
  return {
    ask,
    async signIn(identifier, password) {
      const { response } = await ask('POST', 'client/sign_ins', { strategy: 'password', identifier, password });
      if (response.status !== 'complete') throw new Error(`The sign-in of ${identifier} is ${response.status}.`);
      return response.created_session_id;
    },
    async signUp(emailAddress, password) {
      const { response } = await ask('POST', 'client/sign_ups', { email_address: emailAddress, password });
      const path = `client/sign_ups/${response.id}`;
      await ask('POST', `${path}/prepare_verification`, { strategy: 'email_code' });
      const done = await ask('POST', `${path}/attempt_verification`, { strategy: 'email_code', code: '424242' });
      if (done.response.status !== 'complete') throw new Error(`The sign-up is ${done.response.status}.`);
    },
    mint: sessionId => ask('POST', `client/sessions/${sessionId}/tokens`, {}),
    readClient: () => ask('GET', 'client'),
  };
}

/** Does something again and again, so many at a time, for so long or so often, and answers how long each took. */
export async function repeat(work, { atOnce, times, seconds }) {
  const started = performance.now();
  const end = started + seconds * 1000;
  const durations = [];
  let next = 0;
  const worker = async () => {
    while (next < times && performance.now() < end) {
      const index = next++;
      const before = performance.now();
      await work(index);
      durations.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { durations, perSecond: (durations.length / (performance.now() - started)) * 1000 };
}
