// What the first step may need after it was sent: in a file of its own, so that no first step waits for it.
export { prepareCode } from './prepare-code.js';
