import type { ReactiveElement, TemplateResult } from 'lit';
import {
  AuthError,
  type AuthClient,
  type Environment,
  type Factor,
  type Reverification,
  type ReverifyRequest,
  type User,
} from '../../core/index.js';
import type { AccountTerm } from '../account-words.js';
import { FlowController } from '../flow-controller.js';
import type { SlottedForm } from '../form-slot.js';
import type { LocalizeController } from '../localize-controller.js';
import { alert } from '../parts/alert.js';
import type { StepAction, StepView } from '../steps/step.js';
import { submitStep } from '../submit-step.js';
import { askingCard } from './card.js';
import type { Proving } from './proving.js';
import { factorsOf, nowhere, preparationOf, wayOf } from './ways.js';

/** What asking uses of the element that does it. */
export interface AskingPlace {
  readonly host: ReactiveElement & { readonly uid: string };
  readonly localize: LocalizeController;
  readonly term: AccountTerm;
  client(): AuthClient;
  failed(error: AuthError): void;
  /** It is over, one way or the other. */
  over(): void;
}

/** One time that somebody is asked who they are, until they have proved it or decline. */
export class Asking {
  readonly request: ReverifyRequest;
  /** Resolves when it is proved; rejects when the person declines. */
  readonly answered: Promise<void>;
  readonly #place: AskingPlace;
  readonly #action: FlowController;
  readonly #session: string | undefined;
  readonly #given = new AbortController();
  #resolve!: () => void;
  #reject!: (error: AuthError) => void;
  #verification: Reverification | undefined;
  #factor: Factor | undefined;
  /** The factor that a code was last sent for from here. */
  #sent: Factor | undefined;
  #view: StepView | undefined;
  #views = 0;
  /** The server has forgotten that it was begun. */
  #lost = false;
  #announced = '';
  #focusNext = true;

  constructor(place: AskingPlace, request: ReverifyRequest) {
    this.#place = place;
    this.request = request;
    this.#session = place.client().snapshot.session?.id;
    this.#action = new FlowController(place.host, error => this.#failed(error));
    this.answered = new Promise<void>((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#begin();
  }

  get pending(): boolean {
    return this.#action.pending;
  }

  /** Whether whoever is asked is still there. */
  get stands(): boolean {
    return this.#place.client().snapshot.session?.id === this.#session;
  }

  /** Ends it: nothing is proved. */
  decline(code: 'aborted' | 'signed_out' = 'aborted'): void {
    this.#given.abort();
    this.#reject(new AuthError([{ code, message: 'Nobody has proved who they are.' }]));
    this.#place.over();
  }

  card(): TemplateResult {
    const { localize, term } = this.#place;
    return askingCard({
      localize,
      term,
      view: this.#view,
      title: this.#view?.title() ?? term('verifyTitle'),
      problems: this.#problems(),
      actions: this.#others(),
      pending: this.pending,
      announced: this.#announced,
      decline: () => this.decline(),
    });
  }

  /** What stands in the page's own tree. */
  form(): SlottedForm | undefined {
    const view = this.#view;
    if (!view?.form) return undefined;
    const { host, localize } = this.#place;
    return {
      key: `${this.#factor?.strategy ?? ''}-${this.#views}`,
      label: view.title(),
      language: localize.language,
      content: view.form(),
      submit: form => submitStep(host, this.#action, view, form),
      shown: view.shown,
    };
  }

  /** Whether the focus has to follow to what is shown by now. */
  takeFocus(): boolean {
    const wanted = this.#focusNext;
    this.#focusNext = false;
    return wanted;
  }

  #begin(): void {
    this.#lost = false;
    const begin = async (): Promise<void> => {
      const client = this.#place.client();
      if (!client.snapshot.environment) await client.load();
      this.#settle(await client.session.startVerification(this.request));
    };
    void this.#action.run(begin, () => this.#begin());
  }

  #settle(verification: Reverification): void {
    if (this.#given.signal.aborted) return;
    this.#verification = verification;
    if (verification.status === 'complete') {
      this.#given.abort();
      this.#resolve();
      this.#place.over();
      return;
    }
    const [first] = this.#factors;
    if (first) this.#show(first);
    else {
      this.#view = nowhere(this.#place);
      this.#focusNext = true;
    }
  }

  get #factors(): readonly Factor[] {
    return this.#verification ? factorsOf(this.#verification, this.#place.client().snapshot.passkeys) : [];
  }

  #show(factor: Factor): void {
    this.#factor = factor;
    this.#views++;
    this.#view = wayOf(factor)?.view(this.#proving(factor));
    this.#focusNext = true;
    this.#place.host.requestUpdate();
  }

