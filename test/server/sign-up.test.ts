import { expect, test } from 'vitest';
import { startServer } from './start.js';

const server = await startServer();

test('C3: a password that is the address is refused', async () => {
  const email = 'countess.of.lovelace@example.com';
  const refused = await server.browser().signUp(email, { password: email.toUpperCase() });
  expect(refused).toMatchObject({ status: 422, code: 'form_password_matches_identifier' });
});

test('C3: a password that is made of the name of the person and the app is too easy to guess', async () => {
  const fields = { first_name: 'Quillibrace', password: 'quillibrace1' };
  const refused = await server.browser().signUp('q@example.com', fields);
  expect(refused).toMatchObject({ status: 422, code: 'form_password_not_strong_enough' });
});
