import type { SignInStep, SignUpStep } from '../../core/index.js';
import type { StepFactory, ViewName } from './step.js';

/** The views that may be shown for what the server asks, the one it asks for first. Back leads to the others. */
export function viewsOf(step: SignInStep | SignUpStep): readonly [ViewName, ...ViewName[]] {
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
export const views: { readonly [Name in ViewName]: () => Promise<StepFactory> } = {
  identifier: async () => (await import('./identifier.js')).identifierStep,
  password: async () => (await import('./password.js')).passwordStep,
  methods: async () => (await import('./methods.js')).methodsStep,
  code: async () => (await import('./code.js')).codeStep,
  'new-password': async () => (await import('./new-password.js')).newPasswordStep,
  fields: async () => (await import('./fields.js')).fieldsStep,
  prepare: async () => (await import('./prepare.js')).prepareStep,
  account: async () => (await import('./account.js')).accountStep,
  unsupported: async () => (await import('./unsupported.js')).unsupportedStep,
};
