import type { AuthClient, Environment, Factor, SignInStep, SignUpStep, Snapshot } from '../../core/index.js';
import type { LocalizeController } from '../localize-controller.js';
import type { withOwnFields } from './own-views.js';
import { hasOtherWays } from './settings.js';
import type { FlowName, SecondFactorView, StepFactory, ViewName } from './step.js';
import type { withWays } from './ways.js';

/** The views that may be shown for what the server asks, the one it asks for first. Back leads to the others. */
function viewsOf(step: SignInStep | SignUpStep): readonly [ViewName, ...ViewName[]] {
  const first = firstView(step.flow);
  switch (step.kind) {
    case 'first-factor':
      return step.factors[0].strategy === 'password'
        ? ['password', 'methods', 'passkey', first]
        : [
            step.factors[0].strategy === 'passkey' ? 'passkey' : 'methods',
            'methods',
            'wallet',
            ...passwordOf(step),
            first,
          ];
    case 'code':
      return step.flow === 'sign-in' ? ['code', ...passwordOf(step), 'methods', first] : ['code', first];
    case 'second-factor':
      return [secondView(step.factors[0]), ...step.factors.slice(1).map(secondView), first];
    case 'client-trust':
      return ['new-device', first];
    case 'new-password':
    case 'prepare':
    case 'transfer':
    case 'unsupported':
    case 'wallet':
      return [step.kind, first];
    case 'fields':
      return [first, 'joined', 'wallet'];
    default:
      return [first, 'wallet'];
  }
}

/** A second factor's view has its strategy's name, in the way of views. */
function secondView({ strategy }: Factor): ViewName {
  return strategy.replace('_', '-') as SecondFactorView;
}

function passwordOf({ factors }: Extract<SignInStep, { readonly factors: unknown }>): readonly ViewName[] {
  return factors.some(({ strategy }) => strategy === 'password') ? ['password'] : [];
}

/** Each view's file, loaded when it is first shown. */
const views: { readonly [Name in ViewName]: () => Promise<{ readonly view: StepFactory }> } = {
  identifier: () => import('./identifier.js'),
  password: () => import('./password.js'),
  methods: () => import('./methods.js'),
  passkey: () => import('./passkey.js'),
  wallet: () => import('./wallet.js'),
  code: () => import('./code.js'),
  totp: () => import('./totp.js'),
  'backup-code': () => import('./backup-code.js'),
  'new-device': () => import('./new-device.js'),
  'new-password': () => import('./new-password.js'),
  fields: () => import('./fields.js'),
  more: () => import('./more.js'),
  prepare: () => import('./prepare.js'),
  account: () => import('./account.js'),
  transfer: () => import('./transfer.js'),
  joined: () => import('./joined.js'),
  ticket: () => import('./ticket.js'),
  unsupported: () => import('./unsupported.js'),
};

const loaded = new Map<ViewName, StepFactory>();

/** What is known of fields of the page's own, which few pages have. */
let withMore: typeof withOwnFields | undefined;

/** What a first step offers besides its form, where the instance has any of it. */
let withOthers: typeof withWays | undefined;

export function loadedView(name: ViewName): StepFactory | undefined {
  return loaded.get(name);
}

/** The view with everything that it says, or a promise while something of it is on its way. */
export function viewOrWait(
  name: ViewName,
  localize: LocalizeController,
  host: Element,
  environment: Environment,
): StepFactory | Promise<unknown> {
  const offers = (name === 'identifier' || name === 'fields') && hasOtherWays(environment);
  localize.needsAll = offers || name !== 'identifier';
  const { loading } = localize;
  const factory = loaded.get(name);
  const asked = name !== 'identifier' && !withMore && host.querySelector('[slot=fields]');
  const lacks = offers && !withOthers;
  if (factory && !loading && !asked && !lacks) return offers && withOthers ? withOthers(factory) : factory;
  return Promise.all([factory ?? load(name), loading, asked && loadOwnFields(), lacks && loadWays(environment)]);
}

async function loadWays(environment: Environment): Promise<void> {
  withOthers = await (await import('./ways.js')).waysFor(environment);
}

async function loadOwnFields(): Promise<void> {
  withMore = (await import('./own-views.js')).withOwnFields;
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

/** Whether, as far as is known, the first step is next: nobody is signed in here, and nothing was begun. */
export function beginsAnew({ client, expectsSession, expectsAttempt }: Snapshot): boolean {
  return client !== undefined || !(expectsSession || expectsAttempt);
}

/** What to show: what the server asks for, or a view beside it that was chosen and is still allowed. */
export function viewFor(
  client: AuthClient,
  flow: FlowName,
  chosen: ViewName | undefined,
  host: Element,
): ViewName | undefined {
  const { environment, client: known, session } = client.snapshot;
  // With the settings of the last visit a guest's form shows at once; nobody else's is guessed.
  if (!environment || !beginsAnew(client.snapshot)) return undefined;
  // Whoever comes by a link that lets them in need not say who they are.
  if (host.isConnected && document.location.search.includes('__clerk_ticket=')) return 'ticket';
  const step = flow === 'sign-up' ? client.signUp.step : client.signIn.step;
  const begun = flow === 'sign-up' ? known?.signUp : known?.signIn;
  const views = viewsOf(step);
  const allowed = step.flow === 'sign-up' && withMore ? withMore(views, client, host) : views;
  const view = allowed.find(name => name === chosen);
  return step.kind === 'complete' || (session && !begun && !view) ? 'account' : (view ?? allowed[0]);
}

/** A reload goes on with what was begun, in whichever flow that was; undefined while it is not known. */
export function flowBegun({ client }: Snapshot, home: FlowName): FlowName | undefined {
  if (client === undefined) return undefined;
  if (client?.signUp && !client.signIn) return 'sign-up';
  return client?.signIn && !client.signUp ? 'sign-in' : home;
}
