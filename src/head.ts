import { clientUrl, devTokenName, environmentUrl, findBase } from './core/endpoint.js';
import { attemptName } from './core/remembered.js';

/** What the build tells: the files of `./chunks` that the first step needs, and the languages there are. */
declare const __PRELOADS__: {
  readonly entry: string | undefined;
  readonly guest: readonly string[];
  readonly member: readonly string[];
  /** Each has its words in `xx` and `xx-more`; a member's menu needs both. */
  readonly languages: readonly string[];
};

/**
 * The script tag's first half. It runs in `<head>` before anything is painted: it hides what must not be seen yet, asks
 * for what the page will need, and leaves the rest to the module entry.
 */
function start(): void {
  const registry = globalThis as { [name: symbol]: unknown };
  const name = Symbol.for('auth-elements.page');
  // The page has the script twice: the first one counts.
  if (registry[name]) return;
  // There is one in a classic script, and nobody puts this one into a picture.
  const script = document.currentScript as HTMLScriptElement | null;
  if (!script) return;
  const { publishableKey, frontendApi } = script.dataset;
  const expectsSession = /(?:^|; )__client_uat=[1-9]/.test(document.cookie);
  const requests = new Map<string, Promise<Response>>();
  registry[name] = { publishableKey, frontendApi, requests };

  // Another step than the first may be next: then a first one that a server rendered is not shown.
  adoptSheet(expectsSession, expectsSession || Boolean(stored(() => sessionStorage.getItem(attemptName))));
  addEventListener('submit', keepSubmission);
  layOutRendered();
  loadEntry(script, expectsSession);
  // In tasks of their own, as what follows the script is: between them a page can answer its visitor.
  soon(() => {
    const base = findBase({ publishableKey, frontendApi }, location);
    if (!base) return;
    const token = stored(() => localStorage.getItem(devTokenName(base)));
    for (const url of [environmentUrl(base), clientUrl(base, token)]) requests.set(url, ask(url));
  });
}

/** As the next task, where the browser can put one before others. */
function soon(task: () => void): void {
  const { scheduler } = globalThis as {
    readonly scheduler?: { postTask(task: () => void, options: { readonly priority: string }): unknown };
  };
  if (scheduler) scheduler.postTask(task, { priority: 'user-blocking' });
  else task();
}

/** Lays out a rendered form where it is read, so that the frame that shows it has less to do at once. */
function layOutRendered(): void {
  const reading = new MutationObserver(() => {
    if (!document.querySelector('[data-auth-form]')) return;
    reading.disconnect();
    document.body.getBoundingClientRect();
  });
  reading.observe(document, { childList: true, subtree: true });
}

function ask(url: string): Promise<Response> {
  const answer = fetch(url, { credentials: 'include' });
  // Whoever takes the answer hears of its failure; until then it is nobody's.
  answer.catch(() => undefined);
  return answer;
}

/** A form that a server rendered is sent before anybody is there to take it: it waits, and nothing leaves the page. */
function keepSubmission(event: SubmitEvent): void {
  const form = event.target as HTMLFormElement;
  if (event.defaultPrevented || !form.closest('[data-auth-form]')) return;
  event.preventDefault();
  form.dataset['sent'] = '';
}

function stored(read: () => string | null): string | undefined {
  try {
    return read() ?? undefined;
  } catch {
    // Storage is blocked: then there is nothing in it.
    return undefined;
  }
}

/** The rules for elements that are not defined yet; then the elements rule themselves. */
function adoptSheet(expectsSession: boolean, hidesCards: boolean): void {
  const sheet = new CSSStyleSheet();
  const hidden = expectsSession ? 'auth-signed-out' : 'auth-signed-in';
  sheet.replaceSync(
    `${hidden}:not(:defined){display:none}` +
      // Members' content keeps its place and is painted by nobody's rule.
      'auth-signed-in:not(:defined),auth-signed-in:not(:defined) *{visibility:hidden}' +
      ':is(auth-sign-in,auth-sign-up,auth-waitlist,auth-user-profile):not(:defined){display:block;min-block-size:var(--auth-card-height,26.5rem)}' +
      'auth-sign-up:not(:defined){min-block-size:var(--auth-card-height,32rem)}' +
      'auth-user-profile:not(:defined){min-block-size:var(--auth-profile-height,34rem)}' +
      // What the page has put into a slot shows in its place, or not at all. A rendered card has the places already.
      ':is(auth-sign-in,auth-sign-up,auth-user-button):not(:defined):not(:has(>[data-auth-form]))>[slot]{display:none}' +
      'auth-user-button:not(:defined){display:inline-block;min-inline-size:2.75rem;min-block-size:2.75rem;vertical-align:middle}' +
      // As long as the rendered form is in it.
      (hidesCards ? ':is(auth-sign-in,auth-sign-up):has(form[method=dialog]){visibility:hidden}' : '') +
      // A guest's page keeps no place for a menu, except where it comes with what else is for members.
      (expectsSession ? '' : 'auth-user-button:not(:defined):not(auth-signed-in *),') +
      ':is(auth-sign-out-button,auth-impersonation-banner,auth-profile-page):not(:defined){display:none}',
  );
  document.adoptedStyleSheets.push(sheet);
}

function loadEntry(script: HTMLScriptElement, expectsSession: boolean): void {
  const { entry, guest, member, languages } = __PRELOADS__;
  // A bundled application brings the elements itself.
  if (!entry) return;
  const asked = document.documentElement.lang.toLowerCase().split('-')[0] ?? '';
  const language = languages.includes(asked) ? asked : 'en';
  const at = (file: string): string => new URL(file, script.src).href;
  const chunks = [language, ...(expectsSession ? [`${language}-more`, ...member] : guest)];
  for (const file of [entry, ...chunks.map(name => `./chunks/${name}.js`)]) {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.href = at(file);
    document.head.append(link);
  }
  // In two tasks: between them a page can answer its visitor.
  void import(/* @vite-ignore */ at('./chunks/base.js')).then(() => import(/* @vite-ignore */ at(entry)));
}

start();
