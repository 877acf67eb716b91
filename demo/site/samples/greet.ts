import type { AuthSignedInEvent } from 'auth-elements';

function greet(event: AuthSignedInEvent): void {
  // Stay on this page; without this line the element goes where the instance says.
  event.preventDefault();
  document.title = `Hello, ${event.user.firstName ?? 'friend'}`;
}

document.body.addEventListener('auth-signed-in', greet);
