// What the elements take from the client for a page's first step.
export { createAuthClient } from '../dist/core/index.js';
