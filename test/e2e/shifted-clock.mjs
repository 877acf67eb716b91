// Runs in a server's process before the server: what a test says of the time holds there.
const real = Date.now;
let ahead = 0;
Date.now = () => real() + ahead;

process.on('message', milliseconds => {
  ahead += Number(milliseconds);
  process.send?.('done');
});
// A server that is to end does not wait for what a test might still say.
process.channel?.unref();
