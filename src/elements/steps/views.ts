import type { AuthClient, SignInStep, SignUp, SignUpStep, Snapshot } from '../../core/index.js';
import type { LocalizeController } from '../localize-controller.js';
import { attribute } from './settings.js';
import type { FlowName, StepFactory, ViewName } from './step.js';

/** The views that may be shown for what the server asks, the one it asks for first. Back leads to the others. */
function viewsOf(step: SignInStep | SignUpStep): readonly [ViewName, ...ViewName[]] {
  const first = firstView(step.flow);
  switch (step.kind) {
    case 'first-factor':
      return step.factors[0].strategy === 'password'
        ? ['password', 'methods', first]
        : ['methods', ...passwordOf(step), first];
    case 'code':
      return step.flow === 'sign-in' ? ['code', ...passwordOf(step), 'methods', first] : ['code', first];
    case 'new-password':
    case 'prepare':
    case 'unsupported':
      return [step.kind, first];
    default:
      return [first];
  }
}

function passwordOf({ factors }: Extract<SignInStep, { readonly factors: unknown }>): readonly ViewName[] {
  return factors.some(({ strategy }) => strategy === 'password') ? ['password'] : [];
}

/** Each view's file, loaded when it is first shown. */
const views: { readonly [Name in ViewName]: () => Promise<{ readonly view: StepFactory }> } = {
  identifier: () => import('./identifier.js'),
  password: () => import('./password.js'),
  methods: () => import('./methods.js'),
  code: () => import('./code.js'),
  'new-password': () => import('./new-password.js'),
  fields: () => import('./fields.js'),
  more: () => import('./more.js'),
  prepare: () => import('./prepare.js'),
  account: () => import('./account.js'),
  unsupported: () => import('./unsupported.js'),
};

const loaded = new Map<ViewName, StepFactory>();

export function loadedView(name: ViewName): StepFactory | undefined {
  return loaded.get(name);
}

/** The view with everything that it says, or a promise while something of it is on its way. */
export function viewOrWait(name: ViewName, localize: LocalizeController): StepFactory | Promise<unknown> {
  localize.needsAll = name !== 'identifier';
  const { loading } = localize;
  const factory = loaded.get(name);
  return factory && !loading ? factory : Promise.all([factory ?? load(name), loading]);
}

async function load(name: ViewName): Promise<void> {
  loaded.set(name, (await views[name]()).view);
}

export function isView(name: string): name is ViewName {
  return Object.hasOwn(views, name);
}

/** What a flow begins with. */
export function firstView(flow: FlowName): ViewName {
  return flow === 'sign-in' ? 'identifier' : 'fields';
}

/** What to show: what the server asks for, or a view beside it that was chosen and is still allowed. */
export function viewFor(
  client: AuthClient,
  flow: FlowName,
  chosen: ViewName | undefined,
  host: Element,
): ViewName | undefined {
  const { environment, client: known, session, expectsSession, expectsAttempt } = client.snapshot;
  if (!environment) return undefined;
  // With the settings of the last visit a guest's form shows at once; nobody else's is guessed.
  if (known === undefined && (expectsSession || expectsAttempt)) return undefined;
  const step = flow === 'sign-up' ? client.signUp.step : client.signIn.step;
  const begun = flow === 'sign-up' ? known?.signUp : known?.signIn;
  const views = viewsOf(step);
  const allowed = step.flow === 'sign-up' && moreControls(host).length ? withMore(views, client, host) : views;
  const view = allowed.find(name => name === chosen);
  return step.kind === 'complete' || (session && !begun && !view) ? 'account' : (view ?? allowed[0]);
}

/**
 * The page's own fields come after what the instance asks for, and before whatever may complete the account: where an
 * address needs no proof, they come first.
 */
function withMore(views: ReturnType<typeof viewsOf>, { snapshot }: AuthClient, host: Element): typeof views {
  const { client, environment } = snapshot;
  const [first] = views;
  if (!client?.signUp) {
    const proves = environment && attribute(environment, 'emailAddress')?.verifyAtSignUp;
    return proves === false ? ['more'] : views;
  }
  if (!asksMore(host, client.signUp)) return [...views, 'more'];
  return first === 'fields' ? ['more'] : ['more', 'fields'];
}

/** An input of the page's own, in the slot of sign-up's further fields. */
export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The page's own fields that count now. Files and passwords are nothing that an application keeps about a person. */
export function moreControls(host: Element): readonly Control[] {
  return [...host.querySelectorAll<Control>('input,select,textarea')].filter(
    control =>
      control.closest('[slot=fields]')?.parentElement === host &&
      control.name &&
      !control.matches(':disabled') &&
      !/^(file|password|submit|button|reset|image)$/.test(control.type),
  );
}

/** Whether the page has fields that the sign-up has no answers to. */
export function asksMore(host: Element, { unsafeMetadata }: SignUp): boolean {
  return moreControls(host).some(({ name }) => !Object.hasOwn(unsafeMetadata, name));
}

/** A reload goes on with what was begun, in whichever flow that was; undefined while it is not known. */
export function flowBegun({ client }: Snapshot, home: FlowName): FlowName | undefined {
  if (client === undefined) return undefined;
  if (client?.signUp && !client.signIn) return 'sign-up';
  return client?.signIn && !client.signUp ? 'sign-in' : home;
}
