/* global requestAnimationFrame, PerformanceObserver, EventTarget */

/**
 * Runs in the page before anything else: notes when the form can be used, and how long the page was blocked. Usable is
 * the first frame in which the identifier field is shown and can take the focus, and its form answers a submission.
 * Nothing is rendered before the sheets that block it are there, so a field without its looks does not count.
 */
export function watch() {
  const wired = new WeakSet();
  const { addEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    // Without a receiver it is the window's: the script's head takes what is sent in a rendered form.
    if (type === 'submit') wired.add(this ?? globalThis);
    return addEventListener.call(this ?? globalThis, type, ...rest);
  };
  const blocked = [];
  new PerformanceObserver(list => {
    for (const { startTime, duration } of list.getEntries()) blocked.push({ startTime, duration });
  }).observe({ type: 'longtask', buffered: true });

  const isUsable = () => {
    const field = document.querySelector('form input[name=username]');
    if (!field?.form || !field.matches(':enabled') || field.closest('[inert]') || field.tabIndex < 0) return false;
    if (!field.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
    const isTaken = wired.has(field.form) || (wired.has(globalThis) && field.closest('[data-auth-form]'));
    return isTaken || field.form.hasAttribute('action');
  };
  const found = (globalThis.__visit = { usable: undefined, blocked });
  const look = () => {
    if (!isUsable()) requestAnimationFrame(look);
    else found.usable = performance.now();
  };
  requestAnimationFrame(look);
}

/** What was loaded, in the order in which it was asked for. */
export function readLoads() {
  return performance
    .getEntriesByType('resource')
    .filter(({ name }) => !name.endsWith('/icon.svg'))
    .map(({ name, startTime, responseEnd, transferSize }) => ({
      path: new URL(name).pathname,
      start: Math.round(startTime),
      end: Math.round(responseEnd),
      bytes: transferSize,
    }));
}
