import type { ReactiveControllerHost, TemplateResult } from 'lit';
import type { AuthClient, Environment, Problem, SecondFactorName, SignIn, SignUp } from '../../core/index.js';
import type { Targets } from '../finish-flow.js';
import type { Term } from '../localize-controller.js';

/** Which of the two attempts is being made. An element begins with its own and may go over to the other. */
export type FlowName = 'sign-in' | 'sign-up';

/** What can be on the screen. Where it is not obvious, the file of the same name says what it asks for. */
export type ViewName =
  | 'identifier'
  | 'password'
  | 'methods'
  | 'passkey'
  | 'wallet'
  | 'code'
  | 'totp'
  | 'backup-code'
  | 'new-device'
  | 'new-password'
  | 'fields'
  | 'more'
  | 'joined'
  | 'prepare'
  | 'account'
  | 'transfer'
  | 'ticket'
  | 'unsupported';

type Dashed<Name extends string> = Name extends `${infer Before}_${infer After}` ? `${Before}-${After}` : Name;

/** The views of second factors. A name that has none does not compile. */
export type SecondFactorView = Extract<ViewName, Dashed<SecondFactorName>>;

/** A step of a flow, as the page's history keeps it: nothing in it was typed. */
export interface FlowStep {
  readonly flow: FlowName;
  readonly view: ViewName;
}

/** A way on beside the form's own button. */
export interface StepAction {
  readonly label: string;
  readonly run: () => void;
  /** The main one, where there is no form. */
  readonly primary?: boolean;
}

/** One screen, for as long as it is shown: it is made anew with each form, and may hold what belongs to that form. */
export interface StepView {
  title(): string;
  subtitle?(): string;
  /** The names of the problems that this form shows at a field. The others stand at the top of the card. */
  readonly fields?: readonly string[];
  form?(): TemplateResult;
  /** What is wrong before anything is sent. */
  check?(data: FormData, form: HTMLFormElement): readonly Pick<Problem, 'code' | 'field'>[];
  submit?(data: FormData, form: HTMLFormElement): Promise<void>;
  actions?(): readonly StepAction[];
  /** What else leads in, shown above the form. */
  ways?(): TemplateResult;
  /** Called once when the form stands in the page. */
  readonly shown?: (form: HTMLFormElement) => void;
}

/** What a step may use of the element that shows it. */
export interface Flow {
  readonly client: AuthClient;
  readonly environment: Environment;
  readonly name: FlowName;
  readonly term: Term;
  /** The language that the element speaks, for the mails. */
  readonly language: string;
  readonly pending: boolean;
  /** The address or name that was typed in the other flow, so that nobody types it twice. */
  readonly typedIdentifier: string;
  /** An id that no other element on the page has. */
  id(name: string): string;
  /** The sentence that belongs to a field, if something is wrong with it. */
  problem(field: string): string | undefined;
  /** Runs one action; what is refused is shown. */
  run(action: () => Promise<void>): void;
  /** Shows another view, as one step in the page's history. */
  go(view: ViewName, flow?: FlowName, typedIdentifier?: string): void;
  /** After each answer: finishes when the attempt is complete, else goes on where the server says. */
  settle(attempt: SignIn | SignUp): Promise<void>;
  /** Goes on with the other kind of attempt after an address was proved. */
  cross(flow: FlowName): void;
  /** The element: it says where the page wants people to go afterwards, and holds fields of the page's own. */
  readonly host: HTMLElement & Targets & ReactiveControllerHost;
  /** Goes to another page. */
  leave(url: string): void;
  /** Forgets the attempt and begins anew. */
  startOver(): void;
  /** Says something to who cannot see it. */
  announce(text: string): void;
  /** What is agreed to at sign-up, with the links in it. */
  legal(links: LegalLinks): readonly (TemplateResult | string)[];
  requestUpdate(): void;
}

export interface LegalLinks {
  readonly terms: TemplateResult | undefined;
  readonly privacy: TemplateResult | undefined;
}

export type StepFactory = (flow: Flow) => StepView;

/** A step that is on the screen. */
export interface ShownStep {
  readonly step: FlowStep;
  readonly environment: Environment | undefined;
  readonly view: StepView;
  readonly key: string;
}
