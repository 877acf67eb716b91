import type { AuthRouter } from 'auth-elements';

const listeners = new Set<() => void>();
const tell = () => listeners.forEach(listener => listener());
addEventListener('popstate', tell);

/** A router as small as one can be: the application and the elements go where they go through it, and hear of it. */
export const router: AuthRouter = {
  navigate(to, { replace }) {
    if (replace) history.replaceState(null, '', to);
    else history.pushState(null, '', to);
    tell();
  },
  current: () => location.pathname + location.search + location.hash,
  subscribe(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
