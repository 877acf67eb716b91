import { readPhoneNumber } from './phone-number.js';

/** An address as somebody may see it who has not typed it: `a•••@example.com`. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const [first = ''] = address;
  return `${first}•••${address.slice(at)}`;
}

/** The same for a number in E.164: `+49 ••• 89`. */
export function maskNumber(number: string): string {
  return `+${readPhoneNumber(number)?.callingCode ?? ''} ••• ${number.slice(-2)}`;
}
