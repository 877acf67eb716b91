import { NavigationEnd, type Router, type Routes } from '@angular/router';
import type { AuthRouter } from 'auth-elements';
import { Home } from './home';
import { MembersPage, SignInPage } from './pages';

export const routes: Routes = [
  { path: '', component: Home, pathMatch: 'full' },
  // The element keeps its steps below its page, which stays while they change.
  {
    matcher: segments => (segments[0]?.path === 'sign-in' ? { consumed: segments } : null),
    component: SignInPage,
  },
  { path: 'members', component: MembersPage },
];

/** The application's router, as the elements use it. */
export function authRouter(router: Router): AuthRouter {
  return {
    navigate: (to, { replace }) => void router.navigateByUrl(to, { replaceUrl: replace }),
    current: () => router.url,
    subscribe: listener => {
      const events = router.events.subscribe(event => {
        if (event instanceof NavigationEnd) listener();
      });
      return () => events.unsubscribe();
    },
  };
}
