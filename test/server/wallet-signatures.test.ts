import { expect, test } from 'vitest';
import { readWallet } from '../../server/src/wallet/address.js';
import { signInMessage } from '../../server/src/wallet/message.js';
import { readSignature, signerOf } from '../../server/src/wallet/recover.js';
import { makeWallet, mirrored } from './wallet-maker.js';

const bytes = (signature: string): Uint8Array => readSignature(signature) ?? new Uint8Array();

test('B2: the check sums of EIP-55 are read and written as it shows them', () => {
  const shown = [
    '0x52908400098527886E0F7030069857D2E4169EE7',
    '0x8617E340B3D01FA5F11F306F4090FD50E238070D',
    '0xde709f2102306220921060314715629080e2fb77',
    '0x27b1fdb04752bbc536007a920d24acb045561c26',
    '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
    '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB',
    '0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb',
  ];
  for (const address of shown) {
    const key = address.toLowerCase();
    expect(readWallet(address)).toEqual({ address, key });
    expect(readWallet(` ${key} `)).toEqual({ address, key });
    expect(readWallet(`0x${key.slice(2).toUpperCase()}`)).toEqual({ address, key });
  }
});

test('B2, AC-177: what is no address, or has a wrong check sum, is none', () => {
  const address = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
  const others = [
    address.replace('aA', 'Aa'),
    address.slice(0, -1),
    `${address}0`,
    address.replace('0x', '0X'),
    address.slice(2),
    address.replace('5', '５'),
    address.replace('a', 'а'),
    `${address}\u200b`,
    'ada.eth',
    '',
  ];
  expect(others.filter(other => readWallet(other))).toEqual([]);
});

test('B2: a published signature of a published key is recovered to its address', () => {
  // From the documentation of web3.js, `eth.accounts.sign`.
  const signature =
    '0xb91467e570a6466aa9e9876cbcd013baba02900b8979d43fe208a4a4f339f5fd6007e74cd82e037b800186422fc2da167c747ef045e5d18a5f5d4300f8e1a0291c';
  const wallet = makeWallet('4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318');
  expect(wallet.address).toBe('0x2c7536e3605d9c16a7a3d7b1898e529396a65c23');
  expect(wallet.sign('Some data')).toBe(signature);
  expect(signerOf('Some data', bytes(signature))).toBe(wallet.address);
  expect(signerOf('Some data.', bytes(signature))).not.toBe(wallet.address);
});

test('B2: of the two signatures that the numbers allow only the one with the small s is taken', () => {
  const wallet = makeWallet();
  const signature = wallet.sign('a text');
  expect(signerOf('a text', bytes(signature))).toBe(wallet.address);
  expect(signerOf('a text', bytes(mirrored(signature)))).toBeUndefined();
  expect(signerOf('a text', bytes(mirrored(mirrored(signature))))).toBe(wallet.address);
});

test('B2: v is 27 or 28, or the same without 27; numbers that are out of range are nobody’s', () => {
  const wallet = makeWallet();
  const signature = wallet.sign('a text');
  const withV = (v: string): string | undefined => signerOf('a text', bytes(signature.slice(0, -2) + v));
  expect(withV(signature.endsWith('1b') ? '00' : '01')).toBe(wallet.address);
  expect(['02', '03', '1a', '1d', '1e', '25', 'ff'].map(withV)).toEqual(Array(7).fill(undefined));
  const zero = '00'.repeat(32);
  const most = 'ff'.repeat(32);
  const r = signature.slice(2, 66);
  const odd = [zero + zero, zero + r, r + zero, most + r, r + most, most + most];
  expect(odd.map(rs => signerOf('a text', bytes(`0x${rs}1b`)))).toEqual(odd.map(() => undefined));
});

test('B2: the message is the one of EIP-4361, and its grammar is kept whatever the application is called', () => {
  const made = {
    purpose: 'first_factor',
    application: 'Analytical Engines',
    origin: 'https://app.example:8443',
    address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    nonce: '0123456789abcdef0123456789abcdef',
    requestId: 'sia_1',
    issuedAt: Date.parse('2026-03-01T12:00:00Z'),
    expiresAt: Date.parse('2026-03-01T12:05:00Z'),
  } as const;
  expect(signInMessage(made)).toBe(
    [
      'app.example:8443 wants you to sign in with your Ethereum account:',
      '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
      '',
      'Sign in to Analytical Engines. Signing costs nothing and moves nothing.',
      '',
      'URI: https://app.example:8443',
      'Version: 1',
      'Chain ID: 1',
      'Nonce: 0123456789abcdef0123456789abcdef',
      'Issued At: 2026-03-01T12:00:00.000Z',
      'Expiration Time: 2026-03-01T12:05:00.000Z',
      'Request ID: sia_1',
    ].join('\n'),
  );
  for (const application of ['Café', 'two\nlines', 'a\u202eb', 'アプリ', '<b>'])
    expect(signInMessage({ ...made, application })).toContain('\nSign in to app.example:8443. Signing');
  const purposes = (['sign_up', 'add', 'verification'] as const).map(purpose => signInMessage({ ...made, purpose }));
  expect(new Set([signInMessage(made), ...purposes]).size).toBe(4);
});
