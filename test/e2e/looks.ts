import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContext, Page } from '@playwright/test';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Brings axe into every page of a browser, before the page's policy could refuse it. */
export async function bringAxe(context: BrowserContext): Promise<void> {
  await context.addInitScript(axeSource);
}

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** The rules that ask what colour something has: all that another colour scheme can break. */
const ofColour = ['color-contrast', 'link-in-text-block'];

/** What axe finds against WCAG 2.2 AA. */
export function violations(page: Page): Promise<readonly string[]> {
  return runAxe(page, { type: 'tag', values: wcag });
}

/** What axe finds of WCAG 2.2 AA and of its own advice. */
export function violationsAndAdvice(page: Page): Promise<readonly string[]> {
  return runAxe(page, { type: 'tag', values: [...wcag, 'best-practice'] });
}

/** What axe finds in the colours of a page in which it has found nothing else. */
export function violationsOfColour(page: Page): Promise<readonly string[]> {
  return runAxe(page, { type: 'rule', values: ofColour });
}

function runAxe(page: Page, runOnly: { type: 'rule' | 'tag'; values: string[] }): Promise<readonly string[]> {
  return page.evaluate(async only => {
    const { axe } = window as unknown as { readonly axe: typeof import('axe-core') };
    const { violations: found } = await axe.run(document, { runOnly: only, resultTypes: ['violations'] });
    return found.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary = '' }) => `${id}: ${target.flat().join(' ')}: ${failureSummary}`),
    );
  }, runOnly);
}

/** What does not fit: what makes the page scroll sideways, what is cut, and what is too small to be hit. */
export async function misfits(page: Page): Promise<readonly string[]> {
  // A window's new size is told to the page with its next frame.
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  return page.evaluate(misfitsInPage);
}

/** Runs in the page. */
function misfitsInPage(): readonly string[] {
  const found: string[] = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth}px wide and the window ${clientWidth}px`);
  const walk = function* (root: Document | ShadowRoot): Generator<HTMLElement> {
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      if (element instanceof HTMLElement) yield element;
      if (element.shadowRoot) yield* walk(element.shadowRoot);
    }
  };
  const nameOf = (element: Element): string =>
    `${element.localName}.${[...element.classList].join('.')} "${(element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 60)}"`;
  const isHiddenOnPurpose = (element: Element): boolean =>
    Boolean(element.closest('.auth-clip, .announced, [aria-hidden=true]'));
  const checkTarget = (element: HTMLElement): void => {
    // A link within a sentence is as high as its line.
    if (element.matches('.auth-check a')) return;
    const label = element.closest('label');
    const target = element.matches('input[type=checkbox]') && label ? label : element;
    const { width, height } = target.getBoundingClientRect();
    if (width < 24 || height < 24) found.push(`${nameOf(target)} is ${width.toFixed(1)} × ${height.toFixed(1)}`);
  };
  const checkRoom = (element: HTMLElement): void => {
    const { left, right } = element.getBoundingClientRect();
    const root = element.getRootNode();
    const host = element.closest('auth-sign-in, auth-sign-up') ?? (root instanceof ShadowRoot ? root.host : null);
    const frame = host?.matches('auth-sign-in, auth-sign-up') ? host.getBoundingClientRect() : undefined;
    const [from, to] = [frame?.left ?? 0, frame?.right ?? clientWidth];
    if (left < from - 0.5 || right > to + 0.5) found.push(`${nameOf(element)} goes from ${left} to ${right}`);
    const { overflowX, overflowY } = getComputedStyle(element);
    // What the card would cut is what goes beyond it.
    if (element.matches('html, body, input, [part=card]')) return;
    const cutsX = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
    const cutsY = /hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 1;
    if (cutsX || cutsY) found.push(`${nameOf(element)} is cut`);
  };
  for (const element of walk(document)) {
    if (!element.checkVisibility() || element.offsetWidth <= 1 || isHiddenOnPurpose(element)) continue;
    // The code's input is wider than its cells, and clipped to them.
    if (!element.matches('.auth-code-input')) checkRoom(element);
    if (element.matches('button, a[href], input')) checkTarget(element);
  }
  return found;
}

/** What moves, although the person has asked for stillness: all but the slow ring of a busy button. */
export function motions(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const look = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) look(element.shadowRoot);
        for (const pseudo of ['', '::before', '::after']) {
          const { transitionDuration, animationName, animationDuration } = getComputedStyle(element, pseudo || null);
          const moves = transitionDuration.split(', ').some(time => parseFloat(time) > 0);
          const turns = animationName !== 'none' && parseFloat(animationDuration) < 2;
          if (moves || turns) found.push(`${element.localName}.${element.className}${pseudo}`);
        }
      }
    };
    look(document);
    return found;
  });
}

/** What is lost where the person has chosen all colours: drawings in a colour of their own, a ring without a gap. */
export function lostInForcedColours(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const probe = document.createElement('span');
    document.body.append(probe);
    const system = ['CanvasText', 'ButtonText', 'LinkText', 'GrayText', 'Highlight', 'HighlightText'].map(name => {
      probe.style.color = name;
      return getComputedStyle(probe).color;
    });
    probe.remove();
    const found: string[] = [];
    const look = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) look(element.shadowRoot);
        if (!element.checkVisibility()) continue;
        // A ring that turns is seen to turn by the gap in it.
        const ring = getComputedStyle(element, '::before');
        if (ring.animationName !== 'none' && ring.borderInlineStartColor === ring.borderInlineEndColor)
          found.push(`${element.className}: the ring has no gap`);
        const { stroke } = getComputedStyle(element);
        if (element instanceof SVGSVGElement && stroke !== 'none' && !system.includes(stroke))
          found.push(`${element.getAttribute('class')}: ${stroke}`);
      }
    };
    look(document);
    return found;
  });
}
