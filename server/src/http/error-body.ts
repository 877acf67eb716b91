import type { ClientJSON, ErrorJSON, ErrorsJSON } from 'auth-elements/wire';
import type { Problem } from './problem.js';

/** A refusal as it travels, with the client as it is now, so that the page's state is never behind. */
export function errorBody(problem: Problem, traceId: string, client?: ClientJSON): ErrorsJSON {
  return {
    errors: [problem, ...(problem.options.others ?? [])].map(errorJSON),
    ...(client && { meta: { client } }),
    clerk_trace_id: traceId,
  };
}

function errorJSON({ code, message, options }: Problem): ErrorJSON {
  const { field, sentence, meta } = options;
  return {
    code,
    message,
    long_message: sentence ?? message,
    meta: { ...(field !== undefined && { param_name: field }), ...meta },
  };
}
