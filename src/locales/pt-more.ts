import { counted, wait } from './counted.js';
import type { ErrorWords, LaterTerms } from './terms.js';

const again = 'Algo deu errado. Tente novamente.';
const startOver = 'Esta tentativa expirou. Comece de novo.';
const newCode = 'Este código não é mais válido. Peça um novo.';
const fill = 'Preencha este campo.';
const invalid = 'Este valor não é válido.';
const tooLong = 'Este texto é longo demais.';
const unavailable = 'O serviço não está disponível no momento. Tente novamente em instantes.';
const misconfigured = 'O acesso não está configurado corretamente nesta página.';
const signedOut = 'Sua sessão foi encerrada. Entre novamente.';
const wrongPassword = 'Senha incorreta. Tente novamente ou escolha outro método.';
const forbidden = 'Você não tem permissão para fazer isso.';
const closed = 'Aqui as contas são criadas por convite. Se você foi convidado, abra o link do seu e-mail.';
const characters = (count: number): string => counted('pt', count, { one: '# caractere', other: '# caracteres' });

/** Portuguese: what is said after the first step. */
export const terms: LaterTerms = {
  password: 'Senha',
  newPassword: 'Nova senha',
  firstName: 'Nome',
  lastName: 'Sobrenome',
  optional: 'Opcional',
  back: 'Voltar',
  change: 'Alterar',
  showPassword: 'Mostrar senha',
  loading: 'Carregando',
  passwordTitle: 'Digite sua senha',
  passwordSubtitle: 'A senha da sua conta.',
  forgotPassword: 'Esqueceu a senha?',
  methodsTitle: 'Como você quer entrar?',
  methodsSubtitle: 'Escolha o método que preferir.',
  usePassword: 'Usar a senha',
  useEmailCode: 'Receber um código por e-mail',
  usePasskey: 'Usar uma chave de acesso',
  passkeyTitle: 'Entre com sua chave de acesso',
  passkeySubtitle: 'Seu dispositivo pede sua impressão digital, seu rosto ou seu PIN.',
  useEmailLink: 'Receber um link por e-mail',
  usePhoneCode: 'Receber um código por SMS',
  phoneNumber: 'Número de telefone',
  country: 'País',
  usePhone: 'Usar seu número de telefone',
  useOther: 'Usar seu e-mail ou nome de usuário',
  smsTitle: 'Confira seu telefone',

  codeTitle: 'Confira seu e-mail',
  codeSubtitle: address => `Enviamos um código de 6 dígitos para ${address}`,
  code: 'Código',
  codeHint: 'O código é verificado assim que estiver completo.',
  linkHint: 'Você também pode pressionar o botão do e-mail. Esta página continua sozinha.',
  resend: 'Enviar um novo código',
  resendIn: seconds => `Enviar um novo código em ${wait('pt', seconds)}`,
  codeSent: 'Um novo código está a caminho.',
  resetTitle: 'Redefina sua senha',

  newPasswordTitle: 'Escolha uma nova senha',
  newPasswordSubtitle: 'Depois disso, você entrará na sua conta.',
  signOutElsewhere: 'Sair de todos os outros dispositivos',
  passwordLength: minimum => `Pelo menos ${characters(minimum)}`,
  passwordLower: 'Uma letra minúscula',
  passwordUpper: 'Uma letra maiúscula',
  passwordNumber: 'Um número',
  passwordSpecial: 'Um caractere especial',
  passwordBreached: 'Esta senha apareceu em um vazamento de dados. Escolha outra.',
  passwordWeak: 'Muito fácil de adivinhar. Acrescente uma ou duas palavras.',
  passwordGood: 'Boa senha.',
  ruleKept: 'atendido',
  ruleOpen: 'pendente',
  signUpTitle: name => (name ? `Crie sua conta: ${name}` : 'Crie sua conta'),
  signUpSubtitle: 'Leva menos de um minuto.',
  haveAccount: 'Já tem uma conta?',
  fieldsTitle: 'Mais alguns dados',
  termsOfService: 'termos de serviço',
  privacyPolicy: 'política de privacidade',
  legal: ({ terms, privacy }) => [
    'Concordo com ',
    ...(terms ? ['os ', terms] : []),
    ...(terms && privacy ? [' e '] : []),
    ...(privacy ? ['a ', privacy] : []),
    ...((terms ?? privacy) ? [] : ['os termos']),
    '.',
  ],
  prepareTitle: 'Confirme seu e-mail',
  prepareSubtitle: address => `Enviaremos um código para ${address}.`,
  sendCode: 'Enviar o código',

  accountTitle: 'Você já entrou',
  signedInAs: name => `Como ${name}.`,
  otherAccount: 'Usar outra conta',
  unsupportedTitle: 'Falta mais uma etapa',
  unsupportedSubtitle: 'Esta página não oferece essa etapa. Escolha outro método.',
  startOver: 'Começar de novo',
  signUpClosed: closed,
  waitlistSubtitle: 'Aqui as contas são criadas por convite. Deixe seu endereço e escreveremos para você.',
  help: 'Ajuda',
  configurationTitle: 'Esta página ainda não foi configurada',

  continueWith: name => `Continuar com ${name}`,
  or: 'ou',
  lastUsed: 'Último usado',

  account: name => `Conta: ${name}`,
  accountMenu: 'Menu da conta',
  manageAccount: 'Gerenciar conta',
  switchTo: name => `Mudar para ${name}`,
  addAccount: 'Adicionar outra conta',
  signOut: 'Sair',
  signOutAll: 'Sair de todas as contas',
  tryAgainIn: seconds => `Tente novamente em ${wait('pt', seconds)}.`,
};

