import { AuthError } from '../core/index.js';

/** Loads what an element needs only now. Where that fails, the element says it as it says that of a request. */
export async function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (cause) {
    throw new AuthError([{ code: 'network_error', message: 'A part of the element could not be loaded.' }], { cause });
  }
}
