/** What a signature is for. A person reads it in their wallet, so that none can be passed off as another. */
export type WalletPurpose = 'first_factor' | 'sign_up' | 'add' | 'verification';

/** What a wallet is asked to sign. */
export interface SignInMessage {
  readonly purpose: WalletPurpose;
  readonly application: string;
  /** The page that asks. */
  readonly origin: string;
  /** With its check sum. */
  readonly address: string;
  /** Letters and digits. */
  readonly nonce: string;
  readonly requestId: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** Ethereum itself. A key signs the same on every chain, and none is asked. */
export const chainId = 1;

const sentences: Readonly<Record<WalletPurpose, (application: string) => string>> = {
  first_factor: application => `Sign in to ${application}.`,
  sign_up: application => `Create an account at ${application}.`,
  add: application => `Add this wallet to your account at ${application}.`,
  verification: application => `Confirm that it is you at ${application}.`,
};

/** The text, exactly as it is signed. EIP-4361, "Message Format". */
export function signInMessage({
  origin,
  address,
  nonce,
  requestId,
  issuedAt,
  expiresAt,
  ...rest
}: SignInMessage): string {
  const { host } = new URL(origin);
  return [
    `${host} wants you to sign in with your Ethereum account:`,
    address,
    '',
    statement(rest, host),
    '',
    `URI: ${origin}`,
    'Version: 1',
    `Chain ID: ${chainId}`,
    `Nonce: ${nonce}`,
    `Issued At: ${new Date(issuedAt).toISOString()}`,
    `Expiration Time: ${new Date(expiresAt).toISOString()}`,
    `Request ID: ${requestId}`,
  ].join('\n');
}

/** The grammar takes one line of reserved and unreserved characters: a name with others gives way to the host. */
function statement({ purpose, application }: Pick<SignInMessage, 'purpose' | 'application'>, host: string): string {
  const name = /^[\w .~:/?#[\]@!$&'()*+,;=-]+$/.test(application) ? application : host;
  return `${sentences[purpose](name)} Signing costs nothing and moves nothing.`;
}
