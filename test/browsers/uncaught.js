// Put before each element test by the runner: a rejection that nobody handles fails the test in which it happened, or
// the next. Errors outside a promise Mocha reports by itself; a rejection would only be logged.
const uncaught = [];
globalThis.addEventListener('unhandledrejection', event => uncaught.push(event.reason));

// The browser reports a rejection in a task of its own, some time after the microtasks of its turn.
const turn = () => new Promise(resolve => setTimeout(resolve));

function failOnUncaught() {
  const [first] = uncaught.splice(0);
  if (first) throw first instanceof Error ? first : new Error(`Unhandled rejection: ${String(first)}`);
}

afterEach(async () => {
  await turn();
  await turn();
  failOnUncaught();
});

after(async () => {
  for (let turns = 0; turns < 10; turns++) await turn();
  failOnUncaught();
});
