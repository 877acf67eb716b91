import type { MailWords } from './words.js';

export const de: MailWords = {
  language: 'de',
  direction: 'ltr',
  verificationCode: {
    subject: (code, app) => `${code} ist dein Code für ${app}`,
    title: 'Bestätige deine E-Mail-Adresse',
    text: app => `Gib diesen Code ein, um deine Registrierung bei ${app} abzuschließen:`,
  },
  signInCode: {
    subject: (code, app) => `${code} ist dein Anmeldecode für ${app}`,
    title: 'Dein Anmeldecode',
    text: app => `Gib diesen Code ein, um dich bei ${app} anzumelden:`,
  },
  signInCodeNoAccount: {
    subject: (code, app) => `${code} ist dein Code für ${app}`,
    title: 'Es gibt noch kein Konto',
    text: app =>
      `Jemand möchte sich mit dieser Adresse bei ${app} anmelden, und dafür gibt es noch kein Konto. Wenn du das warst, gib diesen Code ein, um eines anzulegen:`,
  },
  signUpCodeExistingAccount: {
    subject: (code, app) => `${code} ist dein Code für ${app}`,
    title: 'Du hast schon ein Konto',
    text: app =>
      `Jemand möchte mit dieser Adresse ein Konto bei ${app} anlegen, und du hast schon eines. Wenn du das warst, gib diesen Code ein, um dich anzumelden:`,
  },
  resetPasswordCode: {
    subject: (code, app) => `${code} ist dein Code für ein neues Passwort bei ${app}`,
    title: 'Wähle ein neues Passwort',
    text: app => `Gib diesen Code ein, um ein neues Passwort für ${app} zu wählen:`,
  },
  resetPasswordCodeNoAccount: {
    subject: (code, app) => `${code} ist dein Code für ${app}`,
    title: 'Es gibt noch kein Konto',
    text: app =>
      `Jemand hat mit dieser Adresse ein neues Passwort bei ${app} angefordert, und dafür gibt es kein Konto. Wenn du das warst, gib diesen Code ein, um eines anzulegen:`,
  },
  passwordChanged: {
    subject: app => `Dein Passwort für ${app} wurde geändert`,
    title: 'Dein Passwort wurde geändert',
    text: (app, when) => `Das Passwort deines Kontos bei ${app} wurde am ${when} geändert.`,
    notYou: 'Wenn du das nicht warst, wähle sofort ein neues: „Passwort vergessen?“ auf der Anmeldeseite.',
  },
  accountLocked: {
    subject: app => `Dein Konto bei ${app} ist eine Weile gesperrt`,
    title: 'Dein Konto ist eine Weile gesperrt',
    text: (app, when) =>
      `Jemand hat viele falsche Passwörter für dein Konto bei ${app} versucht. Zu deinem Schutz ist die Anmeldung mit dem Passwort bis ${when} gesperrt. Mit einem zugesandten Code kannst du dich wie immer anmelden.`,
    notYou: 'Wenn du das nicht warst, musst du nichts tun: Dein Passwort wurde nicht erraten.',
  },
  validFor: minutes => (minutes === 1 ? 'Er gilt eine Minute.' : `Er gilt ${minutes} Minuten.`),
  ignore: 'Wenn du das nicht angefordert hast, ignoriere diese Mail: Ohne den Code geschieht nichts.',
  neverShare: 'Gib diesen Code niemandem weiter. Wir fragen nie danach.',
  questions: supportEmail => `Fragen? ${supportEmail}`,
};
