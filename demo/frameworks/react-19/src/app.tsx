import type { AuthErrorEvent, AuthSignedInEvent } from 'auth-elements';
import 'auth-elements/auth-provider';
import 'auth-elements/auth-sign-in';
import 'auth-elements/auth-signed-in';
import 'auth-elements/auth-signed-out';
import 'auth-elements/auth-user-button';
import type {} from 'auth-elements/react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { client } from './client';
import { Link, MembersPage, SignInPage } from './pages';
import { router } from './router';

export function App() {
  const [language, setLanguage] = useState('en');
  const [ticks, setTicks] = useState(0);
  const [welcome, setWelcome] = useState('');
  const [fault, setFault] = useState('');
  const path = useSyncExternalStore(router.subscribe, router.current);

  useEffect(() => {
    const timer = setInterval(() => setTicks(count => count + 1), 100);
    return () => clearInterval(timer);
  }, []);

  const signedIn = (event: AuthSignedInEvent) => {
    const { user, isNew, strategy } = event;
    event.preventDefault();
    setFault('');
    setWelcome(`${user.emailAddresses[0]?.emailAddress} is ${isNew ? 'new' : 'back'}, by ${strategy}`);
  };
  const failed = ({ error }: AuthErrorEvent) => setFault(error.code);

  const home = (
    <>
      <auth-signed-out>
        <auth-sign-in routing="none" onauth-signed-in={signedIn} onauth-error={failed}></auth-sign-in>
      </auth-signed-out>
      <auth-signed-in>
        <auth-user-button showName></auth-user-button>
        <p>Only members see this.</p>
      </auth-signed-in>
    </>
  );
  const page = path.startsWith('/sign-in') ? <SignInPage /> : path.startsWith('/members') ? <MembersPage /> : home;

  return (
    <main lang={language}>
      <h1>React 19</h1>
      <label>
        Language
        <select value={language} onChange={event => setLanguage(event.target.value)}>
          <option value="en">English</option>
          <option value="de">Deutsch</option>
        </select>
      </label>
      <p>
        Ticks: <output aria-label="Ticks">{ticks}</output>
      </p>
      <p>
        <Link to="/">Home</Link> <Link to="/sign-in">Sign-in page</Link> <output aria-label="Path">{path}</output>
      </p>
      <auth-provider client={client} router={router}>
        {page}
      </auth-provider>
      <p>
        <output aria-label="Welcome">{welcome}</output>
      </p>
      <p>
        <output aria-label="Fault">{fault}</output>
      </p>
    </main>
  );
}
