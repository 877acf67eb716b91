import { createId } from './crypto/token.js';
import { openFrontendApi } from './frontend-api.js';
import type { FrontendApi } from './frontend-api.js';
import { Problem } from './http/problem.js';
import { refuse } from './http/refuse.js';
import { safeHeaders } from './http/safe-headers.js';
import type { Parts } from './open-instance.js';
import type { Settings } from './settings.js';
import { unavailable } from './store/statement-error.js';

type Patient = Parts & Required<Pick<Parts, 'log'>>;
type Answering = Pick<FrontendApi, 'fetch' | 'close'>;

const firstDelay = 1000;
const longestDelay = 30_000;

/**
 * Opens an instance; where its database does not answer yet, the API is there already. Until the database is, the
 * process lives, is not ready, and everybody is told to come again: whatever starts the two needs no order for it.
 */
export async function openPatiently(settings: Settings, parts: Patient): Promise<Answering> {
  try {
    return await openFrontendApi(settings, parts);
  } catch (error) {
    if (!isAway(error)) throw error;
    parts.log.error({ err: error.options.cause ?? error }, 'the database does not answer: trying again');
    return waitFor(settings, parts);
  }
}

function waitFor(settings: Settings, parts: Patient): Answering {
  const { log } = parts;
  let api: FrontendApi | undefined;
  let timer: NodeJS.Timeout;
  let trying: Promise<void> = Promise.resolve();
  let closed = false;
  const tryLater = (delay: number): void => {
    // Half of the delay is random, so that servers that lost their database together do not come back together.
    timer = setTimeout(() => void (trying = tryNow(delay)), delay / 2 + (Math.random() * delay) / 2);
  };
  const tryNow = async (delay: number): Promise<void> => {
    try {
      api = await openFrontendApi(settings, parts);
      log.info('the database answers now');
    } catch (error) {
      // Whatever else is wrong with it may be put right while the process waits, too.
      log[isAway(error) ? 'error' : 'fatal']({ err: error }, 'the database cannot be used yet: trying again');
      if (!closed) tryLater(Math.min(longestDelay, delay * 2));
    }
  };
  tryLater(firstDelay);
  return {
    fetch: async (request, info) => (api ? api.fetch(request, info) : answerWithout(request, settings)),
    async close() {
      closed = true;
      clearTimeout(timer);
      await trying;
      await api?.close();
    },
  };
}

function isAway(error: unknown): error is Problem {
  return error instanceof Problem && error.status === 503;
}

function answerWithout(request: Request, settings: Settings): Response {
  const { pathname } = new URL(request.url);
  if (pathname === '/health/live') return Response.json({ status: 'ok' }, { headers: safeHeaders(settings) });
  return refuse(request, settings, unavailable('The database does not answer yet.'), createId('req'));
}
