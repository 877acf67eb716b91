/**
 * Counts the entries that are made from now on. The history's own length says less: engines keep 50 or 100 entries, and
 * the runner opens one test file after another in the same tab.
 */
export function countPushes(): { readonly made: number; stop(): void } {
  const pushState = history.pushState.bind(history);
  let made = 0;
  history.pushState = (...entry: Parameters<History['pushState']>): void => {
    made++;
    pushState(...entry);
  };
  return {
    get made() {
      return made;
    },
    stop() {
      history.pushState = pushState;
    },
  };
}
