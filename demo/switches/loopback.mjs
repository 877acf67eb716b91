/** Has a server listen at a free port of this machine. */
export async function listenHere(server) {
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  };
}

/** A form that was sent to one of the demo's own servers. */
export async function readForm(incoming) {
  let text = '';
  for await (const chunk of incoming) {
    text += chunk;
    if (text.length > 4096) throw new Error('More was sent than a form has.');
  }
  return new URLSearchParams(text);
}
