import { AuthError } from '../../core/index.js';

/** Loads what a form needs when it is opened. What does not arrive can be asked for again, as an answer that does not. */
export async function later<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (cause) {
    throw new AuthError([{ code: 'network_error', message: 'A part of the profile could not be loaded.' }], { cause });
  }
}