/** What goes wrong, in Portuguese. */
export const errors: ErrorWords = {
  offline: 'Você está sem conexão. Verifique a internet e tente novamente.',
  network_error: 'Não foi possível acessar o serviço. Verifique sua conexão e tente novamente.',
  timeout: 'O serviço demorou demais para responder. Tente novamente.',
  bad_response: 'A rede deu uma resposta inesperada. Talvez seja preciso entrar no Wi-Fi primeiro.',
  configuration_invalid: misconfigured,
  key_is_secret:
    'Esta é uma chave secreta, e uma página nunca pode contê-la: troque-a imediatamente e use a chave que começa com pk_.',
  key_broken:
    'A chave publicável está danificada: é pk_test_ ou pk_live_ e depois o host da API com “$” em base64. Copie-a de novo como o servidor a mostra.',
  address_broken:
    'O que está indicado como API de frontend não é um endereço: escreva-o por inteiro, como https://auth.app.example.',
  address_missing:
    'Nenhuma API de frontend está indicada. Adicione data-publishable-key="pk_…" ou data-frontend-api="https://…" à tag script, ou publishable-key="pk_…" a um <auth-provider> em volta dos elementos.',
  page_is_file:
    'Esta página foi aberta como arquivo e por isso não tem uma origem que uma API de frontend possa permitir. Sirva-a: npx http-server, e abra http://localhost:8080.',
  page_is_insecure:
    'Esta página é servida por http simples, e assim os navegadores não deixam ninguém entrar. Use https, ou http://localhost nesta máquina.',
  aborted: again,

  authentication_invalid: signedOut,
  signed_out: signedOut,
  client_not_found: signedOut,
  session_exists: 'Você já entrou.',
  identifier_already_signed_in: 'Esta conta já está conectada aqui.',
  session_reverification_required: 'Primeiro, confirme que é você.',
  dev_browser_unauthenticated: 'O serviço não reconhece mais este navegador. Recarregue a página.',
  user_banned: 'Esta conta está bloqueada. Entre em contato com o suporte.',
  user_locked: 'Muitas tentativas. Esta conta está bloqueada por um tempo. Tente mais tarde ou redefina sua senha.',

  form_identifier_not_found: 'Não há nenhuma conta com este endereço.',
  form_identifier_exists: 'Já está em uso. Escolha outro ou entre na sua conta.',
  form_param_format_invalid: 'O formato não parece correto. Confira.',
  form_param_nil: fill,
  form_param_missing: fill,
  form_param_unknown: invalid,
  form_param_duplicate: invalid,
  form_param_value_invalid: invalid,
  form_param_value_disabled: 'Isso não está disponível aqui.',
  form_param_max_length_exceeded: tooLong,
  form_username_invalid_length: values =>
    `O nome de usuário deve ter de ${values.minUsernameLength} a ${characters(values.maxUsernameLength)}.`,
  form_username_invalid_character: 'Use apenas letras de a a z, números, - e _.',
  form_username_needs_non_number_char: 'O nome de usuário não pode ter só números.',

  form_password_incorrect: wrongPassword,
  form_password_or_identifier_incorrect: wrongPassword,
  form_password_validation_failed: wrongPassword,
  form_password_length_too_short: values => `Use pelo menos ${characters(values.minLength)}.`,
  form_password_length_too_long: values => `Use no máximo ${characters(values.maxLength)}.`,
  form_password_size_in_bytes_exceeded: 'Esta senha é longa demais.',
  form_password_no_uppercase: 'Acrescente uma letra maiúscula.',
  form_password_no_lowercase: 'Acrescente uma letra minúscula.',
  form_password_no_number: 'Acrescente um número.',
  form_password_no_special_char: 'Acrescente um caractere especial.',
  form_password_not_strong_enough: 'Esta senha é muito fácil de adivinhar. Acrescente uma ou duas palavras.',
  form_password_pwned: 'Esta senha apareceu em um vazamento de dados. Escolha outra.',
  form_password_matches_identifier: 'A senha não pode ser seu endereço nem seu nome.',
  form_new_password_matches_current: 'Escolha uma senha diferente da atual.',
  no_password_set: 'Esta conta não tem senha. Escolha outro método.',

  form_code_incorrect: 'Código incorreto. Confira ou peça um novo.',
  verification_expired: newCode,
  verification_failed: 'Muitas tentativas. Peça um novo código.',
  verification_missing: newCode,
  verification_already_verified: 'Já foi confirmado.',
  verification_strategy_invalid: 'Este método não está disponível. Escolha outro.',
  verification_code_too_many_requests: 'Foram enviados códigos demais. Aguarde um pouco antes de pedir outro.',

  passkey_authentication_failure:
    'Esta chave de acesso não funcionou. Talvez ela tenha sido removida. Tente de novo ou escolha outro método.',
  passkey_invalid_verification: 'Não foi possível adicionar a chave de acesso. Tente de novo.',
  passkey_not_registered: 'Esta chave de acesso não é conhecida aqui. Escolha outro método.',
  passkey_invalid_public_key_credential: 'Não foi possível ler a resposta do seu dispositivo. Tente de novo.',
  passkey_identification_not_verified:
    'Ainda não é possível entrar nesta conta com uma chave de acesso. Escolha outro método.',
  passkey_not_supported: 'Este navegador não aceita chaves de acesso. Escolha outro método.',
  passkey_registration_cancelled: 'Nenhuma chave de acesso foi adicionada. Você pode tentar de novo quando quiser.',
  passkey_retrieval_cancelled: 'Nenhuma chave de acesso foi usada. Tente de novo ou escolha outro método.',
  passkey_already_exists: 'Este dispositivo já tem uma chave de acesso para esta conta.',
  passkey_invalid_rpID_or_domain: 'As chaves de acesso não funcionam no endereço desta página.',
  passkey_operation_aborted: 'A operação foi interrompida. Tente de novo.',
  identification_deletion_failed: 'Esta é a única forma de entrar na sua conta. Adicione outra antes.',

  strategy_for_user_invalid: 'Este método não está disponível para esta conta. Escolha outro.',
  client_state_invalid: startOver,
  account_transfer_invalid: startOver,
  no_second_factors: 'Esta conta não tem uma segunda etapa. Entre em contato com o suporte.',
  resource_not_found: startOver,
  resource_forbidden: forbidden,
  invalid_redirect_url: 'O endereço de destino não é permitido.',
  legal_not_accepted: 'Aceite para continuar.',
  sign_up_mode_restricted: closed,
  sign_up_restricted_waitlist: 'Aqui as contas são criadas por convite. Entre na lista de espera para ser convidado.',
  not_allowed_access: 'Não é possível se cadastrar aqui com isto. Tente outra opção.',

  origin_missing: misconfigured,
  origin_invalid: misconfigured,
  origin_authorization_headers_conflict: misconfigured,
  host_invalid: misconfigured,
  method_not_allowed: again,
  unsupported_content_type: again,
  request_body_invalid: again,
  request_body_too_large: tooLong,
  too_many_requests: 'Muitas tentativas. Aguarde um momento.',
  maintenance_mode: 'O serviço está em manutenção. Tente novamente em alguns minutos.',
  service_unavailable: unavailable,
  internal_error: unavailable,
  clerk_key_invalid: misconfigured,
  authorization_invalid: forbidden,
};
