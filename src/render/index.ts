/*
 * Writes the first step of sign-in and sign-up into a page's HTML, so that a form stands before the script does. It runs
 * in Node, on a server or when a site is built.
 */
export { renderSignIn, renderSignUp } from './render-flow.js';
export type { RenderOptions, SignInRenderOptions, SignUpRenderOptions } from './render-flow.js';
export { renderPage, type PageRenderOptions } from './render-page.js';
export { fetchSettings } from './settings.js';
