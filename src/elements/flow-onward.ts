import type { AuthController } from './auth-controller.js';
import { finishFlow } from './finish-flow.js';
import { Routes, type StepPlace } from './step-routes.js';
import type { StepRoutes } from './step-history.js';
import type { FlowName, FlowStep, ViewName } from './steps/step.js';
import { firstView } from './steps/views.js';

// What a flow needs from its second step on, and at its end.
export { finishFlow };

/**
 * Keeps the steps of a flow. A step is named by its view, after its flow where that is not the one that the element
 * begins with: `password`, `sign-up/fields`.
 */
export function flowRoutes(
  host: StepPlace<FlowStep>['host'],
  home: FlowName,
  auth: AuthController,
  moved: (step: FlowStep) => void,
): StepRoutes<FlowStep> {
  const nameOf = ({ flow, view }: FlowStep): string => {
    if (flow !== home) return `${flow}/${view}`;
    return view === firstView(flow) ? '' : view;
  };
  const stepOf = (name: string): FlowStep | undefined => {
    const [view = '', word = home] = name.split('/').reverse();
    const flow = word === 'sign-in' || word === 'sign-up' ? word : home;
    const step = { flow, view: isView(view) ? view : firstView(flow) };
    return nameOf(step) === name ? step : undefined;
  };
  return new Routes({
    host,
    router: () => auth.router,
    nameOf,
    stepOf,
    // Back leads whoever is signed in to their account, and to no form that they have filled in before.
    moved: step => {
      const { session, client } = auth.snapshot;
      moved(session && !client?.signIn && !client?.signUp ? { ...step, view: 'account' } : step);
    },
  });
}

/** What the page's address may name. */
const views: { readonly [Name in ViewName]: true } = {
  identifier: true,
  password: true,
  methods: true,
  passkey: true,
  wallet: true,
  code: true,
  totp: true,
  'phone-code': true,
  'backup-code': true,
  'new-device': true,
  'new-password': true,
  fields: true,
  more: true,
  joined: true,
  prepare: true,
  account: true,
  transfer: true,
  ticket: true,
  unsupported: true,
};

function isView(name: string): name is ViewName {
  return Object.hasOwn(views, name);
}
