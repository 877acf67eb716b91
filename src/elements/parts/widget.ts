import { AuthError, type WidgetChallenge } from '../../core/index.js';

export interface WidgetOptions {
  readonly place: HTMLElement;
  readonly language: string;
  /** The person gives up, or the form is gone. */
  readonly signal: AbortSignal;
  /** Called once somebody has to do something. */
  readonly needed: () => void;
}

/** What both have in common, for what is used of them. */
interface WidgetApi {
  render(place: HTMLElement, options: object): string;
  remove(id: string): void;
}

type Kind = WidgetChallenge['kind'];

const addresses: Readonly<Record<Kind, string>> = {
  turnstile: 'https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit',
  hcaptcha: 'https://js.hcaptcha.com/1/api.js?render=explicit&recaptchacompat=off',
};

const patience = 15_000;
const loading = new Map<Kind, Promise<WidgetApi>>();

/**
 * Shows a third party's check in a place of the page's own tree, and answers the token that comes of it. The third
 * party's script is loaded with the first check, and never before.
 */
export async function showWidget(challenge: WidgetChallenge, options: WidgetOptions): Promise<string> {
  const { place, signal } = options;
  const api = await Promise.race([apiOf(challenge.kind), rejected(signal)]);
  let id: string | undefined;
  try {
    return await Promise.race([
      new Promise<string>((resolve, reject) => {
        id = api.render(place, renderOptions(challenge, options, resolve, reject));
      }),
      rejected(signal),
    ]);
  } finally {
    if (id !== undefined) api.remove(id);
    place.replaceChildren();
  }
}

function renderOptions(
  { kind, siteKey, action }: WidgetChallenge,
  options: WidgetOptions,
  resolve: (token: string) => void,
  reject: (error: AuthError) => void,
): object {
  const { language, needed } = options;
  const failed = (code?: unknown): void => reject(failure(code));
  const shared = { sitekey: siteKey, callback: resolve, 'error-callback': failed };
  if (kind === 'turnstile')
    return {
      ...shared,
      action,
      language,
      appearance: 'interaction-only',
      retry: 'never',
      'before-interactive-callback': needed,
      'unsupported-callback': failed,
      'timeout-callback': failed,
    };
  needed();
  const theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  return { ...shared, hl: language, theme };
}

/** Turnstile's codes that begin with 3 or 6 are a check that was not passed; anything else kept it from being shown. */
function failure(code: unknown): AuthError {
  const failed = /^[36]\d{5}$/.test(String(code));
  return failed
    ? new AuthError([{ code: 'captcha_invalid', message: `The check was not passed (${String(code)}).` }])
    : unavailable(code);
}

function unavailable(cause: unknown): AuthError {
  const message = 'The check could not be shown: a blocker, a policy of the page, or a third party that is away.';
  return new AuthError([{ code: 'captcha_unavailable', message }], { cause });
}

function rejected(signal: AbortSignal): Promise<never> {
  const error = new AuthError([{ code: 'aborted', message: 'The check was given up.' }]);
  return new Promise((_, reject) => {
    if (signal.aborted) reject(error);
    signal.addEventListener('abort', () => reject(error), { once: true });
  });
}

async function apiOf(kind: Kind): Promise<WidgetApi> {
  const known = loading.get(kind) ?? loadApi(kind);
  loading.set(kind, known);
  try {
    return await known;
  } catch (cause) {
    loading.delete(kind);
    throw unavailable(cause);
  }
}

/** Both leave what they can do in a variable of the page that is called as they are. */
function published(kind: Kind): WidgetApi | undefined {
  const api = (globalThis as { readonly [name: string]: unknown })[kind];
  // What the third party has published of itself.
  return typeof api === 'object' && api !== null ? (api as WidgetApi) : undefined;
}

/** The page may have loaded it by itself. */
async function loadApi(kind: Kind): Promise<WidgetApi> {
  const present = published(kind);
  if (present) return present;
  const script = document.createElement('script');
  script.async = true;
  script.src = trusted(addresses[kind]);
  try {
    await new Promise<unknown>((resolve, reject) => {
      script.addEventListener('load', resolve);
      script.addEventListener('error', () => reject(new Error(`${kind} could not be loaded.`)));
      AbortSignal.timeout(patience).addEventListener('abort', () => reject(new Error(`${kind} took too long.`)));
      document.head.append(script);
    });
  } finally {
    script.remove();
  }
  const loaded = published(kind);
  if (!loaded) throw new Error(`${kind} is not there.`);
  return loaded;
}

interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

let policy: ReturnType<PolicyFactory['createPolicy']> | undefined;

/** Where a page enforces Trusted Types, a policy that knows these two addresses and no other. */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: PolicyFactory };
  policy ??= trustedTypes?.createPolicy('auth-elements', {
    createScriptURL(wanted) {
      if (Object.values(addresses).includes(wanted)) return wanted;
      throw new TypeError('This address is not one of a check.');
    },
  });
  return policy?.createScriptURL(url) ?? url;
}
