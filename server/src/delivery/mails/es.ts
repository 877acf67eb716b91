import { counted } from './counted.js';
import type { MailWords } from './words.js';

export const es: MailWords = {
  language: 'es',
  direction: 'ltr',
  verificationCode: {
    subject: (code, app) => `${code} es tu código de ${app}`,
    title: 'Confirma tu correo electrónico',
    text: app => `Introduce este código para terminar de registrarte en ${app}:`,
  },
  addressCode: app => `Introduzca este código para añadir esta dirección a su cuenta de ${app}:`,
  signInCode: {
    subject: (code, app) => `${code} es tu código para iniciar sesión en ${app}`,
    title: 'Tu código de inicio de sesión',
    text: app => `Introduce este código para iniciar sesión en ${app}:`,
  },
  signInCodeNoAccount: {
    subject: (code, app) => `${code} es tu código de ${app}`,
    title: 'Todavía no tienes cuenta',
    text: app =>
      `Alguien quiere iniciar sesión en ${app} con esta dirección, que aún no tiene cuenta. Si eres tú, introduce este código para crear una:`,
  },
  noAccountByInvitation: {
    subject: (code, app) => `${code} es tu código de ${app}`,
    title: 'No hay ninguna cuenta',
    text: app =>
      `Alguien quiere iniciar sesión en ${app} con esta dirección, que no tiene cuenta. Las cuentas nuevas son solo por invitación. Si eres tú, prueba con la dirección en la que recibiste la invitación o introduce este código para continuar:`,
  },
  signUpCodeExistingAccount: {
    subject: (code, app) => `${code} es tu código de ${app}`,
    title: 'Ya tienes una cuenta',
    text: app =>
      `Alguien quiere registrarse en ${app} con esta dirección, pero ya tienes una cuenta. Si eres tú, introduce este código para iniciar sesión:`,
  },
  resetPasswordCode: {
    subject: (code, app) => `${code} es tu código para cambiar la contraseña de ${app}`,
    title: 'Elige una contraseña nueva',
    text: app => `Introduce este código para elegir una contraseña nueva de ${app}:`,
  },
  resetPasswordCodeNoAccount: {
    subject: (code, app) => `${code} es tu código de ${app}`,
    title: 'Todavía no tienes cuenta',
    text: app =>
      `Alguien ha pedido una contraseña nueva de ${app} para esta dirección, que no tiene cuenta. Si eres tú, introduce este código para crear una:`,
  },
  newDeviceCode: {
    subject: (code, app) => `${code} es tu código de ${app} para un dispositivo nuevo`,
    title: 'Confirma este dispositivo',
    text: app =>
      `Se ha introducido la contraseña correcta de tu cuenta de ${app} en un dispositivo en el que no se había usado. Si no has sido tú, elige ahora otra contraseña. Si has sido tú, introduce este código:`,
  },
  stepUpCode: {
    subject: (code, app) => `${code} es tu código de ${app}`,
    title: 'Confirma tu identidad',
    text: app => `Introduce este código para continuar en tu cuenta de ${app}:`,
  },
  passwordChanged: {
    subject: app => `Se ha cambiado tu contraseña de ${app}`,
    title: 'Se ha cambiado tu contraseña',
    text: (app, when) => `La contraseña de tu cuenta de ${app} se cambió el ${when}.`,
    notYou:
      'Si no has sido tú, elige otra de inmediato con «¿Has olvidado la contraseña?» en la página de inicio de sesión.',
  },
  passwordRemoved: {
    subject: app => `Se ha eliminado tu contraseña de ${app}`,
    title: 'Se ha eliminado tu contraseña',
    text: (app, when) =>
      `La contraseña de tu cuenta de ${app} se eliminó el ${when}. A partir de ahora inicias sesión de otra forma.`,
    notYou: 'Si no has sido tú, inicia sesión y comprueba qué más ha cambiado.',
  },
  accountDeleted: {
    subject: app => `Se ha eliminado tu cuenta de ${app}`,
    title: 'Se ha eliminado tu cuenta',
    text: (app, when) =>
      `Tu cuenta de ${app} se eliminó el ${when}, con todo lo que contenía. Se ha cerrado la sesión en todos los dispositivos.`,
    notYou: 'Si no has sido tú, escríbenos de inmediato. Este es el último mensaje sobre esta cuenta.',
  },
  passkeyAdded: {
    subject: app => `Se ha añadido una llave de acceso a tu cuenta de ${app}`,
    title: 'Se ha añadido una llave de acceso',
    text: (app, when) => `Con una llave de acceso que se añadió el ${when} ya se puede entrar en tu cuenta de ${app}.`,
    notYou: 'Si no has sido tú, inicia sesión, elimina la llave de acceso y elige otra contraseña.',
  },
  passkeyRemoved: {
    subject: app => `Se ha eliminado una llave de acceso de tu cuenta de ${app}`,
    title: 'Se ha eliminado una llave de acceso',
    text: (app, when) => `Una llave de acceso de tu cuenta de ${app} se eliminó el ${when}.`,
    notYou: 'Si no has sido tú, inicia sesión y comprueba qué más ha cambiado.',
  },
  walletAdded: {
    subject: app => `Se ha añadido un monedero a tu cuenta de ${app}`,
    title: 'Se ha añadido un monedero',
    text: (app, when) => `Con un monedero que se añadió el ${when} ya se puede entrar en tu cuenta de ${app}.`,
    notYou: 'Si no has sido tú, inicia sesión, elimina el monedero y elige otra contraseña.',
  },
  walletRemoved: {
    subject: app => `Se ha eliminado un monedero de tu cuenta de ${app}`,
    title: 'Se ha eliminado un monedero',
    text: (app, when) => `Un monedero de tu cuenta de ${app} se eliminó el ${when}.`,
    notYou: 'Si no has sido tú, inicia sesión y comprueba qué más ha cambiado.',
  },
  accountLocked: {
    subject: app => `Tu cuenta de ${app} está bloqueada temporalmente`,
    title: 'Tu cuenta está bloqueada temporalmente',
    text: (app, when) =>
      `Alguien ha probado muchas contraseñas incorrectas en tu cuenta de ${app}. Para protegerla, no se puede iniciar sesión con la contraseña. Fin del bloqueo: ${when}. Puedes seguir iniciando sesión con un código enviado por correo.`,
    notYou: 'Si no has sido tú, no tienes que hacer nada: nadie ha averiguado tu contraseña.',
  },
  secondFactorAdded: {
    subject: app => `La verificación en dos pasos de ${app} está activada`,
    title: 'La verificación en dos pasos está activada',
    text: (app, when) =>
      `Se añadió un segundo paso a tu cuenta de ${app} el ${when}. A partir de ahora se pedirá al iniciar sesión.`,
    notYou:
      'Si no has sido tú, elige otra de inmediato con «¿Has olvidado la contraseña?» en la página de inicio de sesión.',
  },
  secondFactorRemoved: {
    subject: app => `Se ha quitado un segundo paso de ${app}`,
    title: 'Se ha quitado un segundo paso',
    text: (app, when) => `Se quitó un segundo paso de tu cuenta de ${app} el ${when}.`,
    notYou:
      'Si no has sido tú, elige otra de inmediato con «¿Has olvidado la contraseña?» en la página de inicio de sesión.',
  },
  backupCodesMade: {
    subject: app => `Nuevos códigos de respaldo de ${app}`,
    title: 'Se han creado códigos de respaldo',
    text: (app, when) =>
      `Se crearon códigos de respaldo para tu cuenta de ${app} el ${when}. Los anteriores ya no sirven.`,
    notYou:
      'Si no has sido tú, elige otra de inmediato con «¿Has olvidado la contraseña?» en la página de inicio de sesión.',
  },
  phoneNumberAdded: {
    subject: app => `Se añadió un número de teléfono a su cuenta de ${app}`,
    title: 'Se añadió un número de teléfono',
    text: (app, when) =>
      `El ${when} se añadió un número de teléfono con el que se puede iniciar sesión en su cuenta de ${app}.`,
    notYou: 'Si no has sido tú, inicia sesión y comprueba qué más ha cambiado.',
  },
  phoneNumberRemoved: {
    subject: app => `Se quitó un número de teléfono de su cuenta de ${app}`,
    title: 'Se quitó un número de teléfono',
    text: (app, when) =>
      `Un número de teléfono ya no sirve para iniciar sesión en su cuenta de ${app}. Se cambió el ${when}.`,
    notYou: 'Si no has sido tú, inicia sesión y comprueba qué más ha cambiado.',
  },
  emailAddressAdded: {
    subject: app => `Se añadió una dirección de correo a su cuenta de ${app}`,
    title: 'Se añadió una dirección de correo',
    text: (app, when) =>
      `El ${when} se añadió una dirección de correo con la que se puede iniciar sesión en su cuenta de ${app}.`,
    notYou: 'Si no has sido tú, inicia sesión y comprueba qué más ha cambiado.',
  },
  emailAddressRemoved: {
    subject: app => `Se quitó una dirección de correo de su cuenta de ${app}`,
    title: 'Se quitó una dirección de correo',
    text: (app, when) => `El ${when} se quitó una dirección de correo de su cuenta de ${app}.`,
    notYou: 'Si no has sido tú, inicia sesión y comprueba qué más ha cambiado.',
  },
  siteConnected: {
    subject: app => `Se conectó otro sitio con su cuenta de ${app}`,
    title: 'Se conectó otro sitio',
    text: (app, when) =>
      `El ${when} se conectó una cuenta de otro sitio con la que se puede iniciar sesión en su cuenta de ${app}.`,
    notYou: 'Si no has sido tú, inicia sesión y comprueba qué más ha cambiado.',
  },
  siteRemoved: {
    subject: app => `Se desconectó otro sitio de su cuenta de ${app}`,
    title: 'Se desconectó otro sitio',
    text: (app, when) =>
      `Una cuenta de otro sitio ya no sirve para iniciar sesión en su cuenta de ${app}. Se cambió el ${when}.`,
    notYou: 'Si no has sido tú, inicia sesión y comprueba qué más ha cambiado.',
  },
  backupCodeUsed: {
    subject: app => `Se usó un código de respaldo de su cuenta de ${app}`,
    title: 'Se usó un código de respaldo',
    text: (app, when) =>
      `El ${when} alguien usó uno de los códigos de respaldo de su cuenta de ${app}. Ya no sirve; cree otros nuevos antes de que se agoten.`,
    notYou:
      'Si no has sido tú, elige otra de inmediato con «¿Has olvidado la contraseña?» en la página de inicio de sesión.',
  },
  apiKeyCreated: {
    subject: app => `Se ha creado una clave de API en tu cuenta de ${app}`,
    title: 'Se ha creado una clave de API',
    text: (app, when) =>
      `Ahora hay programas que pueden actuar en nombre de tu cuenta de ${app} con una clave de API creada el ${when}.`,
    notYou: 'Si no has sido tú, inicia sesión, revoca la clave y elige otra contraseña.',
  },
  apiKeyRevoked: {
    subject: app => `Se ha revocado una clave de API de tu cuenta de ${app}`,
    title: 'Se ha revocado una clave de API',
    text: (app, when) => `Una clave de API de tu cuenta de ${app} se revocó el ${when}. Ya no da acceso a nada.`,
    notYou: 'Si no has sido tú, inicia sesión y revisa qué más ha cambiado.',
  },
  newDevice: {
    subject: app => `Nuevo inicio de sesión en tu cuenta de ${app}`,
    title: 'Inicio de sesión en un dispositivo nuevo',
    text: (app, when, device) =>
      `El ${when} alguien inició sesión en tu cuenta de ${app} en un dispositivo en el que no se había usado: ${device}.`,
    wasYou: 'Si has sido tú, no tienes que hacer nada.',
    notYou:
      'Si no has sido tú, inicia sesión, abre «Seguridad» en tu cuenta, cierra la sesión del dispositivo en «Dispositivos activos» y elige otra contraseña.',
    button: 'Ver tu cuenta',
  },
  invitation: {
    subject: app => `Tienes una invitación a ${app}`,
    title: 'Tienes una invitación',
    text: app => `Te han invitado a ${app}. Sigue el enlace para crear tu cuenta:`,
    button: 'Aceptar la invitación',
  },
  waitlistInvitation: {
    subject: app => `Es tu turno: tu plaza en ${app}`,
    title: 'Es tu turno',
    text: app =>
      `Estás en la lista de espera de ${app} y ya hay una plaza para ti. Sigue el enlace para crear tu cuenta:`,
    button: 'Crear tu cuenta',
  },
  goodUntil: when => `El enlace es válido hasta el ${when}.`,
  ignoreInvitation: 'El enlace es solo para ti. Si no esperabas ninguna invitación, ignora este correo.',
  validFor: minutes =>
    counted('es', minutes, { one: 'Es válido durante un minuto.', other: 'Es válido durante # minutos.' }),
  ignore: 'Si no lo has pedido tú, ignora este correo: sin el código no ocurre nada.',
  neverShare: 'No compartas este código con nadie. Nunca te lo pediremos.',
  questions: supportEmail => `¿Tienes preguntas? ${supportEmail}`,
  sms: (code, app) => `${code} es tu código de ${app}. No lo compartas con nadie.`,
  continue: 'Continuar',
  orLink: 'O pulsa este botón en lugar de introducir el código:',
  link: {
    hereTitle: 'Un momento',
    hereText: app => `Te llevamos a ${app}.`,
    elsewhereTitle: '¿Eres tú?',
    elsewhereText: (device, app) =>
      `Alguien quiere continuar en ${app} con tu dirección desde otro dispositivo: ${device}.`,
    askedAt: when => `Se pidió el ${when}.`,
    notYou: 'Si no has sido tú, cierra esta página: no ocurrirá nada.',
    confirm: 'Sí, continuar allí',
    device: (browser, ip) => named(browser || 'un navegador desconocido', ip),
    otherBrowser: device =>
      `Este enlace solo funciona en el navegador en el que se pidió: ${device}. Ábrelo allí o introduce el código del correo.`,
    doneTitle: 'Listo',
    doneText: device => `Todo sigue por sí solo donde se pidió: ${device}. Puedes cerrar esta página.`,
    usedTitle: 'Ya está confirmado',
    used: 'El enlace, o el código que lo acompaña, ya se ha usado. Continúa donde lo pediste.',
    overTitle: 'Este enlace ya no sirve',
    expired: 'Solo era válido durante poco tiempo. Pide uno nuevo.',
    replaced:
      'Un correo más reciente lo ha sustituido, o se ha empezado de nuevo. Usa el último correo o pide un enlace nuevo.',
    unknown: 'Este enlace no es nuestro. Copia el enlace completo del correo o pide uno nuevo.',
  },
};

function named(browser: string, ip: string): string {
  return ip ? `${browser} (dirección de red ${ip})` : browser;
}
