export { createBrowserClient, pageClient } from './create-browser-client.js';
export { createBrowserPlatform } from './create-browser-platform.js';
