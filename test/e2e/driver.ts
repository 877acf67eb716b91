import { until } from '../../scripts/processes.mjs';

/** A name as a person reads it: the whole of it, or a pattern. */
export type Name = string | RegExp;

/** The few deeds that a person does with a page, so that one journey runs in every engine. */
export interface Driver {
  readonly engine: string;
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Types into the field with this label, in place of what was there. */
  fill(label: Name, text: string): Promise<void>;
  /** Presses what has this name. */
  click(name: Name): Promise<void>;
  /** Every text that is shown now. */
  text(): Promise<string>;
  /** Waits until a text is shown. */
  sees(text: Name): Promise<void>;
  /** Waits until a text is not shown. */
  misses(text: Name): Promise<void>;
  /** Runs an expression in the page. */
  read<Value>(expression: string): Promise<Value>;
  close(): Promise<void>;
}

/** What an engine has to bring: the rest is the same in all. */
export interface Engine<Handle> {
  readonly name: string;
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  find(kind: 'field' | 'button', source: string, flags: string): Promise<Handle | undefined>;
  type(handle: Handle, text: string): Promise<void>;
  click(handle: Handle): Promise<void>;
  text(): Promise<string>;
  read(expression: string): Promise<unknown>;
  close(): Promise<void>;
}

export function pattern(name: Name): RegExp {
  if (name instanceof RegExp) return name;
  return new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
}

function holds(text: string, wanted: Name): boolean {
  return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
}

export function driverOf<Handle>(engine: Engine<Handle>): Driver {
  const shown = async (): Promise<string> => `It showed:\n${await engine.text().catch(String)}`;
  const wait = async <Found>(check: () => Promise<Found | undefined | false>, what: string): Promise<Found> => {
    try {
      return (await until(check, what, 20_000)) as Found;
    } catch (error) {
      throw new Error(`${engine.name}: waited for ${what}. ${await shown()}`, { cause: error });
    }
  };
  // What was found may be gone a moment later: a form that was replaced meanwhile is looked for again.
  const act = (kind: 'field' | 'button', name: Name, deed: (handle: Handle) => Promise<void>): Promise<boolean> => {
    const { source, flags } = pattern(name);
    return wait(
      async () => {
        const handle = await engine.find(kind, source, flags);
        if (!handle) return false;
        await deed(handle);
        return true;
      },
      `the ${kind} ${String(name)}`,
    );
  };
  return {
    engine: engine.name,
    goto: url => engine.goto(url),
    reload: () => engine.reload(),
    fill: async (label, text) => void (await act('field', label, handle => engine.type(handle, text))),
    click: async name => void (await act('button', name, handle => engine.click(handle))),
    text: () => engine.text(),
    sees: async text => void (await wait(async () => holds(await engine.text(), text), `the text ${String(text)}`)),
    misses: async text =>
      void (await wait(async () => !holds(await engine.text(), text), `the text ${String(text)} to go`)),
    read: async <Value>(expression: string) => (await engine.read(expression)) as Value,
    close: () => engine.close(),
  };
}
