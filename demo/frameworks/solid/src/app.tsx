import type { AuthErrorEvent, AuthSignedInEvent } from 'auth-elements';
import 'auth-elements/auth-provider';
import 'auth-elements/auth-sign-in';
import 'auth-elements/auth-signed-in';
import 'auth-elements/auth-signed-out';
import 'auth-elements/auth-user-button';
import type {} from 'auth-elements/solid';
import { createSignal, onCleanup } from 'solid-js';
import { client } from './client';

export function App() {
  const [language, setLanguage] = createSignal('en');
  const [ticks, setTicks] = createSignal(0);
  const [welcome, setWelcome] = createSignal('');
  const [fault, setFault] = createSignal('');

  const timer = setInterval(() => setTicks(count => count + 1), 100);
  onCleanup(() => clearInterval(timer));

  const signedIn = (event: AuthSignedInEvent) => {
    const { user, isNew, strategy } = event;
    event.preventDefault();
    setFault('');
    setWelcome(`${user.emailAddresses[0]?.emailAddress} is ${isNew ? 'new' : 'back'}, by ${strategy}`);
  };
  const failed = ({ error }: AuthErrorEvent) => setFault(error.code);

  return (
    <main lang={language()}>
      <h1>Solid</h1>
      <label>
        Language
        <select value={language()} onChange={event => setLanguage(event.currentTarget.value)}>
          <option value="en">English</option>
          <option value="de">Deutsch</option>
        </select>
      </label>
      <p>
        Ticks: <output aria-label="Ticks">{ticks()}</output>
      </p>
      <auth-provider prop:client={client}>
        <auth-signed-out>
          <auth-sign-in routing="none" on:auth-signed-in={signedIn} on:auth-error={failed}></auth-sign-in>
        </auth-signed-out>
        <auth-signed-in>
          <auth-user-button prop:showName={true}></auth-user-button>
          <p>Only members see this.</p>
        </auth-signed-in>
      </auth-provider>
      <p>
        <output aria-label="Welcome">{welcome()}</output>
      </p>
      <p>
        <output aria-label="Fault">{fault()}</output>
      </p>
    </main>
  );
}
