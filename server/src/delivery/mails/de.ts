import { counted } from './counted.js';
import type { MailWords } from './words.js';

export const de: MailWords = {
  language: 'de',
  direction: 'ltr',
  verificationCode: {
    subject: (code, app) => `${code} ist Ihr Code für ${app}`,
    title: 'Bestätigen Sie Ihre E-Mail-Adresse',
    text: app => `Geben Sie diesen Code ein, um Ihre Registrierung bei ${app} abzuschließen:`,
  },
  addressCode: app => `Geben Sie diesen Code ein, um diese Adresse Ihrem Konto bei ${app} hinzuzufügen:`,
  signInCode: {
    subject: (code, app) => `${code} ist Ihr Anmeldecode für ${app}`,
    title: 'Ihr Anmeldecode',
    text: app => `Geben Sie diesen Code ein, um sich bei ${app} anzumelden:`,
  },
  signInCodeNoAccount: {
    subject: (code, app) => `${code} ist Ihr Code für ${app}`,
    title: 'Es gibt noch kein Konto',
    text: app =>
      `Jemand möchte sich mit dieser Adresse bei ${app} anmelden, und dafür gibt es noch kein Konto. Wenn Sie das waren, geben Sie diesen Code ein, um eines anzulegen:`,
  },
  noAccountByInvitation: {
    subject: (code, app) => `${code} ist Ihr Code für ${app}`,
    title: 'Es gibt kein Konto',
    text: app =>
      `Jemand möchte sich mit dieser Adresse bei ${app} anmelden, und dafür gibt es kein Konto. Neue Konten gibt es nur auf Einladung. Wenn Sie das waren, versuchen Sie es mit der Adresse, an die Ihre Einladung ging, oder geben Sie diesen Code ein, um fortzufahren:`,
  },
  signUpCodeExistingAccount: {
    subject: (code, app) => `${code} ist Ihr Code für ${app}`,
    title: 'Sie haben schon ein Konto',
    text: app =>
      `Jemand möchte mit dieser Adresse ein Konto bei ${app} anlegen, und Sie haben schon eines. Wenn Sie das waren, geben Sie diesen Code ein, um sich anzumelden:`,
  },
  resetPasswordCode: {
    subject: (code, app) => `${code} ist Ihr Code für ein neues Passwort bei ${app}`,
    title: 'Wählen Sie ein neues Passwort',
    text: app => `Geben Sie diesen Code ein, um ein neues Passwort für ${app} zu wählen:`,
  },
  resetPasswordCodeNoAccount: {
    subject: (code, app) => `${code} ist Ihr Code für ${app}`,
    title: 'Es gibt noch kein Konto',
    text: app =>
      `Jemand hat mit dieser Adresse ein neues Passwort bei ${app} angefordert, und dafür gibt es kein Konto. Wenn Sie das waren, geben Sie diesen Code ein, um eines anzulegen:`,
  },
  newDeviceCode: {
    subject: (code, app) => `${code} ist Ihr Code für ${app} auf einem neuen Gerät`,
    title: 'Bestätigen Sie dieses Gerät',
    text: app =>
      `Das richtige Passwort Ihres Kontos bei ${app} wurde auf einem Gerät eingegeben, auf dem das Konto noch nicht benutzt wurde. Wenn Sie das nicht waren, wählen Sie jetzt ein neues Passwort. Wenn Sie es waren, geben Sie diesen Code ein:`,
  },
  stepUpCode: {
    subject: (code, app) => `${code} ist Ihr Code für ${app}`,
    title: 'Bestätigen Sie, dass Sie es sind',
    text: app => `Geben Sie diesen Code ein, um in Ihrem Konto bei ${app} fortzufahren:`,
  },
  passwordChanged: {
    subject: app => `Ihr Passwort für ${app} wurde geändert`,
    title: 'Ihr Passwort wurde geändert',
    text: (app, when) => `Das Passwort Ihres Kontos bei ${app} wurde am ${when} geändert.`,
    notYou: 'Wenn Sie das nicht waren, wählen Sie sofort ein neues: „Passwort vergessen?“ auf der Anmeldeseite.',
  },
  passwordRemoved: {
    subject: app => `Ihr Passwort für ${app} wurde entfernt`,
    title: 'Ihr Passwort wurde entfernt',
    text: (app, when) =>
      `Das Passwort Ihres Kontos bei ${app} wurde am ${when} entfernt. Von nun an melden Sie sich auf anderem Weg an.`,
    notYou: 'Wenn Sie das nicht waren, melden Sie sich an und sehen Sie nach, was sich sonst geändert hat.',
  },
  accountDeleted: {
    subject: app => `Ihr Konto bei ${app} wurde gelöscht`,
    title: 'Ihr Konto wurde gelöscht',
    text: (app, when) =>
      `Ihr Konto bei ${app} wurde am ${when} mit allem gelöscht, was dazugehörte. Sie sind auf allen Geräten abgemeldet.`,
    notYou: 'Wenn Sie das nicht waren, schreiben Sie uns sofort. Dies ist die letzte Nachricht zu diesem Konto.',
  },
  passkeyAdded: {
    subject: app => `Ihrem Konto bei ${app} wurde ein Passkey hinzugefügt`,
    title: 'Ein Passkey wurde hinzugefügt',
    text: (app, when) =>
      `Mit einem Passkey, der am ${when} hinzugefügt wurde, kann man sich jetzt bei Ihrem Konto bei ${app} anmelden.`,
    notYou:
      'Wenn Sie das nicht waren, melden Sie sich an, entfernen Sie den Passkey und wählen Sie ein neues Passwort.',
  },
  passkeyRemoved: {
    subject: app => `Ein Passkey Ihres Kontos bei ${app} wurde entfernt`,
    title: 'Ein Passkey wurde entfernt',
    text: (app, when) => `Ein Passkey Ihres Kontos bei ${app} wurde am ${when} entfernt.`,
    notYou: 'Wenn Sie das nicht waren, melden Sie sich an und sehen Sie nach, was sich sonst geändert hat.',
  },
  walletAdded: {
    subject: app => `Ihrem Konto bei ${app} wurde eine Wallet hinzugefügt`,
    title: 'Eine Wallet wurde hinzugefügt',
    text: (app, when) =>
      `Mit einer Wallet, die am ${when} hinzugefügt wurde, kann man sich jetzt bei Ihrem Konto bei ${app} anmelden.`,
    notYou: 'Wenn Sie das nicht waren, melden Sie sich an, entfernen Sie die Wallet und wählen Sie ein neues Passwort.',
  },
  walletRemoved: {
    subject: app => `Eine Wallet Ihres Kontos bei ${app} wurde entfernt`,
    title: 'Eine Wallet wurde entfernt',
    text: (app, when) => `Eine Wallet Ihres Kontos bei ${app} wurde am ${when} entfernt.`,
    notYou: 'Wenn Sie das nicht waren, melden Sie sich an und sehen Sie nach, was sich sonst geändert hat.',
  },
  accountLocked: {
    subject: app => `Ihr Konto bei ${app} ist eine Weile gesperrt`,
    title: 'Ihr Konto ist eine Weile gesperrt',
    text: (app, when) =>
      `Jemand hat viele falsche Passwörter für Ihr Konto bei ${app} versucht. Zu Ihrem Schutz ist die Anmeldung mit dem Passwort bis ${when} gesperrt. Mit einem zugesandten Code können Sie sich wie immer anmelden.`,
    notYou: 'Wenn Sie das nicht waren, müssen Sie nichts tun: Ihr Passwort wurde nicht erraten.',
  },
  secondFactorAdded: {
    subject: app => `Die Bestätigung in zwei Schritten für ${app} ist eingeschaltet`,
    title: 'Die Bestätigung in zwei Schritten ist eingeschaltet',
    text: (app, when) =>
      `Ihrem Konto bei ${app} wurde am ${when} ein zweiter Schritt hinzugefügt. Ab jetzt wird bei der Anmeldung danach gefragt.`,
    notYou: 'Wenn Sie das nicht waren, wählen Sie sofort ein neues: „Passwort vergessen?“ auf der Anmeldeseite.',
  },
  secondFactorRemoved: {
    subject: app => `Ein zweiter Schritt für ${app} wurde entfernt`,
    title: 'Ein zweiter Schritt wurde entfernt',
    text: (app, when) => `Aus Ihrem Konto bei ${app} wurde am ${when} ein zweiter Schritt entfernt.`,
    notYou: 'Wenn Sie das nicht waren, wählen Sie sofort ein neues: „Passwort vergessen?“ auf der Anmeldeseite.',
  },
  backupCodesMade: {
    subject: app => `Neue Ersatzcodes für ${app}`,
    title: 'Neue Ersatzcodes wurden erstellt',
    text: (app, when) => `Für Ihr Konto bei ${app} wurden am ${when} Ersatzcodes erstellt. Frühere gelten nicht mehr.`,
    notYou: 'Wenn Sie das nicht waren, wählen Sie sofort ein neues: „Passwort vergessen?“ auf der Anmeldeseite.',
  },
  phoneNumberAdded: {
    subject: app => `Ihrem Konto bei ${app} wurde eine Telefonnummer hinzugefügt`,
    title: 'Eine Telefonnummer wurde hinzugefügt',
    text: (app, when) =>
      `Eine Telefonnummer, mit der man sich bei Ihrem Konto bei ${app} anmelden kann, wurde am ${when} hinzugefügt.`,
    notYou: 'Wenn Sie das nicht waren, melden Sie sich an und sehen Sie nach, was sich sonst geändert hat.',
  },
  phoneNumberRemoved: {
    subject: app => `Eine Telefonnummer Ihres Kontos bei ${app} wurde entfernt`,
    title: 'Eine Telefonnummer wurde entfernt',
    text: (app, when) =>
      `Mit einer Telefonnummer kann man sich nicht mehr bei Ihrem Konto bei ${app} anmelden. Das wurde am ${when} geändert.`,
    notYou: 'Wenn Sie das nicht waren, melden Sie sich an und sehen Sie nach, was sich sonst geändert hat.',
  },
  emailAddressAdded: {
    subject: app => `Ihrem Konto bei ${app} wurde eine E-Mail-Adresse hinzugefügt`,
    title: 'Eine E-Mail-Adresse wurde hinzugefügt',
    text: (app, when) =>
      `Eine E-Mail-Adresse, mit der man sich bei Ihrem Konto bei ${app} anmelden kann, wurde am ${when} hinzugefügt.`,
    notYou: 'Wenn Sie das nicht waren, melden Sie sich an und sehen Sie nach, was sich sonst geändert hat.',
  },
  emailAddressRemoved: {
    subject: app => `Eine E-Mail-Adresse Ihres Kontos bei ${app} wurde entfernt`,
    title: 'Eine E-Mail-Adresse wurde entfernt',
    text: (app, when) => `Aus Ihrem Konto bei ${app} wurde am ${when} eine E-Mail-Adresse entfernt.`,
    notYou: 'Wenn Sie das nicht waren, melden Sie sich an und sehen Sie nach, was sich sonst geändert hat.',
  },
  siteConnected: {
    subject: app => `Eine andere Website wurde mit Ihrem Konto bei ${app} verbunden`,
    title: 'Eine andere Website wurde verbunden',
    text: (app, when) =>
      `Ein Konto bei einer anderen Website, mit dem man sich bei Ihrem Konto bei ${app} anmelden kann, wurde am ${when} verbunden.`,
    notYou: 'Wenn Sie das nicht waren, melden Sie sich an und sehen Sie nach, was sich sonst geändert hat.',
  },
  siteRemoved: {
    subject: app => `Eine andere Website wurde von Ihrem Konto bei ${app} getrennt`,
    title: 'Eine andere Website wurde getrennt',
    text: (app, when) =>
      `Mit einem Konto bei einer anderen Website kann man sich nicht mehr bei Ihrem Konto bei ${app} anmelden. Das wurde am ${when} geändert.`,
    notYou: 'Wenn Sie das nicht waren, melden Sie sich an und sehen Sie nach, was sich sonst geändert hat.',
  },
  backupCodeUsed: {
    subject: app => `Ein Ersatzcode Ihres Kontos bei ${app} wurde benutzt`,
    title: 'Ein Ersatzcode wurde benutzt',
    text: (app, when) =>
      `Jemand hat am ${when} einen der Ersatzcodes Ihres Kontos bei ${app} benutzt. Er gilt nicht mehr; erstellen Sie neue, bevor sie aufgebraucht sind.`,
    notYou: 'Wenn Sie das nicht waren, wählen Sie sofort ein neues: „Passwort vergessen?“ auf der Anmeldeseite.',
  },
  apiKeyCreated: {
    subject: app => `Für Ihr Konto bei ${app} wurde ein API-Schlüssel erstellt`,
    title: 'Ein API-Schlüssel wurde erstellt',
    text: (app, when) =>
      `Programme können jetzt für Ihr Konto bei ${app} handeln, mit einem API-Schlüssel, der am ${when} erstellt wurde.`,
    notYou:
      'Wenn Sie das nicht waren, melden Sie sich an, widerrufen Sie den Schlüssel und wählen Sie ein neues Passwort.',
  },
  apiKeyRevoked: {
    subject: app => `Ein API-Schlüssel Ihres Kontos bei ${app} wurde widerrufen`,
    title: 'Ein API-Schlüssel wurde widerrufen',
    text: (app, when) =>
      `Ein API-Schlüssel Ihres Kontos bei ${app} wurde am ${when} widerrufen. Mit ihm kommt niemand mehr hinein.`,
    notYou: 'Wenn Sie das nicht waren, melden Sie sich an und sehen Sie nach, was sich sonst geändert hat.',
  },
  newDevice: {
    subject: app => `Neue Anmeldung bei Ihrem Konto bei ${app}`,
    title: 'Anmeldung auf einem neuen Gerät',
    text: (app, when, device) =>
      `Am ${when} hat sich jemand bei Ihrem Konto bei ${app} auf einem Gerät angemeldet, auf dem es noch nicht benutzt wurde: ${device}.`,
    wasYou: 'Wenn Sie das waren, brauchen Sie nichts zu tun.',
    notYou:
      'Wenn Sie das nicht waren, melden Sie sich an, öffnen Sie in Ihrem Konto „Sicherheit“, melden Sie das Gerät unter „Aktive Geräte“ ab und wählen Sie ein neues Passwort.',
    button: 'Zum Konto',
  },
  invitation: {
    subject: app => `Sie sind zu ${app} eingeladen`,
    title: 'Sie sind eingeladen',
    text: app => `Sie wurden zu ${app} eingeladen. Folgen Sie dem Link, um Ihr Konto anzulegen:`,
    button: 'Einladung annehmen',
  },
  waitlistInvitation: {
    subject: app => `Sie sind an der Reihe: Ihr Platz bei ${app}`,
    title: 'Sie sind an der Reihe',
    text: app =>
      `Sie stehen auf der Warteliste von ${app}, und jetzt gibt es einen Platz für Sie. Folgen Sie dem Link, um Ihr Konto anzulegen:`,
    button: 'Konto anlegen',
  },
  goodUntil: when => `Der Link gilt bis ${when}.`,
  ignoreInvitation: 'Der Link ist nur für Sie. Wenn Sie keine Einladung erwartet haben, ignorieren Sie diese E-Mail.',
  validFor: minutes => counted('de', minutes, { one: 'Er gilt eine Minute.', other: 'Er gilt # Minuten.' }),
  ignore: 'Wenn Sie das nicht angefordert haben, beachten Sie diese Mail nicht: Ohne den Code geschieht nichts.',
  neverShare: 'Geben Sie diesen Code niemandem weiter. Wir fragen nie danach.',
  questions: supportEmail => `Fragen? ${supportEmail}`,
  sms: (code, app) => `${code} ist Ihr Code für ${app}. Geben Sie ihn niemandem weiter.`,
  continue: 'Weiter',
  orLink: 'Oder drücken Sie diesen Knopf, statt den Code einzugeben:',
  link: {
    hereTitle: 'Einen Augenblick',
    hereText: app => `Sie werden zu ${app} weitergeleitet.`,
    elsewhereTitle: 'Sind Sie das?',
    elsewhereText: (device, app) =>
      `Auf einem anderen Gerät möchte jemand mit Ihrer Adresse bei ${app} fortfahren: ${device}.`,
    askedAt: when => `Angefordert am ${when}.`,
    notYou: 'Wenn Sie das nicht waren, schließen Sie diese Seite: Dann geschieht nichts.',
    confirm: 'Ja, dort fortfahren',
    device: (browser, ip) => named(browser || 'ein unbekannter Browser', ip),
    otherBrowser: device =>
      `Dieser Link gilt nur in dem Browser, in dem er angefordert wurde: ${device}. Öffnen Sie ihn dort, oder geben Sie den Code aus der Mail ein.`,
    doneTitle: 'Erledigt',
    doneText: device =>
      `Dort, wo der Link angefordert wurde, geht es von selbst weiter: ${device}. Sie können diese Seite schließen.`,
    usedTitle: 'Das ist bereits bestätigt',
    used: 'Der Link oder der Code daneben wurde schon verwendet. Machen Sie dort weiter, wo Sie ihn angefordert haben.',
    overTitle: 'Dieser Link gilt nicht mehr',
    expired: 'Er galt nur kurze Zeit. Fordern Sie einen neuen an.',
    replaced:
      'Eine neuere Mail ersetzt ihn, oder es wurde neu begonnen. Verwenden Sie die neueste Mail, oder fordern Sie einen neuen Link an.',
    unknown: 'Das ist kein Link von uns. Kopieren Sie den ganzen Link aus der Mail, oder fordern Sie einen neuen an.',
  },
};

function named(browser: string, ip: string): string {
  return ip ? `${browser} (Netzwerkadresse ${ip})` : browser;
}
