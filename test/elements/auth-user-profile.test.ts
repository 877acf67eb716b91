import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/auth-user-profile.js';
import type { AuthError, Environment, User } from '../../src/core/index.js';
import type { AuthUserProfile } from '../../src/elements/auth-user-profile.js';
import { flowEnvironment } from './flow-environment.js';
import { refusal as refusedAt } from './flow-answers.js';
import { madeClient, madeSession, signedIn } from './made-client.js';
import { waitUntil } from './wait-until.js';

const verified = { status: 'verified', strategy: 'email_code' };
const unverified = { status: 'unverified', strategy: 'email_code' };
const nobody = { externalAccounts: [], enterpriseAccounts: [], web3Wallets: [], phoneNumbers: [] };

const ada = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  primaryEmailAddressId: 'two',
  emailAddresses: [
    { id: 'one', emailAddress: 'ada@example.com', verification: verified },
    { id: 'two', emailAddress: 'lovelace@example.com', verification: verified },
    { id: 'three', emailAddress: 'new@example.com', verification: unverified },
  ],
  ...nobody,
} as unknown as User;

type Attributes = Readonly<Record<string, object>>;

function environment(attributes: Attributes = {}, providers: Readonly<Record<string, string>> = {}): Environment {
  const made = flowEnvironment({ providers });
  const { userSettings } = made;
  return {
    ...made,
    userSettings: { ...userSettings, attributes: { ...userSettings.attributes, ...attributes } },
  };
}

interface Known {
  readonly user?: User;
  readonly environment?: Environment;
}

async function start(known: Known = {}) {
  const session = madeSession('ada', known.user ?? ada);
  const base = madeClient({ ...signedIn(session), environment: known.environment ?? environment() });
  const calls: string[] = [];
  const held: { refuse: AuthError | undefined } = { refuse: undefined };
  const verb =
    (name: string) =>
    async (id: unknown): Promise<unknown> => {
      calls.push(`${name} ${typeof id === 'string' ? id : JSON.stringify(id)}`);
      await Promise.resolve();
      const { refuse } = held;
      held.refuse = undefined;
      if (refuse) throw refuse;
      return { id: 'made', verification: unverified };
    };
  const names = ['update', 'createEmailAddress', 'prepareEmailAddress', 'verifyEmailAddress', 'deleteEmailAddress'];
  const sites = ['connectExternalAccount', 'reauthorizeExternalAccount', 'deleteExternalAccount'];
  const client = Object.assign(base, {
    account: Object.fromEntries([...names, ...sites].map(name => [name, verb(name)])),
    reverify: (action: () => Promise<unknown>) => action(),
    onReverify: () => () => {},
  });
  const element = await fixture<AuthUserProfile>(html`<auth-user-profile .client=${client}></auth-user-profile>`);
  const root = element.shadowRoot;
  if (!root) throw new Error('The element has a shadow root.');
  await waitUntil(() => root.querySelector('[data-section=profile]'), 'the page is there');
  const section = (name: string) => root.querySelector<HTMLElement>(`[data-section=${name}]`);
  const named = (name: string): HTMLElement | undefined =>
    [...root.querySelectorAll<HTMLElement>('button'), ...element.querySelectorAll<HTMLElement>('button')].find(
      one => (one.getAttribute('aria-label') ?? one.textContent.trim()) === name,
    );
  const press = async (name: string): Promise<void> => {
    await waitUntil(() => named(name), `there is "${name}"`);
    named(name)?.click();
    await element.updateComplete;
  };
  const texts = (name: string): readonly string[] =>
    [...(section(name)?.querySelectorAll('.row') ?? [])].map(row => row.textContent.replace(/\s+/g, ' ').trim());
  return { element, root, section, press, named, texts, calls, held };
}

