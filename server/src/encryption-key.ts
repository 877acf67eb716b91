import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Misfit, key256 } from './config-parsers.js';
import { SettingError } from './setting-error.js';

const fileName = 'encryption.key';

/** The encryption key of an embedded database: read from its directory, or made there, readable by its owner alone. */
export async function keyOfDirectory(directory: string): Promise<Uint8Array> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, fileName);
  const temporary = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    return await read(file);
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
  }
  // Whole or not at all, and never over a key that another process has just made.
  await writeFile(temporary, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    await link(temporary, file);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(temporary, { force: true });
  }
  return read(file);
}

async function read(file: string): Promise<Uint8Array> {
  const text = await readFile(file, 'utf8');
  await chmod(file, 0o600);
  try {
    return key256(text.trim());
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    throw new SettingError(
      file,
      `${file} holds no key. Put the file back from your backup: nothing else opens the database.`,
    );
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
