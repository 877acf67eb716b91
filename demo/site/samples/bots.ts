import { pageClient } from 'auth-elements/browser';

const client = pageClient();
const form = document.querySelector('form');

// The work begins while somebody types.
form?.addEventListener('input', () => void client.captcha.prepare());

// Whoever waits is told so.
client.subscribe(({ proving = false }) => form?.setAttribute('aria-busy', String(proving)));
