import type { Driver } from './driver.js';

/** One field of a form, as a password manager reads it. */
export interface SeenField {
  readonly name: string;
  /** The word in the id that managers know. */
  readonly word: string;
  readonly type: string;
  readonly autocomplete: string;
  readonly label: string;
  readonly readOnly: boolean;
  /** Hidden from people by a clip of a pixel, and by nothing that managers overlook. */
  readonly clipped: boolean;
  readonly value: string;
}

/** What happened in the page since `watchForms`. */
export interface SeenEvents {
  /** Each form that sent a real `submit` event, by its place among the forms that were seen, and whether it is trusted. */
  readonly submits: readonly boolean[];
  /** How many forms came, and how many of them were the first node of what was inserted. */
  readonly inserted: number;
  readonly first: number;
}

declare global {
  interface Window {
    seenForms?: { submits: boolean[]; inserted: number; first: number; kept: HTMLInputElement | null };
  }
}

/*
 * These functions run in the page, in every engine: their source is handed over, so they use nothing from outside.
 */

function fieldsInPage(): readonly SeenField[] | string {
  if (document.forms.length !== 1) return `${document.forms.length} forms`;
  const fields = [...(document.forms[0]?.elements ?? [])].filter(element => element instanceof HTMLInputElement);
  return fields.map(input => {
    const { width, height } = input.getBoundingClientRect();
    const { display, visibility, clipPath } = getComputedStyle(input);
    return {
      name: input.name,
      word: /username|email|password|code/.exec(input.id)?.[0] ?? '',
      type: input.type,
      autocomplete: input.getAttribute('autocomplete') ?? '',
      label: (input.labels?.[0]?.textContent ?? '').replace(/\s+/g, ' ').trim(),
      readOnly: input.readOnly,
      clipped: width <= 8 && height <= 8 && display !== 'none' && visibility === 'visible' && clipPath !== 'none',
      value: input.readOnly ? input.value : '',
    };
  });
}

function watchInPage(): boolean {
  const seen: NonNullable<Window['seenForms']> = { submits: [], inserted: 0, first: 0, kept: null };
  window.seenForms = seen;
  document.addEventListener('submit', event => void seen.submits.push(event.isTrusted));
  new MutationObserver(records => {
    for (const { addedNodes } of records) {
      const added = [...addedNodes];
      const form = added.find(
        node => node instanceof HTMLFormElement || (node instanceof Element && node.querySelector('form')),
      );
      if (!form) continue;
      seen.inserted++;
      if (added[0] === form) seen.first++;
    }
  }).observe(document.body, { childList: true, subtree: true });
  return true;
}

function eventsInPage(): SeenEvents {
  const { submits = [], inserted = 0, first = 0 } = window.seenForms ?? {};
  return { submits, inserted, first };
}

function keepPasswordInPage(): boolean {
  const kept = document.querySelector<HTMLInputElement>('input[name=password]');
  if (window.seenForms) window.seenForms.kept = kept;
  return kept !== null;
}

/** Whether the password's input is the one that was kept, still there, with what was typed. */
function keptInPage(): { readonly same: boolean; readonly connected: boolean; readonly value: string } {
  const kept = window.seenForms?.kept ?? null;
  return {
    same: kept !== null && kept === document.querySelector('input[name=password]'),
    connected: kept?.isConnected ?? false,
    value: kept?.value ?? '',
  };
}

const call = <Value>(driver: Driver, inPage: () => Value): Promise<Value> =>
  driver.read<Value>(`(${inPage.toString()})()`);

export const fieldsOf = (driver: Driver) => call(driver, fieldsInPage);
export const watchForms = (driver: Driver) => call(driver, watchInPage);
export const formEvents = (driver: Driver) => call(driver, eventsInPage);
export const keepPassword = (driver: Driver) => call(driver, keepPasswordInPage);
export const keptPassword = (driver: Driver) => call(driver, keptInPage);
