/**
 * For a server that is soon ended: compiling the embedded database twice, the second time well, takes longer than it
 * ever saves.
 */
export const shortLived = ['--liftoff-only'];

/** Asks a child to end, and makes it end when it does not within `patience` milliseconds. */
export function stopChild(child, patience = 15_000) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise(resolve => {
    const hard = setTimeout(() => child.kill('SIGKILL'), patience);
    child.once('exit', () => {
      clearTimeout(hard);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

/** Asks again, every `pause` milliseconds, until `check` answers something true; the last failure is the cause of the error after `limit` milliseconds. */
export async function until(check, what, limit = 15_000, pause = 50) {
  const deadline = Date.now() + limit;
  for (let last; ; await new Promise(resolve => setTimeout(resolve, pause))) {
    try {
      const answer = await check();
      if (answer) return answer;
    } catch (error) {
      last = error;
    }
    if (Date.now() > deadline) throw new Error(`Waited ${limit} ms for ${what}.`, { cause: last });
  }
}

/** Runs `close` once, whichever of the signals that end a program comes first. */
export function onceStopped(close) {
  let closing;
  const stop = () => {
    closing ??= close();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
