import { clientUrl, devTokenName, environmentUrl, findBase } from './core/endpoint.js';

/** What the build tells: the files of the first step, beside the module entry, and the languages there are. */
declare const __PRELOADS__: {
  readonly entry: string | undefined;
  readonly guest: readonly string[];
  readonly member: readonly string[];
  /** Each has its words in `./chunks/xx.js` and `./chunks/xx-more.js`; a member's menu needs both. */
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
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) return;
  const { publishableKey, frontendApi } = script.dataset;
  const expectsSession = Number(/(?:^|; )__client_uat=(\d+)/.exec(document.cookie)?.[1]) > 0;
  const requests = new Map<string, Promise<Response>>();
  registry[name] = { publishableKey, frontendApi, requests };

  // In the order of how long each is waited for: the largest files first, the browser's storage late.
  loadEntry(script, expectsSession);
  const base = findBase({ publishableKey, frontendApi }, location);
  const request = (url: string): unknown => requests.set(url, ask(url));
  if (base) request(environmentUrl(base));
  adoptSheet(expectsSession);
  if (base) request(clientUrl(base, devToken(base)));
}

function ask(url: string): Promise<Response> {
  const answer = fetch(url, { credentials: 'include' });
  // Whoever takes the answer hears of its failure; until then it is nobody's.
  answer.catch(() => undefined);
  return answer;
}

function devToken(base: string): string | undefined {
  try {
    return localStorage.getItem(devTokenName(base)) ?? undefined;
  } catch {
    // Storage is blocked: then there is no token in it.
    return undefined;
  }
}

/** The rules for elements that are not defined yet; then the elements rule themselves. */
function adoptSheet(expectsSession: boolean): void {
  const sheet = new CSSStyleSheet();
  const hidden = expectsSession ? 'auth-signed-out' : 'auth-signed-in';
  sheet.replaceSync(
    `${hidden}:not(:defined){display:none}` +
      // Members' content keeps its place and is painted by nobody's rule.
      'auth-signed-in:not(:defined),auth-signed-in:not(:defined) *{visibility:hidden}' +
      'auth-sign-in:not(:defined),auth-sign-up:not(:defined){display:block;min-block-size:var(--auth-card-height,26.5rem)}' +
      'auth-sign-up:not(:defined){min-block-size:var(--auth-card-height,32rem)}' +
      // What the page has put into a slot shows in its place, or not at all.
      ':is(auth-sign-in,auth-sign-up,auth-user-button):not(:defined)>[slot]:not([data-auth-form]){display:none}' +
      'auth-user-button:not(:defined){display:inline-block;min-inline-size:2.75rem;min-block-size:2.75rem;vertical-align:middle}' +
      // A guest's page keeps no place for a menu, except where it comes with what else is for members.
      (expectsSession ? '' : 'auth-user-button:not(:defined):not(auth-signed-in *),') +
      'auth-sign-out-button:not(:defined){display:none}',
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

function loadEntry(script: HTMLScriptElement, expectsSession: boolean): void {
  const { entry, guest, member, languages } = __PRELOADS__;
  // A bundled application brings the elements itself.
  if (!entry) return;
  const asked = document.documentElement.lang.toLowerCase().split('-')[0] ?? '';
  const language = languages.includes(asked) ? asked : 'en';
  const files = [`./chunks/${language}.js`, ...(expectsSession ? [`./chunks/${language}-more.js`, ...member] : guest)];
  for (const file of files) {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.href = new URL(file, script.src).href;
    document.head.append(link);
  }
  void import(/* @vite-ignore */ new URL(entry, script.src).href);
}

start();
