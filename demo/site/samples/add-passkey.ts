import { AuthError } from 'auth-elements/core';
import { pageClient } from 'auth-elements/browser';

/** For a button's click. Answers what to say when there is no passkey afterwards. */
export async function addPasskey(): Promise<string | undefined> {
  try {
    await pageClient().account.createPasskey();
    return undefined;
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    return error.code === 'passkey_already_exists' ? 'This device has one already.' : 'No passkey was added.';
  }
}
