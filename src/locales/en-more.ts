import { counted, wait } from './counted.js';
import type { ErrorWords, LaterTerms } from './terms.js';

const again = 'Something went wrong. Please try again.';
const startOver = 'This attempt is over. Please start again.';
const newCode = 'This code is no longer valid. Ask for a new one.';
const fill = 'Please fill this in.';
const invalid = 'This is not valid.';
const unavailable = 'The service is not available right now. Please try again in a moment.';
const misconfigured = 'Sign-in is not set up correctly for this page.';
const characters = (count: number): string => counted('en', count, { one: '# character', other: '# characters' });

/** English: what is said after the first step. */
export const terms: LaterTerms = {
  password: 'Password',
  newPassword: 'New password',
  firstName: 'First name',
  lastName: 'Last name',
  optional: 'Optional',
  back: 'Back',
  change: 'Change',
  showPassword: 'Show password',
  loading: 'Loading',
  passwordTitle: 'Enter your password',
  passwordSubtitle: 'The password of your account.',
  forgotPassword: 'Forgot password?',
  methodsTitle: 'Choose how to sign in',
  methodsSubtitle: 'Any of these will do.',
  usePassword: 'Use your password',
  useEmailCode: 'Email me a code',

  codeTitle: 'Check your email',
  codeSubtitle: address => `We sent a 6-digit code to ${address}`,
  code: 'Code',
  codeHint: 'The code is checked as soon as it is complete.',
  resend: 'Send a new code',
  resendIn: seconds => `Send a new code in ${wait('en', seconds)}`,
  codeSent: 'A new code is on its way.',
  resetTitle: 'Reset your password',

  newPasswordTitle: 'Choose a new password',
  newPasswordSubtitle: 'Then you are signed in.',
  signOutElsewhere: 'Sign out of all other devices',
  passwordLength: minimum => `At least ${characters(minimum)}`,
  passwordLower: 'A lowercase letter',
  passwordUpper: 'An uppercase letter',
  passwordNumber: 'A number',
  passwordSpecial: 'A special character',
  passwordBreached: 'Known from a data breach. Choose another.',
  passwordWeak: 'Too easy to guess. Add another word or two.',
  passwordGood: 'A good password.',
  ruleKept: 'done',
  ruleOpen: 'to do',
  signUpTitle: name => (name ? `Create your ${name} account` : 'Create your account'),
  signUpSubtitle: 'It takes less than a minute.',
  haveAccount: 'Already have an account?',
  fieldsTitle: 'A little more about you',
  termsOfService: 'terms of service',
  privacyPolicy: 'privacy policy',
  legal: ({ terms, privacy }) => [
    'I agree to the ',
    ...(terms ? [terms] : []),
    ...(terms && privacy ? [' and the '] : []),
    ...(privacy ? [privacy] : []),
    ...((terms ?? privacy) ? [] : ['terms']),
    '.',
  ],
  prepareTitle: 'Confirm your email address',
  prepareSubtitle: address => `We will send a code to ${address}.`,
  sendCode: 'Send the code',

  accountTitle: 'You are signed in',
  signedInAs: name => `As ${name}.`,
  otherAccount: 'Use another account',
  unsupportedTitle: 'One more step is needed',
  unsupportedSubtitle: 'This page cannot ask for it. Please choose another way.',
  startOver: 'Start again',
  signUpClosed: 'New accounts cannot be created here.',
  help: 'Get help',
  configurationTitle: 'This page is not set up yet',

  continueWith: name => `Continue with ${name}`,
  or: 'or',
  lastUsed: 'Last used',

  account: name => `Account: ${name}`,
  accountMenu: 'Account menu',
  manageAccount: 'Manage account',
  switchTo: name => `Switch to ${name}`,
  addAccount: 'Add another account',
  signOut: 'Sign out',
  signOutAll: 'Sign out of all accounts',
  tryAgainIn: seconds => `Try again in ${wait('en', seconds)}.`,
};

