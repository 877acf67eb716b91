import * as p from '../config-parsers.js';
import { list, Misfit } from '../config-parsers.js';
import type { Parser } from '../config-parsers.js';
import { setting } from '../setting.js';

const scopes: Parser<readonly string[], readonly string[] | string> = given => {
  const found = [...new Set(list(given))];
  if (found.length > 100 || !found.every(name => /^[\w:.*/-]{1,64}$/.test(name)))
    throw new Misfit('at most 100 names apart by commas, like orders:read,orders:write');
  return found;
};

/** The settings of keys for programs. */
export const apiKeySettings = {
  apiKeys: setting(
    'AUTH_API_KEYS',
    p.flag,
    'false',
    'People may make keys for programs of theirs. The application’s own server asks here whose a key is.',
  ),
  apiKeyScopes: setting(
    'AUTH_API_KEY_SCOPES',
    scopes,
    '',
    'What they may let a key do, as names apart by commas: `orders:read,orders:write`. The names mean what the application’s own server makes of them.',
    { shown: 'none' },
  ),
} as const;
