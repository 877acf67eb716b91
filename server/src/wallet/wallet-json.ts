import type { VerificationJSON, Web3WalletJSON } from 'auth-elements/wire';
import type { Selectable } from 'kysely';
import type { Schema } from '../store/schema.js';
import { provedWallet } from './challenge.js';

export type WalletRow = Selectable<Schema['web3_wallets']>;

/** A wallet as its owner sees it. `open` is how far its proof has come, while it has none. */
export function walletJSON(row: WalletRow, open: VerificationJSON | null = null): Web3WalletJSON {
  const { id, web3_wallet, strategy, verified_at, created_at, updated_at } = row;
  const verification = verified_at === null ? open : provedWallet(strategy, verified_at);
  return { object: 'web3_wallet', id, web3_wallet, verification, created_at, updated_at };
}
