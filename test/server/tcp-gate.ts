import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A network between two programs, of which a test can say what it does. */
export interface Gate {
  readonly port: number;
  /** `swallow`: what is sent arrives nowhere, and nobody is told. */
  does: 'pass' | 'swallow';
  /** Breaks every connection, and takes no further one until it is opened. */
  shut(): Promise<void>;
  open(): Promise<void>;
}

/** Stands before a port of this machine. It is shut at first, and goes with the test. */
export async function startGate(target: number, port: number): Promise<Gate> {
  const sockets = new Set<Socket>();
  const server = createServer(incoming => {
    const outgoing = connect(target, '127.0.0.1');
    for (const [from, to] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      sockets.add(from);
      from.on('data', chunk => void (gate.does === 'pass' && to.write(chunk)));
      // Whatever breaks one end breaks the other, and is what a test is about.
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  const gate: Gate = {
    port,
    does: 'pass',
    async shut() {
      if (!server.listening) return;
      const closed = new Promise(resolve => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    async open() {
      await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve));
    },
  };
  onTestFinished(() => gate.shut());
  return gate;
}
