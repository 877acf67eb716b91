import type { Platform } from '../core/index.js';

/**
 * A channel between this browser's tabs. It is closed while the page rests in the back/forward cache, which an open
 * one would keep it out of in some browsers.
 */
export const openChannel: Platform['channel'] = (name, listener) => {
  let channel: BroadcastChannel | undefined;
  const open = (): void => {
    channel ??= createChannel(name);
    if (channel) channel.onmessage = event => listener(event.data);
  };
  const close = (): void => {
    channel?.close();
    channel = undefined;
  };
  open();
  addEventListener('pageshow', open);
  addEventListener('pagehide', close);
  return {
    send: message => channel?.postMessage(message),
    close() {
      removeEventListener('pageshow', open);
      removeEventListener('pagehide', close);
      close();
    },
  };
};

function createChannel(name: string): BroadcastChannel | undefined {
  if (!('BroadcastChannel' in globalThis)) return undefined;
  try {
    return new BroadcastChannel(name);
  } catch (error) {
    // Blocked with the storage: then each tab is on its own.
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
