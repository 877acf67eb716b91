/** Where the browsers of the tests are; each can be named by the environment. */
export const chromiumPath = process.env.CHROME_PATH ?? '/usr/bin/chromium';
/** The same engine without a window to draw: what is done in it takes half the time. */
export const headlessShellPath = process.env.HEADLESS_SHELL_PATH ?? '/usr/bin/chromium-headless-shell';
export const firefoxPath = process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr';

export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
