import type { AuthSignedInEvent } from 'auth-elements';

/** Has the page wait for a request of its own before it goes anywhere. */
function welcome(event: AuthSignedInEvent): void {
  if (event.isNew) event.waitUntil(fetch('/welcome', { method: 'POST' }));
}

document.body.addEventListener('auth-signed-in', welcome);
document.body.addEventListener('auth-error', ({ error }) => {
  console.warn(error.code, error.traceId);
});