  /** Goes over to another way. A code is sent at once, and where that fails, it can be asked for again there. */
  #choose(factor: Factor): void {
    if (this.pending) return;
    this.#action.refuse();
    if (!wayOf(factor)?.sends || this.#isSent(factor)) {
      this.#show(factor);
      return;
    }
    void this.#action.run(async () => {
      try {
        await this.#send(factor);
      } finally {
        if (!this.#given.signal.aborted) this.#show(factor);
      }
    });
  }

  async #send(factor: Factor): Promise<void> {
    this.#verification = await this.#place.client().session.prepareVerification(preparationOf(factor));
    this.#sent = factor;
    this.#focusNext = true;
  }

  /** What was sent before it was closed last serves as well. Which of several numbers it went to is not known then. */
  #isSent(factor: Factor): boolean {
    if (this.#sent) return nameOf(this.#sent) === nameOf(factor);
    const { status, firstFactorVerification, secondFactorVerification } = this.#verification ?? {};
    const begun = status === 'needs_second_factor' ? secondFactorVerification : firstFactorVerification;
    const alike = this.#factors.filter(({ strategy }) => strategy === factor.strategy);
    return begun?.strategy === factor.strategy && begun.status === 'unverified' && alike.length === 1;
  }

  #others(): readonly StepAction[] {
    const { term } = this.#place;
    const shown = this.#factor;
    const others = this.#factors.filter(factor => !shown || nameOf(factor) !== nameOf(shown));
    return others.map(factor => ({
      label: wayOf(factor)?.label({ term }, factor) ?? '',
      run: () => this.#choose(factor),
    }));
  }

  #failed(error: AuthError): void {
    this.#lost = error.code === 'verification_missing' || error.status === 404;
    if (!this.#given.signal.aborted) this.#place.failed(error);
  }

  /** What is wrong, as far as it is shown at no field, and the way on. */
  #problems(): TemplateResult {
    const { problems, again, retryAfter } = this.#action;
    const { localize, term } = this.#place;
    const fields = this.#lost ? [] : (this.#view?.fields ?? []);
    const others = problems.filter(({ field }) => !field || !fields.includes(field));
    const sentences = others.map(problem => localize.problem(problem, this.#environment));
    if (retryAfter) sentences.push(localize.term('tryAgainIn', retryAfter));
    const retry = again && { label: term('retry'), run: again };
    // Whatever else keeps it from being begun can have passed by the next time.
    const anew = (this.#lost || !this.#view) && { label: term('startOver'), run: () => this.#begin() };
    return alert([...new Set(sentences)].join(' ') || undefined, retry ?? (anew || undefined));
  }

  get #environment(): Environment | undefined {
    return this.#place.client().snapshot.environment;
  }

  #proving(factor: Factor): Proving {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- getters of the literal have a `this` of their own
    const asking = this;
    const { host, localize, term } = this.#place;
    const client = (): AuthClient => this.#place.client();
    const { session } = client();
    return {
      factor,
      term,
      localize,
      get client() {
        return client();
      },
      get environment() {
        return known(asking.#environment);
      },
      get identifier() {
        return identifierOf(client().snapshot.user);
      },
      get pending() {
        return asking.pending;
      },
      get sent() {
        return asking.#isSent(factor);
      },
      id: name => `${host.uid}-${name}`,
      problem: field => localize.problemAt(field, asking.#action.problems, known(asking.#environment)),
      run: action => void this.#action.run(action, () => void this.#action.run(action)),
      send: () => this.#send(factor),
      attempt: async input => this.#settle(await session.attemptVerification(input)),
      attemptPasskey: async () => this.#settle(await session.verifyWithPasskey({ signal: this.#given.signal })),
      announce: text => {
        this.#announced = text;
        host.requestUpdate();
      },
      requestUpdate: () => host.requestUpdate(),
    };
  }
}

const nameOf = ({ strategy, phoneNumberId = '', emailAddressId = '' }: Factor): string =>
  [strategy, phoneNumberId, emailAddressId].join(' ');

/** The address, the name or the number that a password manager keeps the password under. */
function identifierOf(user: User | null | undefined): string {
  if (!user) return '';
  const { emailAddresses, primaryEmailAddressId, phoneNumbers, primaryPhoneNumberId, username } = user;
  const address = emailAddresses.find(({ id }) => id === primaryEmailAddressId)?.emailAddress;
  const number = phoneNumbers.find(({ id }) => id === primaryPhoneNumberId)?.phoneNumber;
  return address ?? username ?? number ?? '';
}

function known(environment: Environment | undefined): Environment {
  if (!environment) throw new TypeError('There are no settings yet.');
  return environment;
}