describe('<auth-user-profile>: where somebody is reached', () => {
  it('E2: lists the addresses, the primary one first, with what each is and what can be done with it', async () => {
    const { element, texts } = await start();
    expect(texts('emails')).to.deep.equal([
      'lovelace@example.com Primary Remove',
      'ada@example.com Make primary Remove',
      'new@example.com Unverified Verify Remove',
    ]);
    await expect(element).to.be.accessible();
  });

  it('E2: shows no section for what the instance does not have', async () => {
    const { section } = await start({ environment: environment({ emailAddress: { enabled: false } }) });
    for (const name of ['emails', 'phones', 'connections', 'enterprise', 'wallets'])
      expect(section(name)).to.equal(null);
  });

  it('E2: numbers for the second step alone do not stand among those that sign in', async () => {
    const phoneNumber = { enabled: true, usedForFirstFactor: true, usedForSecondFactor: true };
    const numbers = [
      { id: 'one', phoneNumber: '+4915112345678', reservedForSecondFactor: false, verification: verified },
      { id: 'two', phoneNumber: '+4915112345679', reservedForSecondFactor: true, verification: verified },
    ];
    const user = { ...ada, phoneNumbers: numbers, primaryPhoneNumberId: 'one' } as unknown as User;
    expect((await start({ user, environment: environment({ phoneNumber }) })).texts('phones')).to.deep.equal([
      '+4915112345678 Primary Remove',
    ]);
    const second = { ...phoneNumber, usedForFirstFactor: false };
    expect((await start({ user, environment: environment({ phoneNumber: second }) })).section('phones')).to.equal(null);
  });

  it('E2: an address that is added is proved in the same panel, by a code where there are no links', async () => {
    const { element, root, press, calls, held } = await start();
    await press('Add email address');
    await expect(element).to.be.accessible();
    const input = element.querySelector('input');
    expect(document.activeElement).to.equal(input);
    if (input) input.value = 'more@example.com';
    held.refuse = refusedAt('form_identifier_exists', 'emailAddress');
    element.querySelector('form')?.requestSubmit();
    await waitUntil(() => input?.getAttribute('aria-invalid') === 'true', 'the field says so');
    expect(element.querySelector('input')).to.equal(input);
    element.querySelector('form')?.requestSubmit();
    await waitUntil(() => element.querySelector('input[name=code]'), 'the code is asked for');
    expect(document.activeElement).to.equal(element.querySelector('input[name=code]'));
    expect(element.querySelector('form')?.textContent).not.to.contain('press the button in that email');
    expect(root.querySelector('.panel-subtitle')?.textContent).to.contain('more@example.com');
    expect(root.querySelector('[role=status]')?.textContent).to.contain('more@example.com');
    expect(calls).to.deep.equal([
      'createEmailAddress {"emailAddress":"more@example.com"}',
      'createEmailAddress {"emailAddress":"more@example.com"}',
      'prepareEmailAddress made',
    ]);
    await expect(element).to.be.accessible();
  });

  it('E2: before something is removed the person is asked, with the focus on the question', async () => {
    const { element, root, press, named, calls } = await start();
    await press('Remove ada@example.com');
    expect(root.activeElement?.textContent).to.equal('Remove email address');
    expect(element.querySelector('form')?.textContent).to.contain('You can no longer sign in with it');
    await expect(element).to.be.accessible();
    await press('Cancel');
    expect(calls).to.deep.equal([]);
    await press('Remove ada@example.com');
    await press('Remove');
    await waitUntil(() => root.activeElement === named('Add email address'), 'the focus goes on');
    expect(calls).to.deep.equal(['deleteEmailAddress one']);
    expect(root.querySelector('[role=status]')?.textContent).to.equal('ada@example.com was removed.');
  });
});

const account = (id: string, provider: string, verification: object) => ({
  ...{
    id,
    provider,
    verification,
    emailAddress: `ada@${provider}.example`,
    emailAddressVerified: true,
    username: null,
  },
});

