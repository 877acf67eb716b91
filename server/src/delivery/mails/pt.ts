import { counted } from './counted.js';
import type { MailWords } from './words.js';

/** As it is written in Brazil. */
export const pt: MailWords = {
  language: 'pt',
  direction: 'ltr',
  verificationCode: {
    subject: (code, app) => `${code} é seu código (${app})`,
    title: 'Confirme seu e-mail',
    text: app => `Digite este código para concluir seu cadastro (${app}):`,
  },
  addressCode: app => `Digite este código para adicionar este endereço à sua conta em ${app}:`,
  signInCode: {
    subject: (code, app) => `${code} é seu código de acesso (${app})`,
    title: 'Seu código de acesso',
    text: app => `Digite este código para entrar na sua conta (${app}):`,
  },
  signInCodeNoAccount: {
    subject: (code, app) => `${code} é seu código (${app})`,
    title: 'Você ainda não tem uma conta',
    text: app =>
      `Alguém quer entrar com este endereço, que ainda não tem uma conta (${app}). Se foi você, digite este código para criar uma:`,
  },
  noAccountByInvitation: {
    subject: (code, app) => `${code} é seu código (${app})`,
    title: 'Não há uma conta',
    text: app =>
      `Alguém quer entrar com este endereço, que não tem uma conta (${app}). Novas contas são somente por convite. Se foi você, tente o endereço em que recebeu o convite ou digite este código para continuar:`,
  },
  signUpCodeExistingAccount: {
    subject: (code, app) => `${code} é seu código (${app})`,
    title: 'Você já tem uma conta',
    text: app =>
      `Alguém quer criar uma conta com este endereço, mas você já tem uma (${app}). Se foi você, digite este código para entrar:`,
  },
  resetPasswordCode: {
    subject: (code, app) => `${code} é seu código para trocar a senha (${app})`,
    title: 'Escolha uma nova senha',
    text: app => `Digite este código para escolher uma nova senha (${app}):`,
  },
  resetPasswordCodeNoAccount: {
    subject: (code, app) => `${code} é seu código (${app})`,
    title: 'Você ainda não tem uma conta',
    text: app =>
      `Alguém pediu uma nova senha para este endereço, que não tem uma conta (${app}). Se foi você, digite este código para criar uma:`,
  },
  newDeviceCode: {
    subject: (code, app) => `${code} é seu código para um novo dispositivo (${app})`,
    title: 'Confirme este dispositivo',
    text: app =>
      `A senha correta da sua conta (${app}) foi digitada em um dispositivo no qual ela ainda não foi usada. Se não foi você, escolha uma nova senha agora. Se foi você, digite este código:`,
  },
  stepUpCode: {
    subject: (code, app) => `${code} é seu código (${app})`,
    title: 'Confirme que é você',
    text: app => `Digite este código para continuar na sua conta (${app}):`,
  },
  passwordChanged: {
    subject: app => `Sua senha foi alterada (${app})`,
    title: 'Sua senha foi alterada',
    text: (app, when) => `A senha da sua conta (${app}) foi alterada em ${when}.`,
    notYou: 'Se não foi você, escolha outra imediatamente em “Esqueceu a senha?”, na página de acesso.',
  },
  passwordRemoved: {
    subject: app => `Sua senha foi removida (${app})`,
    title: 'Sua senha foi removida',
    text: (app, when) =>
      `A senha da sua conta (${app}) foi removida em ${when}. De agora em diante você entra de outra forma.`,
    notYou: 'Se não foi você, entre e verifique o que mais mudou.',
  },
  accountDeleted: {
    subject: app => `Sua conta foi excluída (${app})`,
    title: 'Sua conta foi excluída',
    text: (app, when) =>
      `Sua conta (${app}) foi excluída em ${when}, com tudo o que fazia parte dela. Você saiu em todos os dispositivos.`,
    notYou: 'Se não foi você, escreva para nós imediatamente. Esta é a última mensagem sobre esta conta.',
  },
  passkeyAdded: {
    subject: app => `Uma chave de acesso foi adicionada à sua conta (${app})`,
    title: 'Uma chave de acesso foi adicionada',
    text: (app, when) => `Uma chave de acesso adicionada em ${when} agora permite entrar na sua conta (${app}).`,
    notYou: 'Se não foi você, entre, remova a chave de acesso e escolha uma nova senha.',
  },
  passkeyRemoved: {
    subject: app => `Uma chave de acesso foi removida da sua conta (${app})`,
    title: 'Uma chave de acesso foi removida',
    text: (app, when) => `Uma chave de acesso da sua conta (${app}) foi removida em ${when}.`,
    notYou: 'Se não foi você, entre e veja o que mais mudou.',
  },
  walletAdded: {
    subject: app => `Uma carteira foi adicionada à sua conta (${app})`,
    title: 'Uma carteira foi adicionada',
    text: (app, when) => `Uma carteira adicionada em ${when} agora permite entrar na sua conta (${app}).`,
    notYou: 'Se não foi você, entre, remova a carteira e escolha uma nova senha.',
  },
  walletRemoved: {
    subject: app => `Uma carteira foi removida da sua conta (${app})`,
    title: 'Uma carteira foi removida',
    text: (app, when) => `Uma carteira da sua conta (${app}) foi removida em ${when}.`,
    notYou: 'Se não foi você, entre e veja o que mais mudou.',
  },
  accountLocked: {
    subject: app => `Sua conta está bloqueada por um tempo (${app})`,
    title: 'Sua conta está bloqueada por um tempo',
    text: (app, when) =>
      `Alguém tentou muitas senhas incorretas na sua conta (${app}). Para protegê-la, não é possível entrar com a senha. Fim do bloqueio: ${when}. Você ainda pode entrar com um código enviado por e-mail.`,
    notYou: 'Se não foi você, não é preciso fazer nada: sua senha não foi descoberta.',
  },
  secondFactorAdded: {
    subject: app => `A verificação em duas etapas está ativada (${app})`,
    title: 'A verificação em duas etapas está ativada',
    text: (app, when) =>
      `Uma segunda etapa foi adicionada à sua conta (${app}) em ${when}. A partir de agora, ela será pedida ao entrar.`,
    notYou: 'Se não foi você, escolha outra imediatamente em “Esqueceu a senha?”, na página de acesso.',
  },
  secondFactorRemoved: {
    subject: app => `Uma segunda etapa foi removida (${app})`,
    title: 'Uma segunda etapa foi removida',
    text: (app, when) => `Uma segunda etapa foi removida da sua conta (${app}) em ${when}.`,
    notYou: 'Se não foi você, escolha outra imediatamente em “Esqueceu a senha?”, na página de acesso.',
  },
  backupCodesMade: {
    subject: app => `Novos códigos reserva (${app})`,
    title: 'Novos códigos reserva foram criados',
    text: (app, when) =>
      `Códigos reserva foram criados para a sua conta (${app}) em ${when}. Os anteriores não funcionam mais.`,
    notYou: 'Se não foi você, escolha outra imediatamente em “Esqueceu a senha?”, na página de acesso.',
  },
  phoneNumberAdded: {
    subject: app => `Um número de telefone foi adicionado à sua conta em ${app}`,
    title: 'Um número de telefone foi adicionado',
    text: (app, when) =>
      `Um número de telefone com o qual se pode entrar na sua conta em ${app} foi adicionado em ${when}.`,
    notYou: 'Se não foi você, entre e veja o que mais mudou.',
  },
  phoneNumberRemoved: {
    subject: app => `Um número de telefone foi removido da sua conta em ${app}`,
    title: 'Um número de telefone foi removido',
    text: (app, when) =>
      `Um número de telefone já não serve para entrar na sua conta em ${app}. Isso foi alterado em ${when}.`,
    notYou: 'Se não foi você, entre e veja o que mais mudou.',
  },
  emailAddressAdded: {
    subject: app => `Um endereço de e-mail foi adicionado à sua conta em ${app}`,
    title: 'Um endereço de e-mail foi adicionado',
    text: (app, when) =>
      `Um endereço de e-mail com o qual se pode entrar na sua conta em ${app} foi adicionado em ${when}.`,
    notYou: 'Se não foi você, entre e veja o que mais mudou.',
  },
  emailAddressRemoved: {
    subject: app => `Um endereço de e-mail foi removido da sua conta em ${app}`,
    title: 'Um endereço de e-mail foi removido',
    text: (app, when) => `Um endereço de e-mail foi removido da sua conta em ${app} em ${when}.`,
    notYou: 'Se não foi você, entre e veja o que mais mudou.',
  },
  siteConnected: {
    subject: app => `Outro site foi conectado à sua conta em ${app}`,
    title: 'Outro site foi conectado',
    text: (app, when) =>
      `Uma conta em outro site, com a qual se pode entrar na sua conta em ${app}, foi conectada em ${when}.`,
    notYou: 'Se não foi você, entre e veja o que mais mudou.',
  },
  siteRemoved: {
    subject: app => `Outro site foi desconectado da sua conta em ${app}`,
    title: 'Outro site foi desconectado',
    text: (app, when) =>
      `Uma conta em outro site já não serve para entrar na sua conta em ${app}. Isso foi alterado em ${when}.`,
    notYou: 'Se não foi você, entre e veja o que mais mudou.',
  },
  backupCodeUsed: {
    subject: app => `Um código de reserva da sua conta em ${app} foi usado`,
    title: 'Um código de reserva foi usado',
    text: (app, when) =>
      `Alguém usou um dos códigos de reserva da sua conta em ${app} em ${when}. Ele não vale mais; crie novos antes que acabem.`,
    notYou: 'Se não foi você, escolha outra imediatamente em “Esqueceu a senha?”, na página de acesso.',
  },
  apiKeyCreated: {
    subject: app => `Uma chave de API foi criada na sua conta (${app})`,
    title: 'Uma chave de API foi criada',
    text: (app, when) => `Programas agora podem agir pela sua conta (${app}) com uma chave de API criada em ${when}.`,
    notYou: 'Se não foi você, entre, revogue a chave e escolha uma nova senha.',
  },
  apiKeyRevoked: {
    subject: app => `Uma chave de API da sua conta foi revogada (${app})`,
    title: 'Uma chave de API foi revogada',
    text: (app, when) =>
      `Uma chave de API da sua conta (${app}) foi revogada em ${when}. Ela não dá mais acesso a nada.`,
    notYou: 'Se não foi você, entre e veja o que mais mudou.',
  },
  newDevice: {
    subject: app => `Novo acesso à sua conta (${app})`,
    title: 'Acesso em um novo dispositivo',
    text: (app, when, device) =>
      `Em ${when}, alguém entrou na sua conta (${app}) em um dispositivo no qual ela ainda não tinha sido usada: ${device}.`,
    wasYou: 'Se foi você, não é preciso fazer nada.',
    notYou:
      'Se não foi você, entre, abra “Segurança” na sua conta, desconecte o dispositivo em “Dispositivos ativos” e escolha uma nova senha.',
    button: 'Ver sua conta',
  },
  invitation: {
    subject: app => `Você recebeu um convite para ${app}`,
    title: 'Você recebeu um convite',
    text: app => `Você foi convidado para ${app}. Siga o link para criar sua conta:`,
    button: 'Aceitar o convite',
  },
  waitlistInvitation: {
    subject: app => `Chegou a sua vez: seu lugar em ${app}`,
    title: 'Chegou a sua vez',
    text: app =>
      `Você está na lista de espera de ${app} e agora há um lugar para você. Siga o link para criar sua conta:`,
    button: 'Criar sua conta',
  },
  goodUntil: when => `O link é válido até ${when}.`,
  ignoreInvitation: 'O link é só para você. Se você não esperava um convite, ignore este e-mail.',
  validFor: minutes => counted('pt', minutes, { one: 'Ele vale por um minuto.', other: 'Ele vale por # minutos.' }),
  ignore: 'Se você não fez este pedido, ignore este e-mail: sem o código, nada acontece.',
  neverShare: 'Não passe este código para ninguém. Nós nunca o pediremos.',
  questions: supportEmail => `Dúvidas? ${supportEmail}`,
  sms: (code, app) => `${code} é seu código (${app}). Não o passe para ninguém.`,
  continue: 'Continuar',
  orLink: 'Ou pressione este botão em vez de digitar o código:',
  link: {
    hereTitle: 'Um momento',
    hereText: app => `Você está sendo levado adiante (${app}).`,
    elsewhereTitle: 'É você?',
    elsewhereText: (device, app) => `Alguém quer continuar com seu endereço (${app}) em outro dispositivo: ${device}.`,
    askedAt: when => `O pedido foi feito em ${when}.`,
    notYou: 'Se não foi você, feche esta página: nada acontecerá.',
    confirm: 'Sim, continuar lá',
    device: (browser, ip) => named(browser || 'um navegador desconhecido', ip),
    otherBrowser: device =>
      `Este link só funciona no navegador em que foi pedido: ${device}. Abra-o lá ou digite o código do e-mail.`,
    doneTitle: 'Pronto',
    doneText: device => `Tudo continua sozinho onde o link foi pedido: ${device}. Você pode fechar esta página.`,
    usedTitle: 'Já foi confirmado',
    used: 'O link, ou o código que o acompanha, já foi usado. Continue onde você o pediu.',
    overTitle: 'Este link não vale mais',
    expired: 'Ele valia por pouco tempo. Peça um novo.',
    replaced:
      'Um e-mail mais recente o substituiu, ou o pedido foi refeito. Use o e-mail mais recente ou peça um novo link.',
    unknown: 'Este link não é nosso. Copie o link inteiro do e-mail ou peça um novo.',
  },
};

function named(browser: string, ip: string): string {
  return ip ? `${browser} (endereço de rede ${ip})` : browser;
}
