import type { AuthClient, SignInStep, SignUpStep, Snapshot } from '../../core/index.js';
import type { FlowName, StepFactory, ViewName } from './step.js';

/** The views that may be shown for what the server asks, the one it asks for first. Back leads to the others. */
function viewsOf(step: SignInStep | SignUpStep): readonly [ViewName, ...ViewName[]] {
  switch (step.kind) {
    case 'first-factor':
      return step.factors[0].strategy === 'password'
        ? ['password', 'methods', 'identifier']
        : ['methods', 'password', 'identifier'];
    case 'code':
      return step.flow === 'sign-in' ? ['code', 'password', 'methods', 'identifier'] : ['code', 'fields'];
    case 'new-password':
      return ['new-password', 'identifier'];
    case 'fields':
      return ['fields'];
    case 'prepare':
      return ['prepare', 'fields'];
    case 'unsupported':
      return step.flow === 'sign-in' ? ['unsupported', 'identifier'] : ['unsupported', 'fields'];
    default:
      return step.flow === 'sign-in' ? ['identifier'] : ['fields'];
  }
}

/** Each view's file, loaded when it is first shown. */
const views: { readonly [Name in ViewName]: () => Promise<{ readonly view: StepFactory }> } = {
  identifier: () => import('./identifier.js'),
  password: () => import('./password.js'),
  methods: () => import('./methods.js'),
  code: () => import('./code.js'),
  'new-password': () => import('./new-password.js'),
  fields: () => import('./fields.js'),
  prepare: () => import('./prepare.js'),
  account: () => import('./account.js'),
  unsupported: () => import('./unsupported.js'),
};

const loaded = new Map<ViewName, StepFactory>();

export function loadedView(name: ViewName): StepFactory | undefined {
  return loaded.get(name);
}

export async function loadView(name: ViewName): Promise<void> {
  loaded.set(name, (await views[name]()).view);
}

/** What to show: what the server asks for, or a view beside it that was chosen and is still allowed. */
export function viewFor(client: AuthClient, flow: FlowName, chosen: ViewName | undefined): ViewName | undefined {
  const { environment, client: known, session, expectsSession, expectsAttempt } = client.snapshot;
  if (!environment) return undefined;
  // With the settings of the last visit a guest's form shows at once; nobody else's is guessed.
  if (known === undefined && (expectsSession || expectsAttempt)) return undefined;
  const step = flow === 'sign-up' ? client.signUp.step : client.signIn.step;
  const begun = flow === 'sign-up' ? known?.signUp : known?.signIn;
  if (step.kind === 'complete' || (session && !begun && !chosen)) return 'account';
  const [first, ...others] = viewsOf(step);
  return chosen && others.includes(chosen) ? chosen : first;
}

/** A reload goes on with what was begun, in whichever flow that was; undefined while it is not known. */
export function flowBegun({ client }: Snapshot, home: FlowName): FlowName | undefined {
  if (client === undefined) return undefined;
  if (client?.signUp && !client.signIn) return 'sign-up';
  return client?.signIn && !client.signUp ? 'sign-in' : home;
}
