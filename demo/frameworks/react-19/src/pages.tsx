import type {} from 'auth-elements/react';
import type { MouseEvent, ReactNode } from 'react';
import { router } from './router';

/** The steps have addresses below this page's own, and who has signed in is led on. */
export function SignInPage() {
  return <auth-sign-in routing="path" path="/sign-in" afterSignInUrl="/members"></auth-sign-in>;
}

export function MembersPage() {
  return (
    <auth-signed-in>
      <h2>Members</h2>
      <auth-user-button></auth-user-button>
      <p>Only members see this.</p>
    </auth-signed-in>
  );
}

export function Link({ to, children }: { to: string; children: ReactNode }) {
  const follow = (event: MouseEvent) => {
    event.preventDefault();
    router.navigate(to, { replace: false });
  };
  return (
    <a href={to} onClick={follow}>
      {children}
    </a>
  );
}
