import type { Message } from '../instance.js';
import type { Settings } from '../settings.js';
import { describeAgent } from '../session/user-agent.js';
import { htmlOf } from './mail-html.js';
import { written } from './mails/counted.js';
import { wordsFor } from './mails/index.js';
import type { CodeWords, LinkWords, MailWords, NoticeWords } from './mails/words.js';

export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly code: string | undefined;
}

/** Where a mail leads, and what the button says. */
export interface MailLink {
  readonly label: string;
  readonly href: string;
  /** Where it does what the code above it does: that either will do. */
  readonly before?: string;
}

/** A mail before it is laid out: paragraphs in order, the code among them. */
export interface MailContent {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly subject: string;
  readonly title: string;
  readonly text: string;
  readonly code: string | undefined;
  readonly link?: MailLink;
  readonly notes: readonly string[];
}

/** Puts a message into words and looks, in the language of its reader. */
export function renderMail(message: Message, settings: Settings): Mail {
  const content = contentOf(message, settings);
  return { subject: content.subject, text: textOf(content), html: htmlOf(content, settings), code: content.code };
}

function contentOf(message: Message, { app }: Settings): MailContent {
  const words = wordsFor(message.locale);
  const { language, direction } = words;
  const questions = app.supportEmail === undefined ? [] : [words.questions(app.supportEmail)];
  if (message.template === 'sms_code') throw new TypeError('This is no mail.');
  if ('code' in message) {
    const { subject, title, text } = codeWords[message.template](words);
    const { code, template } = message;
    // Whoever has the password is nobody to ignore.
    const ignore = template === 'new_device_code' ? [] : [words.ignore];
    const notes = [words.validFor(message.minutes), words.neverShare, ...ignore, ...questions];
    const url = 'link' in message ? message.link : undefined;
    const link = url === undefined ? {} : { link: { href: url, before: words.orLink, label: words.continue } };
    return { language, direction, subject: subject(code, app.name), title, text: text(app.name), code, ...link, notes };
  }
  if ('link' in message) {
    const { subject, title, text, button } = linkWords[message.template](words);
    const until = message.until === null ? [] : [words.goodUntil(written(language, message.until))];
    const link = { label: button, href: message.link };
    const notes = [...until, words.ignoreInvitation, ...questions];
    const said = { subject: subject(app.name), title, text: text(app.name) };
    return { language, direction, ...said, code: undefined, link, notes };
  }
  if (message.template === 'new_device') return newDeviceOf(message, words, app, questions);
  const { subject, title, text, notYou } = noticeWords[message.template](words);
  const when = written(language, 'at' in message ? message.at : message.until);
  return {
    language,
    direction,
    subject: subject(app.name),
    title,
    text: text(app.name, when),
    code: undefined,
    notes: [notYou, ...questions],
  };
}

type NewDevice = Extract<Message, { readonly template: 'new_device' }>;

/** What device it was, and where one looks at them all. */
function newDeviceOf(
  { at, agent, ip }: NewDevice,
  words: MailWords,
  app: Settings['app'],
  questions: readonly string[],
): MailContent {
  const { language, direction, newDevice } = words;
  const { browser_name: browser, device_type: system } = describeAgent(agent);
  const device = words.link.device([browser, system].filter(part => part !== undefined).join(' · '), ip);
  // A path is one of the page's own origin, and a mail has none.
  const href = app.userProfileUrl?.startsWith('/') ? undefined : app.userProfileUrl;
  return {
    language,
    direction,
    subject: newDevice.subject(app.name),
    title: newDevice.title,
    text: newDevice.text(app.name, written(language, at), device),
    code: undefined,
    ...(href !== undefined && { link: { label: newDevice.button, href } }),
    notes: [newDevice.wasYou, newDevice.notYou, ...questions],
  };
}

type CodeTemplate = Exclude<Extract<Message, { readonly code: string }>['template'], 'sms_code'>;
type LinkTemplate = Exclude<Extract<Message, { readonly link: string }>['template'], CodeTemplate>;
type NoticeTemplate = Exclude<Message['template'], CodeTemplate | LinkTemplate | 'sms_code' | 'new_device'>;

const codeWords: Readonly<Record<CodeTemplate, (words: MailWords) => CodeWords>> = {
  verification_code: words => words.verificationCode,
  address_code: words => ({ ...words.verificationCode, text: words.addressCode }),
  sign_in_code: words => words.signInCode,
  sign_in_code_no_account: words => words.signInCodeNoAccount,
  sign_up_code_existing_account: words => words.signUpCodeExistingAccount,
  reset_password_code: words => words.resetPasswordCode,
  reset_password_code_no_account: words => words.resetPasswordCodeNoAccount,
  no_account_by_invitation: words => words.noAccountByInvitation,
  new_device_code: words => words.newDeviceCode,
  step_up_code: words => words.stepUpCode,
};

const linkWords: Readonly<Record<LinkTemplate, (words: MailWords) => LinkWords>> = {
  invitation: words => words.invitation,
  waitlist_invitation: words => words.waitlistInvitation,
};

const noticeWords: Readonly<Record<NoticeTemplate, (words: MailWords) => NoticeWords>> = {
  password_changed: words => words.passwordChanged,
  password_removed: words => words.passwordRemoved,
  account_deleted: words => words.accountDeleted,
  passkey_added: words => words.passkeyAdded,
  passkey_removed: words => words.passkeyRemoved,
  wallet_added: words => words.walletAdded,
  wallet_removed: words => words.walletRemoved,
  account_locked: words => words.accountLocked,
  second_factor_added: words => words.secondFactorAdded,
  second_factor_removed: words => words.secondFactorRemoved,
  backup_codes_made: words => words.backupCodesMade,
  phone_number_added: words => words.phoneNumberAdded,
  phone_number_removed: words => words.phoneNumberRemoved,
  email_address_added: words => words.emailAddressAdded,
  email_address_removed: words => words.emailAddressRemoved,
  site_connected: words => words.siteConnected,
  site_removed: words => words.siteRemoved,
  backup_code_used: words => words.backupCodeUsed,
  api_key_created: words => words.apiKeyCreated,
  api_key_revoked: words => words.apiKeyRevoked,
};

function textOf({ title, text, code, link, notes }: MailContent): string {
  const ways = link ? [...(link.before === undefined ? [] : [link.before]), link.href] : [];
  const shown = [...(code === undefined ? [] : [`    ${code}`]), ...ways];
  return `${[title, text, ...shown, ...notes].join('\n\n')}\n`;
}
