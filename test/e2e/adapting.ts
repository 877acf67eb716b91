import type { Page } from '@playwright/test';
import { accessibilityTree } from './announcements.js';
import { misfits } from './looks.js';

/** What no longer fits where the person has more room between lines, words and letters: WCAG 1.4.12. */
export async function cutBySpacing(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
       p { margin-block-end: 2em !important }`,
    );
    const spread = (root: Document | ShadowRoot): void => {
      root.adoptedStyleSheets.push(sheet);
      for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) spread(shadowRoot);
    };
    spread(document);
    window.takeSpacingBack = () => {
      const clear = (root: Document | ShadowRoot): void => {
        root.adoptedStyleSheets = root.adoptedStyleSheets.filter(one => one !== sheet);
        for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) clear(shadowRoot);
      };
      clear(document);
    };
  });
  const found = await misfits(page);
  await page.evaluate(() => window.takeSpacingBack?.());
  return found;
}

declare global {
  interface Window {
    takeSpacingBack?: () => void;
  }
}

/** What cannot be told from what is around it where the person has chosen all colours, which takes every ground away. */
export function edgeless(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const framed =
      '[part=card], [part=popover], [part=avatar], .auth-input, .auth-submit, .auth-code-cell, .button, .auth-identity';
    const probe = document.createElement('span');
    probe.style.color = 'Canvas';
    document.body.append(probe);
    const ground = getComputedStyle(probe).color;
    probe.remove();
    const found: string[] = [];
    const isSeen = (width: string, style: string, colour: string): boolean =>
      parseFloat(width) >= 1 && style !== 'none' && colour !== ground && !/^rgba.* 0\)$/.test(colour);
    const nameOf = (element: Element): string =>
      `${element.localName}.${element.className} "${(element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 40)}"`;
    const look = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) look(element.shadowRoot);
        if (!element.checkVisibility()) continue;
        const style = getComputedStyle(element);
        const { borderBlockStartWidth: width, borderBlockStartStyle: line, borderBlockStartColor: colour } = style;
        if (element.matches(framed) && !isSeen(width, line, colour)) found.push(`${nameOf(element)} has no edge`);
        if (element.matches('[role=separator]') && style.backgroundColor === ground && !isSeen(width, line, colour))
          found.push(`${nameOf(element)} is not seen`);
        const { outlineWidth, outlineStyle, outlineColor } = style;
        if (element.matches('button, a[href], input:not(.auth-code-input)') && element.matches(':focus-visible'))
          if (!isSeen(outlineWidth, outlineStyle, outlineColor)) found.push(`${nameOf(element)} has no ring`);
      }
    };
    look(document);
    return found;
  });
}

const controls = ['button', 'textbox', 'checkbox', 'link', 'menuitem', 'menu', 'form', 'heading', 'img'];

/** What has no name for assistive technology, has another than the one that is seen, or refers to what is not there. */
export async function misnamed(page: Page): Promise<readonly string[]> {
  const tree = (await accessibilityTree(page)).filter(({ role }) => controls.includes(role));
  const found = tree.filter(({ name }) => !name.trim()).map(({ role, text }) => `a ${role} has no name: "${text}"`);
  const names = tree.map(({ name }) => name.replace(/\s+/g, ' ').trim());
  const { broken, seen } = await page.evaluate(wordsInPage);
  const unspoken = seen.filter(text => !names.some(name => name.includes(text)));
  // The page's own heading is of the first level.
  const levels = tree.filter(({ role }) => role === 'heading').map(({ properties }) => properties['level']);
  const own = levels.filter(level => level !== 1);
  const cards = await page.locator('[part=card]:not([aria-busy=true]):visible').count();
  return [
    ...found,
    ...broken,
    ...unspoken.map(text => `"${text}" is seen and is in no name`),
    ...(own.length === cards && own.every(level => level === 2) ? [] : [`headings of level ${levels.join(', ')}`]),
  ];
}

/** Runs in the page. */
function wordsInPage(): { readonly broken: readonly string[]; readonly seen: readonly string[] } {
  const broken: string[] = [];
  const seen: string[] = [];
  const look = (root: Document | ShadowRoot): void => {
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      if (element.shadowRoot) look(element.shadowRoot);
      for (const attribute of ['for', 'aria-describedby', 'aria-labelledby', 'aria-controls', 'popovertarget'])
        for (const id of element.getAttribute(attribute)?.split(' ') ?? [])
          if (root.querySelectorAll(`#${CSS.escape(id)}`).length !== 1) broken.push(`${attribute} leads to "${id}"`);
      // A field's error and its hint are worth nothing to who is not led to them.
      const described = root.querySelector(`[aria-describedby~="${element.id}"]`);
      if (element.matches('.auth-error:not(:empty), .auth-hint') && !described)
        broken.push(`nothing has "${element.id}"`);
      const own = element.matches('[part=trigger], [part=item]') ? element.querySelector('[part=name]') : element;
      const text = own instanceof HTMLElement && own.innerText.replace(/\s+/g, ' ').trim();
      // A countdown says something else by the time that its name is read.
      const named = element.matches('button:not(.auth-link[aria-disabled=true]), a[href], label');
      if (text && named && element.checkVisibility()) seen.push(text);
    }
  };
  look(document);
  return { broken, seen };
}
