/*
 * What a hostile page, server or setting is made of, and what runs in the page to look for its traces. The functions'
 * source is handed to the browser, so they use nothing from outside themselves.
 */

/** In everything that a hostile page or server says. */
export const mark = 'hostile';

/** Names that the page, the elements and their client use, and that pictures and forms can be called, too. */
const taken = [
  ...[
    'authConfig',
    'authElements',
    'config',
    'fetch',
    'client',
    'localStorage',
    'crypto',
    'navigator',
    'customElements',
  ],
  ...['cookie', 'baseURI', 'visibilityState', 'hidden', 'adoptedStyleSheets', 'currentScript', 'location', 'referrer'],
  ...['documentElement', 'readyState', 'title', 'URL', 'forms', 'dir', 'trustedTypes', 'history', 'event'],
];

/** A page's own markup, in which everything is called like something else. */
export const clobbering = `
  ${taken.map(name => `<img name="${name}" id="${name}" alt="" />`).join('')}
  ${taken.map(name => `<form name="${name}" id="${name}"></form>`).join('')}
  <form id="own" name="cookie" action="/${mark}">
    <input name="elements" /><input name="submit" /><input name="action" /><input name="requestSubmit" />
    <input name="querySelector" /><input name="parentNode" /><input name="toString" /><input name="dataset" />
    <input name="password" id="password" /><input name="code" id="code" /><input name="username" />
  </form>`;

/** Addresses that must become no link and no picture. More ways to spell them stand beside the rule's own tests. */
export const addresses = [
  `javascript:${mark}()`,
  ` javascript:${mark}()`,
  `\u0001JavaScript:${mark}()`,
  `java\nscript:${mark}()`,
  `\tdata:text/html,<script>${mark}()</script>`,
  `data:image/svg+xml,<svg onload="${mark}()">`,
  `vbscript:${mark}`,
  `//${mark}.example/x`,
];

/** What no object of an answer has, and what a careless element would hand on to an attribute. */
export const extraKeys: Readonly<Record<string, unknown>> = {
  onclick: `${mark}()`,
  onerror: `${mark}()`,
  href: `javascript:${mark}()`,
  src: `javascript:${mark}()`,
  srcdoc: `<script>${mark}()</script>`,
  formaction: `javascript:${mark}()`,
  style: `--${mark}: 1`,
  class: mark,
  part: mark,
  id: mark,
  inner_html: `<img src=x onerror=${mark}()>`,
  innerHTML: `<img src=x onerror=${mark}()>`,
  // What a template of Lit looks like to whoever does not look closely.
  _$litType$: 1,
  strings: [`<img src=x onerror=${mark}()>`],
  values: [],
  attributes: { onclick: `${mark}()`, style: `--${mark}: 1` },
};

/** Puts the keys into every object of an answer, beside what is there. */
export function addEverywhere(json: unknown, keys: Readonly<Record<string, unknown>>): void {
  if (Array.isArray(json)) json.forEach(item => addEverywhere(item, keys));
  if (!json || typeof json !== 'object' || Array.isArray(json)) return;
  for (const member of Object.values(json)) addEverywhere(member, keys);
  Object.assign(json, { ...keys, ...json });
}

/** Every attribute in the page and its shadow trees, as `img src=…`; the page's own `<head>` apart. */
export function attributesInPage(): readonly string[] {
  const found: string[] = [];
  const visit = (root: Element | ShadowRoot): void => {
    for (const element of root.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) found.push(`${element.localName} ${name}=${value}`);
      if (element.shadowRoot) visit(element.shadowRoot);
    }
  };
  const body = document.querySelector('body');
  if (body) visit(body);
  return found;
}

/**
 * Tells of every event that a script dispatches, of everything that is logged and of errors that nobody caught, with
 * all that can be read from them: own members and those of their kinds, at any depth. Nodes and windows are where an
 * event happens, and are looked at elsewhere.
 */
export function tellEverything(): void {
  const { tell } = globalThis as unknown as { readonly tell: (what: string, text: string) => void };
  const read = (start: object): string => {
    const texts: string[] = [];
    const seen = new Set<unknown>();
    const visit = (value: unknown): void => {
      if (value === null || typeof value !== 'object') {
        if (typeof value !== 'function') texts.push(String(value));
        return;
      }
      if (seen.has(value) || value instanceof Node || value instanceof Window) return;
      seen.add(value);
      if (value instanceof Error) texts.push(String(value), value.stack ?? '');
      for (let kind = value; kind && kind !== Object.prototype; kind = Object.getPrototypeOf(kind) as object)
        for (const key of Reflect.ownKeys(kind)) {
          texts.push(String(key));
          // A getter answers for the object itself, wherever it was inherited from.
          visit(Reflect.get(kind, key, value));
        }
    };
    visit(start);
    try {
      texts.push(JSON.stringify(start));
    } catch (error) {
      texts.push(String(error));
    }
    return texts.join('\n');
  };
  Object.assign(globalThis, { readDeeply: read });
  type Dispatch = (this: EventTarget, event: Event) => boolean;
  const dispatch: Dispatch = Reflect.get(EventTarget.prototype, 'dispatchEvent');
  EventTarget.prototype.dispatchEvent = function (this: EventTarget, event: Event) {
    tell(event.type, read(event));
    return dispatch.call(this, event);
  };
  for (const name of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) {
    const say = console[name].bind(console);
    console[name] = (...values: readonly unknown[]) => {
      tell('console', read(values));
      say(...values);
    };
  }
  addEventListener('error', event => tell('uncaught', read(event)));
  addEventListener('unhandledrejection', event => tell('uncaught', read(event)));
}
