import 'auth-elements/auth-sign-in';
import { createBrowserClient } from 'auth-elements/browser';

const client = createBrowserClient({ publishableKey: 'pk_test_MTI3LjAuMC4xOjQwMDAk' });

/** Opens sign-in in a dialog, and answers once somebody is signed in. */
export function signIn(): Promise<void> {
  const dialog = document.createElement('dialog');
  const element = document.createElement('auth-sign-in');
  element.client = client;
  dialog.ariaLabel = 'Sign in';
  dialog.append(element);
  document.body.append(dialog);
  dialog.showModal();
  dialog.addEventListener('close', () => dialog.remove());
  return new Promise(resolve => {
    element.addEventListener('auth-signed-in', event => {
      event.preventDefault();
      dialog.close();
      resolve();
    });
  });
}
