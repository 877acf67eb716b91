import type { AuthProvider, AuthRouter } from 'auth-elements';

/** What your router is called, and what its methods are called, differs; this is what it has to be able to do. */
interface Router {
  readonly push: (path: string) => void;
  readonly replace: (path: string) => void;
  readonly path: () => string;
  readonly afterEach: (listener: () => void) => () => void;
}

export function connect(provider: AuthProvider, router: Router): void {
  const adapter: AuthRouter = {
    navigate: (to, { replace }) => (replace ? router.replace(to) : router.push(to)),
    current: () => router.path(),
    subscribe: listener => router.afterEach(listener),
  };
  provider.router = adapter;
}
