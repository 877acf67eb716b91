import { defineLanguage, type Texts } from 'auth-elements';

const dutch: Texts = {
  emailAddress: 'E-mailadres',
  continue: 'Verder',
  signInTitle: 'Inloggen bij {name}',
  resendIn: { one: 'Nieuwe code over # seconde', other: 'Nieuwe code over # seconden' },
  legal: 'Ik ga akkoord met de {terms} en het {privacy}.',
  errors: {
    form_code_incorrect: 'Deze code klopt niet.',
    form_password_length_too_short: 'Gebruik minstens {minLength} tekens.',
  },
};

defineLanguage('nl', dutch);
