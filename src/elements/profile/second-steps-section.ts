import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { loadPart } from '../load-part.js';
import { attribute } from '../steps/settings.js';
import { confirmForm } from './confirm-form.js';
import { keepFocus } from './keep-focus.js';
import { row, textButton } from './rows.js';
import { codesIcon } from './security-icons.js';
import { defaultOf, methodsOf, offeredOf, type Method } from './second-steps.js';
import type { Profile, SectionFactory } from './profile.js';

const name = 'two-step';

/** What is asked for after the password: an app, a phone, a passkey, and the codes for the day when they are lost. */
export const secondStepsSection: SectionFactory = profile => {
  const { environment, user } = profile;
  const offered = offeredOf(environment);
  if (!offered.app && !offered.phone && methodsOf(environment, user).length === 0) return undefined;
  return { name, title: () => profile.term('secondStepSection'), content: () => content(profile) };
};

function content(profile: Profile): TemplateResult {
  const { term, user, environment } = profile;
  const methods = methodsOf(environment, user);
  return html`
    <p class="section-text">${term('secondStepText')}</p>
    ${repeat(
      methods,
      ({ id }) => id,
      method => methodRow(profile, method, methods),
    )}
    ${methods.length ? backupRow(profile) : nothing} ${profile.isOpen(name) ? nothing : additions(profile)}
    ${methods.length ? html`<p class="section-text">${term('lostDevice')}</p>` : nothing}
  `;
}

function methodRow(profile: Profile, method: Method, methods: readonly Method[]): TemplateResult {
  const { term } = profile;
  const label = method.kind === 'phone' ? method.number : term(method.label);
  const chosen = defaultOf(methods);
  const open = profile.isOpen(name);
  const prefer = method.kind === 'phone' || mayBePreferred(method, methods);
  return row({
    picture: method.icon,
    text: method.kind === 'phone' ? html`<bdi dir="ltr">${label}</bdi>` : label,
    detail: term(method.text),
    badges: methods.length > 1 && chosen === method ? [{ label: term('defaultMethod') }] : [],
    actions: open
      ? []
      : [
          ...(prefer && chosen !== method
            ? [
                textButton(
                  term('makeDefault'),
                  () => makeDefault(profile, method, methods),
                  term('makeDefaultOne', label),
                ),
              ]
            : []),
          ...(method.kind === 'passkey'
            ? []
            : [
                textButton(
                  term('remove'),
                  () => profile.open(name, removal(profile, method, label)),
                  term('removeOne', label),
                  true,
                ),
              ]),
        ],
  });
}

/** The first method that is no number is asked for where no number is preferred. */
function mayBePreferred(method: Method, methods: readonly Method[]): boolean {
  return methods.find(({ kind }) => kind !== 'phone') === method && methods.some(({ preferred }) => preferred);
}

function makeDefault(profile: Profile, method: Method, methods: readonly Method[]): void {
  const { client, term } = profile;
  const number = method.kind === 'phone' ? method : methods.find(({ preferred }) => preferred);
  if (!number) return;
  profile.run(name, async () => {
    await client.account.updatePhoneNumber(number.id, { defaultSecondFactor: method.kind === 'phone' });
    profile.announce(term('saved'));
    await keepFocus(profile.host, name);
  });
}

function removal(profile: Profile, method: Method, label: string) {
  const { term, client } = profile;
  return confirmForm(profile, {
    title: term('removeOne', label),
    text: term(method.kind === 'phone' ? 'removePhoneStepText' : 'removeAppText'),
    label: term('remove'),
    run: async () => {
      await (method.kind === 'phone' ? client.account.deletePhoneNumber(method.id) : client.account.deleteTotp());
      profile.close(term('secondStepRemoved'));
    },
  });
}

function backupRow(profile: Profile): TemplateResult | typeof nothing {
  const { term, user, environment } = profile;
  if (!attribute(environment, 'backupCode')?.enabled) return nothing;
  const make = (): void =>
    profile.run(name, async () => {
      const { newCodesForm } = await loadPart(() => import('./backup-codes.js'));
      profile.open(name, newCodesForm(profile, name));
    });
  return row({
    picture: codesIcon,
    text: term('backupCodes'),
    detail: term(user.backupCodeEnabled ? 'backupCodesText' : 'noBackupCodes'),
    actions: profile.isOpen(name) ? [] : [textButton(term('newBackupCodes'), make)],
  });
}

function additions(profile: Profile): TemplateResult {
  const { term, user, environment } = profile;
  const { app, phone } = offeredOf(environment);
  const addApp = (): void =>
    profile.run(name, async () => {
      const { openAuthenticator } = await loadPart(() => import('./authenticator-form.js'));
      await openAuthenticator(profile, name);
    });
  const addPhone = (): void =>
    profile.run(name, async () => {
      const { phoneForm } = await loadPart(() => import('./second-step-phone.js'));
      profile.open(name, phoneForm(profile, name));
    });
  return html`
    ${app && !user.totpEnabled ? textButton(term('addAuthenticatorApp'), addApp) : nothing}
    ${phone ? textButton(term('addPhoneStep'), addPhone) : nothing}
  `;
}
