import { walletNames } from 'auth-elements/wire';
import type { WalletStrategy } from 'auth-elements/wire';
import { list, Misfit } from '../config-parsers.js';
import type { Parser } from '../config-parsers.js';

/** Names of wallets, as the strategies that they are. */
export const wallets: Parser<readonly WalletStrategy[], readonly string[] | string> = given => {
  const found = list(given).map(name => walletNames.find(known => known === name));
  return [...new Set(found)].map(name => {
    if (name === undefined) throw new Misfit(`names of wallets apart by commas: ${walletNames.join(', ')}`);
    return `web3_${name}_signature` as const;
  });
};
