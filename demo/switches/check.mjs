import { createServer } from 'node:http';
import { listenHere, readForm } from './loopback.mjs';

/**
 * A third party that tells people from programs, so that its check works without a network: it is asked as Turnstile is,
 * and believes everybody who has pressed the button that the panel puts in the place of Turnstile's.
 */
export async function startCheck() {
  const { origin, close } = await listenHere(
    createServer((incoming, outgoing) => {
      answer(incoming, outgoing).catch(error => {
        console.error(error);
        outgoing.writeHead(400).end();
      });
    }),
  );
  const botVerifyUrl = `${origin}/siteverify`;
  return {
    settings: { botSiteKey: 'of the demo', botSecret: 'no secret: it believes everybody', botVerifyUrl },
    close,
  };
}

async function answer(incoming, outgoing) {
  const [pressed, action] = ((await readForm(incoming)).get('response') ?? '').split('.');
  const said = { success: pressed === 'pressed', hostname: 'localhost', action };
  outgoing.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said));
}
