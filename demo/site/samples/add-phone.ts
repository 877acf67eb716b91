import { pageClient } from 'auth-elements/browser';

const client = pageClient();

/** Adds a number for the second step, and has a code sent to it. Answers the number's id. */
export async function addPhone(phoneNumber: string): Promise<string> {
  const number = await client.reverify(() =>
    client.account.createPhoneNumber({ phoneNumber, reservedForSecondFactor: true }),
  );
  await client.account.preparePhoneNumber(number.id);
  return number.id;
}

/** Proves the number. Where it is the first second step, answers the backup codes: show them now, they are told once. */
export async function provePhone(id: string, code: string): Promise<readonly string[]> {
  const { backupCodes = [] } = await client.account.verifyPhoneNumber(id, code);
  return backupCodes;
}
