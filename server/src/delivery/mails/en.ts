import { counted } from './counted.js';
import type { MailWords } from './words.js';

export const en: MailWords = {
  language: 'en',
  direction: 'ltr',
  verificationCode: {
    subject: (code, app) => `${code} is your code for ${app}`,
    title: 'Confirm your e-mail address',
    text: app => `Enter this code to finish signing up for ${app}:`,
  },
  addressCode: app => `Enter this code to add this address to your ${app} account:`,
  signInCode: {
    subject: (code, app) => `${code} is your sign-in code for ${app}`,
    title: 'Your sign-in code',
    text: app => `Enter this code to sign in to ${app}:`,
  },
  signInCodeNoAccount: {
    subject: (code, app) => `${code} is your code for ${app}`,
    title: 'There is no account yet',
    text: app =>
      `Somebody wants to sign in to ${app} with this address, and there is no account for it yet. If that was you, enter this code to sign up:`,
  },
  noAccountByInvitation: {
    subject: (code, app) => `${code} is your code for ${app}`,
    title: 'There is no account',
    text: app =>
      `Somebody wants to sign in to ${app} with this address, and there is no account for it. New accounts are by invitation. If that was you, try the address that you were invited with, or enter this code to go on:`,
  },
  signUpCodeExistingAccount: {
    subject: (code, app) => `${code} is your code for ${app}`,
    title: 'You already have an account',
    text: app =>
      `Somebody wants to sign up for ${app} with this address, and you already have an account. If that was you, enter this code to sign in:`,
  },
  resetPasswordCode: {
    subject: (code, app) => `${code} is your code for a new password at ${app}`,
    title: 'Choose a new password',
    text: app => `Enter this code to choose a new password for ${app}:`,
  },
  resetPasswordCodeNoAccount: {
    subject: (code, app) => `${code} is your code for ${app}`,
    title: 'There is no account yet',
    text: app =>
      `Somebody asked for a new password at ${app} with this address, and there is no account for it. If that was you, enter this code to sign up:`,
  },
  newDeviceCode: {
    subject: (code, app) => `${code} is your code for ${app} on a new device`,
    title: 'Confirm this device',
    text: app =>
      `The right password for your ${app} account was entered on a device that the account has not been used on. If that was not you, choose a new password now. If it was you, enter this code:`,
  },
  stepUpCode: {
    subject: (code, app) => `${code} is your code for ${app}`,
    title: 'Confirm that it is you',
    text: app => `Enter this code to go on in your ${app} account:`,
  },
  passwordChanged: {
    subject: app => `Your password for ${app} was changed`,
    title: 'Your password was changed',
    text: (app, when) => `The password of your ${app} account was changed on ${when}.`,
    notYou: 'If that was not you, choose a new password at once with “Forgot password?” on the sign-in page.',
  },
  passwordRemoved: {
    subject: app => `Your password for ${app} was removed`,
    title: 'Your password was removed',
    text: (app, when) =>
      `The password of your ${app} account was removed on ${when}. You sign in another way from now on.`,
    notYou: 'If that was not you, sign in and look at what else has changed.',
  },
  accountDeleted: {
    subject: app => `Your account at ${app} was deleted`,
    title: 'Your account was deleted',
    text: (app, when) =>
      `Your ${app} account was deleted on ${when}, with everything that belonged to it. You are signed out on all devices.`,
    notYou: 'If that was not you, write to us at once. This is the last mail about this account.',
  },
  passkeyAdded: {
    subject: app => `A passkey was added to your account at ${app}`,
    title: 'A passkey was added',
    text: (app, when) => `Somebody can now sign in to your ${app} account with a passkey that was added on ${when}.`,
    notYou: 'If that was not you, sign in, remove the passkey, and choose a new password.',
  },
  passkeyRemoved: {
    subject: app => `A passkey was removed from your account at ${app}`,
    title: 'A passkey was removed',
    text: (app, when) => `A passkey of your ${app} account was removed on ${when}.`,
    notYou: 'If that was not you, sign in and look at what else has changed.',
  },
  walletAdded: {
    subject: app => `A wallet was added to your account at ${app}`,
    title: 'A wallet was added',
    text: (app, when) => `Somebody can now sign in to your ${app} account with a wallet that was added on ${when}.`,
    notYou: 'If that was not you, sign in, remove the wallet, and choose a new password.',
  },
  walletRemoved: {
    subject: app => `A wallet was removed from your account at ${app}`,
    title: 'A wallet was removed',
    text: (app, when) => `A wallet of your ${app} account was removed on ${when}.`,
    notYou: 'If that was not you, sign in and look at what else has changed.',
  },
  accountLocked: {
    subject: app => `Your account at ${app} is locked for a while`,
    title: 'Your account is locked for a while',
    text: (app, when) =>
      `Somebody has tried many wrong passwords for your ${app} account. To protect it, signing in with the password is locked until ${when}. With a mailed code you can sign in as always.`,
    notYou: 'If that was not you, there is nothing to do: your password was not found out.',
  },
  secondFactorAdded: {
    subject: app => `Two-step verification is on for ${app}`,
    title: 'Two-step verification is on',
    text: (app, when) =>
      `A second step was added to your ${app} account on ${when}. From now on signing in asks for it.`,
    notYou: 'If that was not you, choose a new password at once with “Forgot password?” on the sign-in page.',
  },
  secondFactorRemoved: {
    subject: app => `Two-step verification is off for ${app}`,
    title: 'A second step was removed',
    text: (app, when) => `A second step was removed from your ${app} account on ${when}.`,
    notYou: 'If that was not you, choose a new password at once with “Forgot password?” on the sign-in page.',
  },
  backupCodesMade: {
    subject: app => `New backup codes for ${app}`,
    title: 'New backup codes were made',
    text: (app, when) => `Backup codes for your ${app} account were made on ${when}. Earlier ones no longer work.`,
    notYou: 'If that was not you, choose a new password at once with “Forgot password?” on the sign-in page.',
  },
  phoneNumberAdded: {
    subject: app => `A phone number was added to your account at ${app}`,
    title: 'A phone number was added',
    text: (app, when) => `A phone number that signs in to your ${app} account was added on ${when}.`,
    notYou: 'If that was not you, sign in and look at what else has changed.',
  },
  phoneNumberRemoved: {
    subject: app => `A phone number was removed from your account at ${app}`,
    title: 'A phone number was removed',
    text: (app, when) => `A phone number no longer signs in to your ${app} account. That was changed on ${when}.`,
    notYou: 'If that was not you, sign in and look at what else has changed.',
  },
  emailAddressAdded: {
    subject: app => `An e-mail address was added to your account at ${app}`,
    title: 'An e-mail address was added',
    text: (app, when) => `An e-mail address that signs in to your ${app} account was added on ${when}.`,
    notYou: 'If that was not you, sign in and look at what else has changed.',
  },
  emailAddressRemoved: {
    subject: app => `An e-mail address was removed from your account at ${app}`,
    title: 'An e-mail address was removed',
    text: (app, when) => `An e-mail address was removed from your ${app} account on ${when}.`,
    notYou: 'If that was not you, sign in and look at what else has changed.',
  },
  siteConnected: {
    subject: app => `Another site was connected with your account at ${app}`,
    title: 'Another site was connected',
    text: (app, when) =>
      `An account at another site, with which one can sign in to your ${app} account, was connected on ${when}.`,
    notYou: 'If that was not you, sign in and look at what else has changed.',
  },
  siteRemoved: {
    subject: app => `Another site was removed from your account at ${app}`,
    title: 'Another site was removed',
    text: (app, when) =>
      `An account at another site no longer signs in to your ${app} account. That was changed on ${when}.`,
    notYou: 'If that was not you, sign in and look at what else has changed.',
  },
  backupCodeUsed: {
    subject: app => `A backup code of your account at ${app} was used`,
    title: 'A backup code was used',
    text: (app, when) =>
      `Somebody used one of the backup codes of your ${app} account on ${when}. It works no more; make new ones before they run out.`,
    notYou: 'If that was not you, choose a new password at once with “Forgot password?” on the sign-in page.',
  },
  apiKeyCreated: {
    subject: app => `An API key was made for your account at ${app}`,
    title: 'An API key was made',
    text: (app, when) => `Programs can now act for your ${app} account with an API key that was made on ${when}.`,
    notYou: 'If that was not you, sign in, revoke the key, and choose a new password.',
  },
  apiKeyRevoked: {
    subject: app => `An API key of your account at ${app} was revoked`,
    title: 'An API key was revoked',
    text: (app, when) => `An API key of your ${app} account was revoked on ${when}. It opens nothing any more.`,
    notYou: 'If that was not you, sign in and look at what else has changed.',
  },
  newDevice: {
    subject: app => `New sign-in to your account at ${app}`,
    title: 'A new device signed in',
    text: (app, when, device) =>
      `Somebody signed in to your ${app} account on ${when}, on a device that it has not been used on: ${device}.`,
    wasYou: 'If that was you, there is nothing to do.',
    notYou:
      'If that was not you, sign in, open “Security” in your account, sign the device out under “Active devices”, and choose a new password.',
    button: 'Look at your account',
  },
  invitation: {
    subject: app => `You are invited to ${app}`,
    title: 'You are invited',
    text: app => `You have been invited to ${app}. Follow the link to make your account:`,
    button: 'Accept the invitation',
  },
  waitlistInvitation: {
    subject: app => `It is your turn: your place at ${app}`,
    title: 'It is your turn',
    text: app =>
      `You joined the waitlist of ${app}, and now there is a place for you. Follow the link to make your account:`,
    button: 'Make your account',
  },
  goodUntil: when => `The link is good until ${when}.`,
  ignoreInvitation: 'The link is for you alone. If you expected no invitation, ignore this mail.',
  validFor: minutes =>
    counted('en', minutes, { one: 'It is good for one minute.', other: 'It is good for # minutes.' }),
  ignore: 'If you did not ask for this, ignore this mail: nothing happens without the code.',
  neverShare: 'Give this code to nobody. We never ask for it.',
  questions: supportEmail => `Questions? ${supportEmail}`,
  sms: (code, app) => `${code} is your code for ${app}. Give it to nobody.`,
  continue: 'Continue',
  orLink: 'Or press this button in place of entering the code:',
  link: {
    hereTitle: 'One moment',
    hereText: app => `You are being taken on to ${app}.`,
    elsewhereTitle: 'Is this you?',
    elsewhereText: (device, app) => `Somebody on another device wants to go on to ${app} with your address: ${device}.`,
    askedAt: when => `It was asked for on ${when}.`,
    notYou: 'If that was not you, close this page: nothing happens then.',
    confirm: 'Yes, go on there',
    device: (browser, ip) => named(browser || 'an unknown browser', ip),
    otherBrowser: device =>
      `This link works only in the browser in which it was asked for: ${device}. Open it there, or enter the code from the mail.`,
    doneTitle: 'Done',
    doneText: device => `It goes on by itself where it was asked for: ${device}. You can close this page.`,
    usedTitle: 'This is confirmed already',
    used: 'The link, or the code beside it, has been used. Go on where you asked for it.',
    overTitle: 'This link is over',
    expired: 'It was good for a short time only. Ask for a new one.',
    replaced: 'A newer mail has taken its place, or it was begun anew. Use the newest mail, or ask for a new one.',
    unknown: 'This is not a link of ours. Copy the whole link from the mail, or ask for a new one.',
  },
};

function named(browser: string, ip: string): string {
  return ip ? `${browser} (network address ${ip})` : browser;
}
