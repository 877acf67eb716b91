import { randomBytes } from 'node:crypto';
import { walletNames } from 'auth-elements/wire';

/** What the switches mean as settings, and what runs on this machine for them: nobody waits for what nobody wants. */
export function createOptions(began, written) {
  // Who set no key has no backend API otherwise; this one is known to nobody but this program.
  const secretKey = began.secretKey ?? `sk_test_${randomBytes(24).toString('hex')}`;
  const hasGoogle = began.providers.some(({ key }) => key === 'google');
  let site;
  let check;

  const siteOptions = async ({ otherSites, organization, oneTap }) => {
    // Whoever has Google itself is asked by it.
    const playsGoogle = oneTap && !hasGoogle;
    if (!otherSites && !organization && !playsGoogle) return {};
    site ??= await (await import('./identity-provider.mjs')).startIdentityProvider(began.publicUrl);
    const { name, ...google } = site.settings;
    const providers = {
      ...(otherSites && { custom_acme: { name, ...google } }),
      ...(playsGoogle && { google }),
    };
    const connection = { ...site.settings, protocol: 'oidc', domains: ['acme.example'] };
    return {
      providers: { ...written('AUTH_PROVIDERS', 'providers'), ...providers },
      ...(organization && {
        connections: { ...written('AUTH_ENTERPRISE_CONNECTIONS', 'connections'), acme: connection },
      }),
    };
  };

  const checkOptions = async botProtection => {
    if (botProtection !== 'turnstile') return {};
    check ??= await (await import('./check.mjs')).startCheck();
    return check.settings;
  };

  return {
    /** The settings that a program hands over. */
    async of({ otherSites, organization, wallets, ...others }) {
      return {
        ...others,
        secretKey,
        ...(wallets !== undefined && { wallets: wallets ? walletNames : [] }),
        ...(await siteOptions({ otherSites, organization, oneTap: others.oneTap })),
        ...(await checkOptions(others.botProtection)),
      };
    },
    /** What the page has to know: whether the check is the one of this machine, and where browsers ask for accounts. */
    beside({ bots, oneTap, providers }) {
      const issuer = oneTap ? providers.find(({ key }) => key === 'google')?.issuer : undefined;
      return {
        check: check !== undefined && bots.verifyUrl?.href === check.settings.botVerifyUrl,
        ...(issuer && { browsersAsk: `${issuer}/gsi/` }),
        ...(issuer && issuer === site?.settings.issuer && { login: site.login }),
      };
    },
    close: () => Promise.all([site?.close(), check?.close()]),
  };
}
