import { render, type ReactiveController, type ReactiveControllerHost, type RootPart, type TemplateResult } from 'lit';
import { own } from './own.js';
import { formSheets } from './styles/form.styles.js';

type Host = ReactiveControllerHost & HTMLElement & { readonly uid: string };

/** One step's form: what is in it, and what tells it from the form before. */
export interface SlottedForm {
  /** A new key is a new `<form>` element: password managers keep what they know by the element. */
  readonly key: string;
  /** The form's accessible name. */
  readonly label: string;
  /** What it speaks, which may not be what the page speaks. */
  readonly language: string;
  readonly content: TemplateResult;
  readonly submit: (form: HTMLFormElement) => void;
  /** Called when the form has been put into the page. */
  readonly shown: ((form: HTMLFormElement) => void) | undefined;
}

/**
 * Keeps one real `<form>` among the host's own children, in the page's tree, where browsers and password managers look.
 * The child `<div slot="form" data-auth-form>` is found again when a server or a clone brought it along, and put back
 * when a framework or the page took it away; the inputs in it stay the same elements, with what was typed. A form that
 * came along stays for as long as somebody is busy in it.
 */
export class FormSlot implements ReactiveController {
  readonly #host: Host;
  #observer: MutationObserver | undefined;
  #container: HTMLElement | undefined;
  #form: HTMLFormElement | undefined;
  /** The form that came along, until the element's own takes its place. */
  #former: HTMLFormElement | undefined;
  #part: RootPart | undefined;
  #wanted: SlottedForm | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  /** The form that is shown, if there is one. */
  get form(): HTMLFormElement | undefined {
    return this.#former ?? this.#form;
  }

  hostConnected(): void {
    this.#adoptSheet();
    this.#observer ??= new MutationObserver(() => this.#restore());
    this.#observer.observe(this.#host, { childList: true });
    if (this.#container) {
      this.#observer.observe(this.#container, { childList: true });
      this.#restore();
    }
    this.#part?.setConnected(true);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#part?.setConnected(false);
  }

  /** Shows the form, or renders it anew when its key is the one that is shown. */
  show(wanted: SlottedForm): void {
    this.#adoptSheet();
    this.#wanted = wanted;
    const shown = this.#form;
    const former = shown ? null : this.#findContainer().querySelector('form');
    if (former?.dataset['step'] !== wanted.key) {
      const form = this.#render(wanted);
      if (form !== shown) this.#put(form);
    } else if (former !== this.#former) void this.#follow(former);
  }

  #render({ key, label, language, content }: SlottedForm): HTMLFormElement {
    const form = this.#form?.dataset['step'] === key ? this.#form : this.#createForm(key);
    form.setAttribute('aria-label', label);
    // Whoever watches the page for another language is not to be called at every render.
    if (form.lang !== language) form.lang = language;
    this.#part = render(content, form, { host: this.#host });
    return (this.#form = form);
  }

  /** Takes the place of a form that came along, as soon as nobody is busy in it. */
  async #follow(former: HTMLFormElement): Promise<void> {
    this.#former = former;
    const { replaceForm } = await import('./replace-form.js');
    // Another step may be shown by now.
    if (former !== this.#former || !this.#wanted) return;
    const form = this.#render(this.#wanted);
    replaceForm(former, form, () => this.#put(form));
  }

  /** The form is complete before it is inserted, and the first node of what is inserted: some managers see nothing else. */
  #put(form: HTMLFormElement): void {
    this.#former = undefined;
    this.#findContainer().replaceChildren(form);
    this.#wanted?.shown?.(form);
  }

  /** Takes the form away, with its inputs as they are. */
  clear(): void {
    this.#part?.setConnected(false);
    this.#part = this.#form = this.#former = undefined;
    this.#findContainer().replaceChildren();
  }

  #createForm(key: string): HTMLFormElement {
    this.#part?.setConnected(false);
    const form = document.createElement('form');
    form.className = 'auth-form';
    form.id = `${this.#host.uid}-form`;
    form.method = 'post';
    form.noValidate = true;
    form.dataset['step'] = key;
    form.addEventListener('submit', event => {
      event.preventDefault();
      this.#wanted?.submit(form);
    });
    return form;
  }

  #findContainer(): HTMLElement {
    const found = [...this.#host.children].filter(
      (child): child is HTMLElement => child instanceof HTMLElement && child.dataset['authForm'] !== undefined,
    );
    const container = this.#container ?? found[0] ?? document.createElement('div');
    for (const other of found) if (other !== container) other.remove();
    if (this.#container !== container) {
      this.#container = container;
      container.slot = 'form';
      container.dataset['authForm'] = '';
      this.#observer?.observe(container, { childList: true });
    }
    if (container.parentNode !== this.#host) this.#host.append(container);
    return container;
  }

  #restore(): void {
    if (!this.#container) return;
    const container = this.#findContainer();
    const { form } = this;
    if (form && (form.parentNode !== container || container.childNodes.length > 1)) container.replaceChildren(form);
  }

  /** Styles the form where it is: in the document, or in the shadow root that the host stands in. */
  #adoptSheet(): void {
    const root = this.#host.getRootNode();
    if (!(root instanceof Document || root instanceof ShadowRoot)) return;
    const adopted = own<DocumentOrShadowRoot, 'adoptedStyleSheets'>(root, 'adoptedStyleSheets');
    const missing = [...formSheets].flatMap(({ styleSheet }) =>
      styleSheet && !adopted.includes(styleSheet) ? [styleSheet] : [],
    );
    adopted.push(...missing);
  }
}
