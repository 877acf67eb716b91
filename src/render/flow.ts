import type { TemplateResult } from 'lit';
import { signInStep, signUpStep, type AuthClient, type Environment, type Snapshot } from '../core/index.js';
import { flowCard } from '../elements/flow-card.js';
import { madeFor } from '../elements/own.js';
import { view as fields } from '../elements/steps/fields.js';
import { view as identifier } from '../elements/steps/identifier.js';
import type { Flow, FlowName } from '../elements/steps/step.js';
import type { Speaker } from './speaker.js';

/** What the first step of a flow is made from. */
export interface FirstStep {
  readonly flow: FlowName;
  readonly environment: Environment;
  readonly speaker: Speaker;
  /** The address that paths are meant from. */
  readonly page: string;
  readonly id: string;
  readonly initialIdentifier: string;
  /** The page's own address for the other flow. */
  readonly otherUrl: string | undefined;
}

/** The first step as templates. Without a form, the card alone says what there is to say. */
export interface MadeStep {
  readonly key: string;
  readonly title: string;
  readonly card: TemplateResult;
  readonly form: TemplateResult | undefined;
}

/** Makes what the element shows to a guest who has begun nothing, from the very templates. */
export function makeFirstStep(step: FirstStep): MadeStep {
  return madeFor(step.page, () => {
    const { flow, environment, speaker } = step;
    const snapshot = guestSnapshot(environment);
    const [name, factory] = flow === 'sign-in' ? (['identifier', identifier] as const) : (['fields', fields] as const);
    const view = factory(flowOf(step, snapshot));
    const card = flowCard({
      snapshot,
      name,
      view,
      localize: speaker,
      action: { pending: false, problems: [], again: undefined, retryAfter: undefined },
      announced: '',
      otherUrl: () => step.otherUrl,
      update: unheard,
      retry: unheard,
      cross: unheard,
    });
    return { key: `${name}-1`, title: view.title(), card, form: view.form?.() };
  });
}

// What is rendered carries no listeners.
const unheard = (): void => {};

function guestSnapshot(environment: Environment): Snapshot {
  return {
    status: 'ready',
    error: undefined,
    online: true,
    passkeys: false,
    expectsSession: false,
    expectsAttempt: false,
    environment,
    client: null,
    session: null,
    user: null,
  };
}

function flowOf({ flow, environment, speaker, id, initialIdentifier }: FirstStep, snapshot: Snapshot): Flow {
  const made: Partial<Flow> = {
    // A client that nobody acts with: its state is all that a first step reads.
    client: {
      snapshot,
      signIn: { step: signInStep(snapshot) },
      signUp: { step: signUpStep(snapshot) },
    } as AuthClient,
    environment,
    name: flow,
    term: speaker.term,
    language: speaker.language,
    pending: false,
    typedIdentifier: initialIdentifier,
    id: name => `${id}-${name}`,
    problem: () => undefined,
    legal: links => speaker.terms.legal(links),
    requestUpdate: unheard,
  };
  // The rest is for who fills the form in and sends it.
  return made as Flow;
}
