import { normalizeEmail } from 'auth-elements/wire';
import { requireAllowed } from '../access/rules.js';
import { checkPassword } from '../account/password-rules.js';
import { findUser } from '../account/find-user.js';
import { readPhoneNumber } from '../account/phone-number.js';
import { readMetadata } from '../account/metadata.js';
import { readName, readUsername } from '../account/names.js';
import type { Exchange } from '../http/exchange.js';
import { languageOf } from '../http/language.js';
import { disabled, identifierExists, malformed, missing } from '../http/refusals.js';
import { Problem } from '../http/problem.js';
import { readWallet } from '../wallet/address.js';
import type { SignUpRow } from './sign-up-row.js';

/** The columns of a sign-up that a request sets. */
export type SignUpFields = Awaited<ReturnType<typeof readFields>>;

/**
 * Reads and judges what a person has filled in. Nothing is written.
 *
 * @param present - What was filled in before.
 */
export async function readFields(exchange: Exchange, present?: Partial<SignUpRow>) {
  const { form, instance, request, now } = exchange;
  const { settings } = instance;
  const email = await readEmail(exchange, typeof present?.invitation_id === 'string');
  const phone = await readPhone(exchange, typeof present?.invitation_id === 'string');
  const wallet = await readWalletField(exchange, typeof present?.invitation_id === 'string');
  const username = readUsername(form, settings);
  if (username && (await findUser(instance.database, 'username', username.key))) throw identifierExists('username');
  const firstName = readName(form, 'first_name', settings);
  const lastName = readName(form, 'last_name', settings);
  const given = form.optional('unsafe_metadata');
  const metadata = given === undefined ? undefined : JSON.stringify(readMetadata(given, 'unsafe_metadata'));
  const accepted = form.flag('legal_accepted');
  if (accepted === false) throw legalNotAccepted();
  const password = form.optional('password');
  const about = {
    identifiers: [email.email_address ?? present?.email_address, username?.username ?? present?.username],
    names: [firstName ?? present?.first_name, lastName ?? present?.last_name],
  };
  const checked = password === undefined ? undefined : await checkPassword(instance, password, 'password', about);
  const locale = languageOf(form.optional('locale'), request);
  return {
    ...email,
    ...phone,
    ...wallet,
    ...(username !== undefined && { username: username?.username ?? null, username_key: username?.key ?? null }),
    ...(firstName !== undefined && { first_name: firstName }),
    ...(lastName !== undefined && { last_name: lastName }),
    ...(metadata !== undefined && { unsafe_metadata: metadata }),
    ...(accepted && { legal_accepted_at: now }),
    ...(checked &&
      password !== undefined && {
        password_hash: await instance.passwords.hash(password),
        password_recheck: checked.recheck,
      }),
    ...(locale !== null && { locale }),
  };
}

async function readEmail(
  { form, instance }: Exchange,
  invited: boolean,
): Promise<{ email_address?: string; email_key?: string }> {
  if (!form.has('email_address')) return {};
  if (instance.settings.users.email === 'off') throw disabled('email_address');
  const typed = form.optional('email_address');
  if (typed === undefined) throw missing('email_address');
  const key = normalizeEmail(typed);
  if (key === undefined) throw malformed('email_address');
  await requireAllowed(instance.database, instance.settings, { type: 'email_address', key }, invited);
  const owner = await findUser(instance.database, 'email_address', key);
  if (owner && !instance.settings.users.enumerationProtection) throw identifierExists('email_address');
  return { email_address: typed.trim(), email_key: key };
}

async function readPhone({ form, instance }: Exchange, invited: boolean): Promise<{ phone_number?: string }> {
  if (!form.has('phone_number')) return {};
  if (instance.settings.users.phone === 'off') throw disabled('phone_number');
  const typed = form.optional('phone_number');
  if (typed === undefined) throw missing('phone_number');
  const number = readPhoneNumber(typed);
  if (!number) throw malformed('phone_number');
  const key = number.e164;
  await requireAllowed(instance.database, instance.settings, { type: 'phone_number', key }, invited);
  const owner = await findUser(instance.database, 'phone_number', key);
  if (owner && !instance.settings.users.enumerationProtection) throw identifierExists('phone_number');
  return { phone_number: key };
}

async function readWalletField(
  { form, instance }: Exchange,
  invited: boolean,
): Promise<{ web3_wallet?: string; wallet_key?: string }> {
  if (!form.has('web3_wallet')) return {};
  if (instance.settings.wallets.length === 0) throw disabled('web3_wallet');
  const wallet = readWallet(form.required('web3_wallet'));
  if (!wallet) throw malformed('web3_wallet');
  const { address, key } = wallet;
  await requireAllowed(instance.database, instance.settings, { type: 'web3_wallet', key }, invited);
  const owner = await findUser(instance.database, 'web3_wallet', key);
  if (owner && !instance.settings.users.enumerationProtection) throw identifierExists('web3_wallet');
  return { web3_wallet: address, wallet_key: key };
}

function legalNotAccepted(): Problem {
  return new Problem(422, 'legal_not_accepted', 'the terms were not accepted', {
    field: 'legal_accepted',
    sentence: 'Accept the terms to go on.',
  });
}
