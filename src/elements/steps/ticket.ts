import { AuthError, type SignIn, type SignUp } from '../../core/index.js';
import { ContextRequestEvent } from '../client-context.js';
import { destination } from '../finish-flow.js';
import type { AuthRouter } from '../router.js';
import { goOn } from './go-on.js';
import type { Flow, FlowName, StepFactory } from './step.js';

/** Somebody comes by the link of an invitation or of a token: it is taken out of the address, and goes on by itself. */
export const view: StepFactory = flow => {
  const taken = takeTicket(flow);
  // What leads on is run when this view stands; without a ticket another element has taken it, and this one goes on.
  void Promise.resolve().then(() => {
    if (taken) flow.run(() => use(flow, taken));
    else flow.requestUpdate();
  });
  return { title: () => flow.term('ticketTitle'), subtitle: () => flow.term('ticketSubtitle') };
};

interface Taken {
  readonly ticket: string;
  /** What the server says that it is for. */
  readonly first: FlowName;
}

function takeTicket({ host, name }: Flow): Taken | undefined {
  const router = routerOf(host);
  // A router may keep its own path elsewhere, and know nothing of the page's query.
  const routed = router?.current().includes('__clerk_ticket=');
  const url = new URL(routed && router ? router.current() : document.location.href, document.location.origin);
  const ticket = url.searchParams.get('__clerk_ticket');
  const status = url.searchParams.get('__clerk_status');
  if (!ticket) return undefined;
  for (const used of [...url.searchParams.keys()]) if (used.startsWith('__clerk_')) url.searchParams.delete(used);
  const { pathname, search, hash } = url;
  if (routed && router) router.navigate(pathname + search + hash, { replace: true });
  else history.replaceState(history.state, '', url);
  return { ticket, first: status === 'sign_up' ? 'sign-up' : status === 'sign_in' ? 'sign-in' : name };
}

/** The application's router: the element's own, or the nearest `<auth-provider>`'s. */
function routerOf(host: HTMLElement & { readonly router?: AuthRouter | undefined }): AuthRouter | undefined {
  let router = host.router;
  const asked = new ContextRequestEvent((_client, unsubscribe, provided) => {
    unsubscribe?.();
    router ??= provided;
  });
  if (!router) host.dispatchEvent(asked);
  return router;
}

/** An invitation leads to sign-up, or to sign-in where its address has an account by now. */
async function use(flow: Flow, { ticket, first }: Taken): Promise<void> {
  const other: FlowName = first === 'sign-up' ? 'sign-in' : 'sign-up';
  try {
    await enter(flow, first, ticket);
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    const { code, problems } = error;
    const [{ sessionId }] = problems;
    if (code === 'invitation_account_exists' || code === 'invitation_account_not_exists')
      return enter(flow, other, ticket);
    if (code !== 'identifier_already_signed_in' || !sessionId) throw error;
    await flow.client.session.setActive(sessionId);
    const url = destination(flow.host, flow.client.snapshot, false);
    if (url) flow.leave(url);
  }
}

async function enter(flow: Flow, name: FlowName, ticket: string): Promise<void> {
  const { client, language: locale } = flow;
  const input = { strategy: 'ticket', ticket, locale } as const;
  const attempt: SignIn | SignUp =
    name === 'sign-up' ? await client.signUp.create(input) : await client.signIn.create(input);
  flow.cross(name);
  if ('missingFields' in attempt) await goOn(flow, attempt);
  else await flow.settle(attempt);
}
