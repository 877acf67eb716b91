// Small, and on nearly every page: they come with the script, so that no content waits for a file of its own.
import './elements/auth-loading.js';
import './elements/auth-provider.js';
import './elements/auth-signed-in.js';
import './elements/auth-signed-out.js';
import './elements/index.js';

export * from './elements/events.js';
export { pageClient } from './browser/index.js';
