import { mkdirSync } from 'node:fs';
import { recordings } from '../e2e/recording.js';

/** What these browsers are answered is kept beside what the end-to-end run saw. */
export default function setUp(): void {
  mkdirSync(recordings, { recursive: true });
}
