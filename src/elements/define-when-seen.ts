const guards = 'auth-signed-in, auth-signed-out, auth-loading';
const looks = new Set<() => void>();

/**
 * Loads each element's module when its tag is first on the page, now or later. What stands in a guard that hides it is
 * left for when the guard shows it: a guest's page does not load the menu of members.
 */
export function defineWhenSeen(modules: Readonly<Record<string, () => Promise<unknown>>>): void {
  const waiting = new Map(Object.entries(modules));
  const observer = new MutationObserver(look);

  function look(): void {
    for (const [tag, load] of waiting) {
      if (![...document.getElementsByTagName(tag)].some(isNeeded)) continue;
      waiting.delete(tag);
      void load();
    }
    if (waiting.size) return;
    observer.disconnect();
    looks.delete(look);
  }

  observer.observe(document, { childList: true, subtree: true });
  looks.add(look);
  look();
}

/** To be called when a guard shows something else than before. */
export function lookAgain(): void {
  for (const look of looks) look();
}

function isNeeded(element: Element): boolean {
  const guard = element.parentElement?.closest(guards);
  if (!guard) return true;
  // A guard that is not defined yet, or has not decided, will call for another look.
  const shows = 'state' in guard && guard.state !== undefined && guard.state !== 'hidden';
  return shows && isNeeded(guard);
}