/** What goes wrong, in English. */
export const errors: ErrorWords = {
  offline: 'You are offline. Check your connection and try again.',
  network_error: 'We could not reach the service. Check your connection and try again.',
  timeout: 'The service took too long to answer. Please try again.',
  bad_response: 'The network gave an unexpected answer. You may have to log in to the Wi-Fi first.',
  configuration_invalid: misconfigured,
  key_is_secret:
    'This is a secret key, and a page must never hold it: replace it at once, and use the key that begins with pk_.',
  key_broken:
    'The publishable key is broken: it is pk_test_ or pk_live_, then base64 of the API’s host and “$”. Copy it again as the server printed it.',
  address_broken: 'What is named as frontend API is no address: write it whole, as in https://auth.app.example.',
  address_missing:
    'No frontend API is named. Add data-publishable-key="pk_…" or data-frontend-api="https://…" to the script tag, or publishable-key="pk_…" to an <auth-provider> around the elements.',
  page_is_file:
    'This page is opened as a file, so it has no origin that a frontend API could allow. Serve it: npx http-server, then open http://localhost:8080.',
  page_is_insecure:
    'This page is served over plain http, where browsers do not let people sign in. Use https, or http://localhost on this machine.',
  aborted: again,

  authentication_invalid: 'You are signed out. Please sign in again.',
  signed_out: 'You are signed out. Please sign in again.',
  client_not_found: 'You are signed out. Please sign in again.',
  session_exists: 'You are already signed in.',
  identifier_already_signed_in: 'This account is already signed in here.',
  session_reverification_required: 'Please confirm that it is you first.',
  dev_browser_unauthenticated: 'This browser is not known to the service any more. Please reload the page.',
  user_banned: 'This account is blocked. Please contact support.',
  user_locked: 'Too many tries. This account is locked for a while. Try again later, or reset your password.',

  form_identifier_not_found: 'There is no account with this address.',
  form_identifier_exists: 'This is taken. Please choose another, or sign in.',
  form_param_format_invalid: 'This does not look right. Please check it.',
  form_param_nil: fill,
  form_param_missing: fill,
  form_param_unknown: invalid,
  form_param_duplicate: invalid,
  form_param_value_invalid: invalid,
  form_param_value_disabled: 'This is not offered here.',
  form_param_max_length_exceeded: 'This is too long.',
  form_username_invalid_length: values =>
    `A username has ${values.minUsernameLength} to ${characters(values.maxUsernameLength)}.`,
  form_username_invalid_character: 'Use only the letters a to z, digits, - and _.',
  form_username_needs_non_number_char: 'A username cannot be digits alone.',

  form_password_incorrect: 'This password is incorrect. Try again, or use another way.',
  form_password_or_identifier_incorrect: 'This password is incorrect. Try again, or use another way.',
  form_password_validation_failed: 'This password is incorrect. Try again, or use another way.',
  form_password_length_too_short: values => `Use at least ${characters(values.minLength)}.`,
  form_password_length_too_long: values => `Use at most ${characters(values.maxLength)}.`,
  form_password_size_in_bytes_exceeded: 'This password is too long.',
  form_password_no_uppercase: 'Add an uppercase letter.',
  form_password_no_lowercase: 'Add a lowercase letter.',
  form_password_no_number: 'Add a number.',
  form_password_no_special_char: 'Add a special character.',
  form_password_not_strong_enough: 'This password is too easy to guess. Add another word or two.',
  form_password_pwned: 'This password is known from a data breach. Please choose another.',
  form_password_matches_identifier: 'The password must not be your address or name.',
  form_new_password_matches_current: 'Choose a password that differs from the present one.',
  no_password_set: 'This account has no password. Please use another way.',

  form_code_incorrect: 'This code is incorrect. Check it, or ask for a new one.',
  verification_expired: newCode,
  verification_failed: 'Too many tries. Ask for a new code.',
  verification_missing: newCode,
  verification_already_verified: 'This is already confirmed.',
  verification_strategy_invalid: 'This way is not offered. Please choose another.',
  verification_code_too_many_requests: 'Too many codes were sent. Please wait a little, then ask again.',

  strategy_for_user_invalid: 'This way is not offered for this account. Please choose another.',
  client_state_invalid: startOver,
  account_transfer_invalid: startOver,
  no_second_factors: 'This account has no second step. Please contact support.',
  resource_not_found: startOver,
  resource_forbidden: 'You may not do this.',
  invalid_redirect_url: 'The address to go to is not allowed.',
  legal_not_accepted: 'Please accept this to continue.',
  sign_up_mode_restricted: 'New accounts cannot be created here.',

  origin_missing: misconfigured,
  origin_invalid: misconfigured,
  origin_authorization_headers_conflict: misconfigured,
  host_invalid: misconfigured,
  method_not_allowed: again,
  unsupported_content_type: again,
  request_body_invalid: again,
  request_body_too_large: 'This is too long.',
  too_many_requests: 'Too many tries. Please wait a moment.',
  maintenance_mode: 'The service is being maintained. Please try again in a few minutes.',
  service_unavailable: unavailable,
  internal_error: unavailable,
  clerk_key_invalid: misconfigured,
  authorization_invalid: 'You may not do this.',
};
