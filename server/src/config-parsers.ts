import { BlockList, isIP } from 'node:net';
import { safeLink } from 'auth-elements/wire';

/** What a setting has to be, as the end of a sentence: "has to be …". */
export class Misfit extends Error {
  override readonly name = 'Misfit';
}

/** Reads a value from the environment, where it is text, or from a config file, where it may be the thing itself. */
export type Parser<Value, Given = Value> = ((given: unknown) => Value) & { readonly given?: Given };

export const text =
  (longest: number): Parser<string> =>
  given => {
    // A control character in a name or address would begin a header or a line of its own.
    if (typeof given !== 'string' || !/^[^\p{Cc}\u2028\u2029]+$/u.test(given) || given.length > longest)
      throw new Misfit(`one line of at most ${longest} characters`);
    return given.trim();
  };

export const wholeNumber =
  (least: number, most: number): Parser<number, number | string> =>
  given => {
    const number = typeof given === 'number' ? given : /^\d{1,15}$/.test(String(given)) ? Number(given) : NaN;
    if (!Number.isInteger(number) || number < least || number > most)
      throw new Misfit(`a whole number from ${least} to ${most}`);
    return number;
  };

export const flag: Parser<boolean, boolean | 'true' | 'false'> = given => {
  if (given === true || given === 'true') return true;
  if (given === false || given === 'false') return false;
  throw new Misfit('true or false');
};

export const oneOf =
  <const Choice extends string>(...choices: readonly Choice[]): Parser<Choice> =>
  given => {
    const found = choices.find(choice => choice === given);
    if (found === undefined) throw new Misfit(choices.join(' or '));
    return found;
  };

const units: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `30s`, `10m`, `24h`, `7d`, as milliseconds. */
export const duration =
  (least: string, most: string): Parser<number, string> =>
  given => {
    const value = milliseconds(given);
    if (value === undefined || value < (milliseconds(least) ?? 0) || value > (milliseconds(most) ?? 0))
      throw new Misfit(`a duration from ${least} to ${most}, like 30s, 10m, 24h or 7d`);
    return value;
  };

/** A duration, or `off`. */
export const durationOrOff =
  (least: string, most: string): Parser<number | undefined, string> =>
  given => {
    if (given === 'off') return undefined;
    const value = milliseconds(given);
    if (value === undefined || value < (milliseconds(least) ?? 0) || value > (milliseconds(most) ?? 0))
      throw new Misfit(`off, or a duration from ${least} to ${most}, like 30m or 12h`);
    return value;
  };

export function milliseconds(given: unknown): number | undefined {
  const [, amount = '', unit = ''] = /^(\d{1,6})\s*([smhd])$/.exec(String(given)) ?? [];
  const factor = units[unit];
  return factor === undefined ? undefined : Number(amount) * factor;
}

const entries = (given: unknown): readonly unknown[] =>
  Array.isArray(given)
    ? (given as readonly unknown[])
    : String(given)
        .split(',')
        .filter(part => part.trim() !== '');

/** Texts apart by commas, or a list. What each has to be is the business of whoever knows the other settings. */
export const list: Parser<readonly string[], readonly string[] | string> = given =>
  entries(given).map(entry => text(300)(entry));

/** IP addresses and networks: `10.0.0.0/8, ::1`. */
export const networks: Parser<readonly string[], readonly string[] | string> = given => {
  const found = list(given);
  if (!found.every(isNetwork)) throw new Misfit('IP addresses or networks apart by commas, like 10.0.0.0/8,127.0.0.1');
  return found;
};

function isNetwork(network: string): boolean {
  const [address = '', bits, ...rest] = network.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

/** The networks as something that can be asked. */
export function blockList(found: readonly string[]): BlockList {
  const blocks = new BlockList();
  for (const network of found) {
    const [address = '', bits] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    blocks.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family);
  }
  return blocks;
}

/** A complete address of the web. */
export const webAddress: Parser<URL, string | URL> = given => {
  const href = safeLink(String(given), 'invalid:');
  if (href === undefined) throw new Misfit('a complete address, like https://auth.app.example');
  return new URL(href);
};

/** A complete address, or a path on the page's own origin. */
export const link: Parser<string> = given => {
  const value = text(2000)(given);
  if (!/^(?:https?:|\/)/i.test(value) || safeLink(value, 'https://page.example') === undefined)
    throw new Misfit('a complete address, or a path that begins with a slash');
  return value;
};

const address = /^[^\s"(),:;<>@[\\\]]{1,64}@[^\s"(),:;<>@[\\\]]{1,250}$/;

export const emailAddress: Parser<string> = given => {
  const value = text(320)(given);
  if (!address.test(value)) throw new Misfit('an e-mail address, like help@app.example');
  return value;
};

/** Splits `App <no-reply@app.example>`, or an address alone. */
export function readMailbox(value: string): { readonly name: string; readonly address: string } | undefined {
  const [, name = '', inner] = /^([^<>]*)<([^<>]+)>$/.exec(value.trim()) ?? [];
  const found = (inner ?? value).trim();
  if (!address.test(found)) return undefined;
  return { name: name.trim().replace(/^"(.*)"$/, '$1'), address: found };
}

export const mailbox: Parser<string> = given => {
  const value = text(400)(given);
  if (!readMailbox(value)) throw new Misfit('a sender, like App <no-reply@app.example>');
  return value;
};

/** A server's address with one of the schemes. */
export const serverAddress =
  (schemes: readonly string[], example: string): Parser<string> =>
  given => {
    const value = text(2000)(given);
    const scheme = value.slice(0, value.indexOf(':'));
    if (!schemes.includes(scheme) || !URL.canParse(value) || new URL(value).hostname === '')
      throw new Misfit(`an address like ${example}`);
    return value;
  };

/** 32 bytes as base64. */
export const key256: Parser<Uint8Array, Uint8Array | string> = given => {
  const bytes = given instanceof Uint8Array ? given : decodeKey(String(given));
  // A key of one repeated byte is an example that somebody copied.
  if (bytes?.length !== 32 || new Set(bytes).size < 8)
    throw new Misfit('32 random bytes as base64: make them with `openssl rand -base64 32`');
  return bytes;
};

function decodeKey(encoded: string): Uint8Array | undefined {
  return /^[A-Za-z\d+/_-]{43}=?$/.test(encoded) ? Uint8Array.from(Buffer.from(encoded, 'base64')) : undefined;
}

/** A setting that is written as JSON. */
export function parseJsonSetting(text: string, example: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Misfit(`JSON, like ${example}`);
  }
}
