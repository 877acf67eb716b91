import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where a run leaves every answer of the API that its browsers saw; the conformance run compares them with the protocol. */
export const recordings = fileURLToPath(new URL('../../.cache/responses/', import.meta.url));

export interface RecordedAnswer {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly body: unknown;
}

/** Keeps one answer. Each process writes a file of its own, so that no two lines mix. */
export function record(answer: RecordedAnswer): void {
  appendFileSync(join(recordings, `${process.pid}.jsonl`), `${JSON.stringify(answer)}\n`);
}
