import { html } from 'lit';
import { AuthError, normalizeEmail, type EmailAddress, type User } from '../../core/index.js';
import { field } from '../parts/field.js';
import { attribute } from '../steps/settings.js';
import { plainAddress } from '../steps/link-wait.js';
import { beginProof, type ProofOf } from './proof.js';
import { reachedSection, type Reached } from './reached.js';
import { saveOrCancel } from './rows.js';
import { accountsElsewhere, siteName, strategyOf } from './sites.js';
import type { FormView, Profile, SectionFactory } from './profile.js';

/** The addresses that mails go to, by which somebody signs in. */
export const emailsSection: SectionFactory = profile => {
  const settings = attribute(profile.environment, 'emailAddress');
  if (!settings?.enabled) return undefined;
  const { verifications, immutable } = settingsOf(settings);
  const { account } = profile.client;
  const proof = proofOf(profile, verifications.includes('email_link'));
  return reachedSection(profile, {
    proof,
    immutable,
    title: term => term('emailsSection'),
    addLabel: term => term('addEmail'),
    removal: (term, name) => ({ title: term('removeEmail'), text: term('removeEmailText', name) }),
    list: user => user.emailAddresses.map(address => reachedOf(profile, user, address)),
    primary: user => user.primaryEmailAddressId,
    add: () => profile.open('emails', addForm(profile, proof)),
    makePrimary: id => account.update({ primaryEmailAddressId: id }),
    remove: id => account.deleteEmailAddress(id),
  });
};

type Settings = NonNullable<ReturnType<typeof attribute>>;

/** A hosted server may leave out what is off. */
function settingsOf({
  verifications = [],
  immutable = false,
}: Partial<Settings>): Pick<Settings, 'verifications' | 'immutable'> {
  return { verifications, immutable };
}

function proofOf({ client: { account } }: Profile, byLink: boolean): ProofOf {
  return {
    section: 'emails',
    by: 'codeTitle',
    send: id =>
      account.prepareEmailAddress(
        id,
        byLink ? { strategy: 'email_link', redirectUrl: plainAddress().href } : { strategy: 'email_code' },
      ),
    verify: (id, code) => account.verifyEmailAddress(id, code),
    pressed: byLink ? (id, signal) => account.reloadEmailAddress(id, { awaitLink: true, signal }) : undefined,
  };
}

function reachedOf(profile: Profile, user: User, address: EmailAddress): Reached {
  const { id, emailAddress: name, verification } = address;
  return { id, name, status: verification?.status, linked: linkedTo(profile, user, address) };
}

/** Which of the person's accounts elsewhere say that it is theirs. */
function linkedTo(profile: Profile, user: User, address: EmailAddress): readonly string[] {
  const { externalAccounts, enterpriseAccounts } = accountsElsewhere(user);
  const isHere = (account: { readonly emailAddress: string }): boolean =>
    account.emailAddress.toLowerCase() === address.emailAddress.toLowerCase();
  const sites = externalAccounts.filter(
    account => isHere(account) && account.emailAddressVerified && account.verification?.status === 'verified',
  );
  return [
    ...new Set([
      ...linksOf(address).map(({ type }) => siteName(profile, type)),
      ...sites.map(({ provider }) => siteName(profile, strategyOf(provider))),
      ...enterpriseAccounts.filter(isHere).flatMap(({ enterpriseConnection }) => enterpriseConnection?.name ?? []),
    ]),
  ];
}

/** A hosted server may leave them out. */
function linksOf({ linkedTo = [] }: Partial<EmailAddress>): EmailAddress['linkedTo'] {
  return linkedTo;
}

function addForm(profile: Profile, proof: ProofOf): FormView {
  const { term, client } = profile;
  /** Whether what was typed belongs to an organization, whose people sign in there. */
  let managed = false;
  return {
    title: () => term('addEmail'),
    subtitle: () => term('addEmailText'),
    fields: ['emailAddress'],
    form: () => {
      const problem = profile.problem('emailAddress');
      return html`
        ${field({
          id: profile.id('email'),
          name: 'email_address',
          label: term('emailAddress'),
          type: 'email',
          autocomplete: 'email',
          error: problem && managed ? term('organizationAddress') : problem,
        })}
        ${saveOrCancel(profile, term('continue'))}
      `;
    },
    check: data => {
      managed = false;
      const typed = typedIn(data);
      if (!typed) return [{ code: 'form_param_nil', field: 'emailAddress' }];
      return normalizeEmail(typed) ? [] : [{ code: 'form_param_format_invalid', field: 'emailAddress' }];
    },
    submit: async data => {
      const name = typedIn(data);
      try {
        const { id } = await client.account.createEmailAddress({ emailAddress: name });
        await beginProof(profile, proof, { id, name });
      } catch (error) {
        if (!(error instanceof AuthError) || error.code !== 'strategy_for_user_invalid') throw error;
        managed = true;
        throw new AuthError([{ ...error.problems[0], field: 'emailAddress' }], { cause: error });
      }
    },
  };
}

function typedIn(data: FormData): string {
  const value = data.get('email_address');
  return typeof value === 'string' ? value.trim() : '';
}
