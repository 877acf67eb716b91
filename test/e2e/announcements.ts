import type { CDPSession, Page } from '@playwright/test';

/** A thing as assistive technology has it from the browser. */
export interface Accessible {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  readonly text: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

interface AXValue {
  readonly value?: string | number | boolean;
}

interface AXNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: AXValue;
  readonly name?: AXValue;
  readonly description?: AXValue;
  readonly properties?: readonly { readonly name: string; readonly value: AXValue }[];
  readonly childIds?: readonly string[];
}

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/** It stays with its page: the end of any takes the page's authenticators with it. */
function sessionOf(page: Page): Promise<CDPSession> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, session);
  return session;
}

/** Chromium's accessibility tree, as a list. */
export async function accessibilityTree(page: Page): Promise<readonly Accessible[]> {
  const session = await sessionOf(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { readonly nodes: readonly AXNode[] };
  const byId = new Map(nodes.map(node => [node.nodeId, node]));
  const textOf = (node: AXNode): string =>
    node.role?.value === 'StaticText'
      ? String(node.name?.value ?? '')
      : (node.childIds ?? []).map(id => (byId.has(id) ? textOf(byId.get(id) as AXNode) : '')).join(' ');
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(node => ({
      role: String(node.role?.value ?? ''),
      name: String(node.name?.value ?? ''),
      description: String(node.description?.value ?? ''),
      text: textOf(node).replace(/\s+/g, ' ').trim(),
      properties: Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value])),
    }));
}

declare global {
  interface Window {
    announced?: string[];
  }
}

/** Writes down every text that comes into a live region from now on, in the order in which it would be spoken. */
export async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const spoken: string[] = (window.announced = []);
    const before = new Map<Element, string>();
    const regions = function* (root: Document | ShadowRoot): Generator<Element> {
      yield* root.querySelectorAll('[role=alert], [role=status], [aria-live]');
      for (const element of root.querySelectorAll('*')) if (element.shadowRoot) yield* regions(element.shadowRoot);
    };
    const look = (): void => {
      for (const region of regions(document)) {
        const text = (region.textContent ?? '').replace(/\s+/g, ' ').trim();
        if (text && text !== before.get(region)) spoken.push(text);
        before.set(region, text);
      }
    };
    const observer = new MutationObserver(look);
    const observe = (root: Document | ShadowRoot): void => {
      observer.observe(root, { childList: true, subtree: true, characterData: true });
      for (const element of root.querySelectorAll('*')) if (element.shadowRoot) observe(element.shadowRoot);
    };
    look();
    spoken.splice(0);
    observe(document);
  });
}

export const announced = (page: Page): Promise<readonly string[]> => page.evaluate(() => window.announced ?? []);
