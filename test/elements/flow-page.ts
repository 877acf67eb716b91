import { fixture, html } from '@open-wc/testing';
import type { AuthSignIn } from '../../src/elements/auth-sign-in.js';
import type { AuthSignUp } from '../../src/elements/auth-sign-up.js';
import '../../src/elements/auth-sign-in.js';
import '../../src/elements/auth-sign-up.js';
import { FlowClient } from './flow-client.js';
import type { FlowSettings } from './flow-environment.js';
import { waitUntil } from './wait-until.js';

type FlowElement = AuthSignIn | AuthSignUp;

/** A password that the estimator is content with. */
export const goodPassword = 'violet harbour ticket 93';

/** What somebody sees of a sign-in or sign-up, and does with it: by names and labels, as they do. */
export class FlowPage {
  readonly client: FlowClient;
  readonly element: FlowElement;
  readonly events: Event[] = [];

  constructor(client: FlowClient, element: FlowElement) {
    this.client = client;
    this.element = element;
    for (const type of ['auth-ready', 'auth-step', 'auth-error', 'auth-signed-up', 'auth-signed-in'])
      element.addEventListener(type, event => this.events.push(event));
  }

  get card(): ShadowRoot {
    if (!this.element.shadowRoot) throw new Error('The element has a shadow root.');
    return this.element.shadowRoot;
  }

  get title(): string {
    return text(this.card.querySelector('.title'));
  }

  /** The address that the step is about, and what is said around it. */
  get identity(): string {
    return text(this.form.querySelector('.auth-identity'));
  }

  get subtitle(): string {
    return text(this.card.querySelector('.subtitle'));
  }

  /** What is said of the whole step. */
  get alert(): string {
    return text(this.card.querySelector('.alert-text'));
  }

  get announced(): string {
    return text(this.card.querySelector('[role=status]'));
  }

  get form(): HTMLFormElement {
    const form = this.element.querySelector('form');
    if (!form) throw new Error(`There is no form at "${this.title}".`);
    return form;
  }

  get hasForm(): boolean {
    return this.element.querySelector('form') !== null;
  }

  get problems(): readonly string[] {
    return [...this.form.querySelectorAll('.auth-error')].map(text).filter(Boolean);
  }

  /** The names of the buttons and links, in the form and around it. */
  get ways(): readonly string[] {
    return this.#ways().map(text);
  }

  get types(): readonly string[] {
    return this.events.map(({ type }) => type);
  }

  /** An input by the text of its label. */
  field(label: string): HTMLInputElement {
    const labels = [...this.form.querySelectorAll('label')];
    const found = labels.find(one => text(one).startsWith(label))?.control;
    if (!(found instanceof HTMLInputElement)) throw new Error(`"${label}" is none of: ${labels.map(text).join(', ')}`);
    return found;
  }

  fill(label: string, value: string): void {
    const input = this.field(label);
    input.focus();
    input.value = value;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }

  click(name: string): void {
    const found = this.#ways().find(way => text(way) === name);
    if (!found) throw new Error(`"${name}" is none of: ${this.ways.join(', ')}`);
    found.click();
  }

  /** Clicks as soon as it can be clicked: until an action is over, no other begins. */
  async clickWhenReady(name: string): Promise<void> {
    const ready = (): boolean =>
      this.#ways().some(way => text(way) === name && way.getAttribute('aria-disabled') !== 'true');
    await waitUntil(ready, `"${name}" can be clicked`);
    this.click(name);
  }

  /** Fills the form in and sends it. */
  send(values: Readonly<Record<string, string>>, button = 'Continue'): void {
    for (const [label, value] of Object.entries(values)) this.fill(label, value);
    this.click(button);
  }

  async shows(title: string): Promise<void> {
    const seen = (): boolean => this.title === title;
    // A step that is shown for the first time is loaded, and on a busy machine that takes its time.
    await waitUntil(seen, `the step "${title}" shows, not "${this.title}" (${this.alert})`, { timeout: 5000 });
    await this.element.updateComplete;
  }

  async says(problem: string): Promise<void> {
    await waitUntil(
      () => this.alert.includes(problem) || (this.hasForm && this.problems.some(one => one.includes(problem))),
      `"${problem}" is said`,
    );
    await this.element.updateComplete;
  }

  #ways(): readonly HTMLElement[] {
    return [
      ...this.card.querySelectorAll<HTMLElement>('button, a'),
      ...this.element.querySelectorAll<HTMLElement>('form button, form a'),
    ];
  }
}

function text(element: Element | null): string {
  return (element?.textContent ?? element?.getAttribute('aria-label') ?? '').replace(/\s+/g, ' ').trim();
}

/** A page with a sign-in, at its first step. */
export async function startSignIn(settings: FlowSettings = {}, change: (element: AuthSignIn) => void = () => {}) {
  return start(new FlowClient(settings), 'auth-sign-in', change);
}

/** A page with a sign-up, at its first step. */
export async function startSignUp(settings: FlowSettings = {}, change: (element: AuthSignUp) => void = () => {}) {
  return start(new FlowClient(settings), 'auth-sign-up', change);
}

/** A page with either element and a client of the test's own. */
export async function start<Name extends 'auth-sign-in' | 'auth-sign-up'>(
  client: FlowClient,
  name: Name,
  change: (element: HTMLElementTagNameMap[Name]) => void = () => {},
): Promise<FlowPage> {
  const place = await fixture<HTMLElement>(html`<main></main>`);
  const element = document.createElement(name);
  element.client = client;
  change(element);
  const page = new FlowPage(client, element);
  place.append(element);
  await waitUntil(() => page.card.querySelector('.title') !== null, 'the first step shows');
  await element.updateComplete;
  return page;
}

/** Goes on to the password of a known person. */
export async function atPassword(settings: FlowSettings = {}, address = 'ada@example.com'): Promise<FlowPage> {
  const page = await startSignIn({ people: { [address]: goodPassword }, ...settings });
  page.send({ [address.includes('@') ? 'Email address' : 'Username']: address });
  await page.shows('Enter your password');
  return page;
}
