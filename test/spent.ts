/**
 * The least milliseconds that something takes, of several times: what else the machine does meanwhile only ever adds to
 * it.
 */
export async function leastSpent(work: () => unknown, times = 5): Promise<number> {
  let least = Infinity;
  for (let time = 0; time < times; time++) {
    const started = performance.now();
    await work();
    least = Math.min(least, performance.now() - started);
  }
  return least;
}