describe('<auth-user-profile>: accounts elsewhere', () => {
  it('E2: those that are connected, that could not be, and that may be, each with what can be done', async () => {
    const error = { code: 'oauth_access_denied', message: 'denied' };
    const user = {
      ...ada,
      externalAccounts: [
        account('one', 'google', { status: 'verified' }),
        account('two', 'github', { status: 'verified', error }),
        account('three', 'acme', { status: 'failed', error }),
        account('four', 'slack', { status: 'unverified' }),
      ],
    } as unknown as User;
    const providers = { google: 'Google', github: 'GitHub', acme: 'Acme', slack: 'Slack' };
    const { element, texts, press, calls } = await start({ user, environment: environment({}, providers) });
    const denied = 'You did not agree at the other site. Try again, or use another way.';
    expect(texts('connections')).to.deep.equal([
      'Google ada@google.example Remove',
      `GitHub ada@github.example ${denied} Reconnect Remove`,
      `Acme Not connected ada@acme.example ${denied} Reconnect Remove`,
      'Slack Connect',
    ]);
    await expect(element).to.be.accessible();
    await press('Reconnect GitHub');
    await waitUntil(() => calls.length === 1, 'the connected one is renewed');
    await press('Reconnect Acme');
    await waitUntil(() => calls.length === 2, 'the other is connected anew');
    expect(calls[0]).to.equal('reauthorizeExternalAccount two');
    expect(calls[1]).to.contain('connectExternalAccount {"strategy":"oauth_acme"');
  });

  it('E2: many sites are chosen from in a form', async () => {
    const providers = { google: 'Google', github: 'GitHub', slack: 'Slack', line: 'LINE' };
    const { element, root, texts, press, named } = await start({ environment: environment({}, providers) });
    expect(texts('connections')).to.deep.equal([]);
    await press('Connect account');
    expect([...root.querySelectorAll('.way')].map(way => way.textContent.trim())).to.deep.equal([
      'Google',
      'GitHub',
      'Slack',
      'LINE',
    ]);
    expect(named('Connect Slack')).to.be.instanceOf(HTMLButtonElement);
    await expect(element).to.be.accessible();
  });

  it('E2: an address that a connected account vouches for says so', async () => {
    const google = { ...account('one', 'google', { status: 'verified' }), emailAddress: 'Ada@example.com' };
    const user = { ...ada, externalAccounts: [google] } as unknown as User;
    const { texts } = await start({ user, environment: environment({}, { google: 'Google' }) });
    expect(texts('emails')[1]).to.equal('ada@example.com Linked to Google Make primary Remove');
  });

  it('E2: accounts at organizations are named after their connection, and only shown', async () => {
    const enterprise = { id: 'one', emailAddress: 'ada@acme.example', enterpriseConnection: { name: 'ACME' } };
    const user = { ...ada, enterpriseAccounts: [enterprise] } as unknown as User;
    const { element, texts, section } = await start({ user });
    expect(texts('enterprise')).to.deep.equal(['ACME ada@acme.example']);
    expect(section('enterprise')?.querySelector('button')).to.equal(null);
    await expect(element).to.be.accessible();
  });

  it('E2: wallets show what they are and where, the primary one named so', async () => {
    const wallet = (id: string, strategy: string) => ({
      ...{ id, web3Wallet: `0x${id.repeat(40)}`, verification: { status: 'verified', strategy } },
    });
    const user = {
      ...ada,
      web3Wallets: [wallet('a', 'web3_metamask_signature'), wallet('b', 'web3_okx_wallet_signature')],
      primaryWeb3WalletId: 'a',
    } as unknown as User;
    const web3Wallet = { enabled: true, firstFactors: ['web3_metamask_signature'] };
    const { element, root, texts, press } = await start({ user, environment: environment({ web3Wallet }) });
    const plain = texts('wallets').map(text => text.replace(/\u2060/g, ''));
    expect(plain).to.deep.equal(['MetaMask Primary 0xaaaa…aaaa Remove', 'OKX Wallet 0xbbbb…bbbb Make primary Remove']);
    await press('Connect wallet');
    expect(root.querySelector('.panel')?.textContent).to.contain('No wallet was found in this browser.');
    await expect(element).to.be.accessible();
  });
});
