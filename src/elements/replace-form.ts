import { own } from './own.js';

/**
 * Puts an element's own form in the place of one that stood in the page before it: in a server's page, or in a clone.
 * What was typed goes along. While somebody is in a field it waits until they leave it, so that no caret, no half-written
 * character and no suggestion of a password manager is lost. What was sent, before this or while it waits, is sent then.
 */
export function replaceForm(former: HTMLFormElement, form: HTMLFormElement, put: () => void): void {
  const waiting = new AbortController();
  const listen = <Type extends keyof HTMLElementEventMap>(
    type: Type,
    heard: (event: HTMLElementEventMap[Type]) => void,
  ): void => former.addEventListener(type, heard, { signal: waiting.signal });

  const replace = (): void => {
    waiting.abort();
    // Another step is shown by now.
    if (!former.parentNode) return;
    const focused = focusedIn(former);
    copyTyped(former, form);
    put();
    counterpart(focused, form)?.focus({ preventScroll: true });
  };

  listen('submit', event => {
    event.preventDefault();
    replace();
    if (form.isConnected) form.requestSubmit();
  });
  // What is pressed has to be there still when it is let go, or it is not clicked.
  listen('focusout', ({ relatedTarget }) => {
    const pressed = former.querySelector(':is(button, label):active');
    if (pressed || focusedIn(former) || relatedTarget instanceof HTMLButtonElement) return;
    replace();
    counterpart(relatedTarget, form)?.focus({ preventScroll: true });
  });
  listen('click', ({ target }) => {
    const button = target instanceof Element && former.contains(target) ? target.closest('button') : null;
    if (button?.type !== 'button') return;
    replace();
    counterpart(button, form)?.click();
  });

  if (former.dataset['sent'] !== undefined) former.requestSubmit();
  else if (!focusedIn(former)) replace();
}

function focusedIn(form: HTMLFormElement): Element | null {
  const root = form.getRootNode();
  const focused =
    root instanceof Document || root instanceof ShadowRoot
      ? own<DocumentOrShadowRoot, 'activeElement'>(root, 'activeElement')
      : null;
  return form.contains(focused) ? focused : null;
}

/** What stands in the new form where this stood in the former. */
function counterpart(former: EventTarget | null, form: HTMLFormElement): HTMLElement | undefined {
  if (former instanceof HTMLButtonElement) return [...form.querySelectorAll('button')].find(sameAs(former));
  if (former instanceof HTMLInputElement) return [...form.querySelectorAll('input')].find(sameAs(former));
  return undefined;
}

const sameAs =
  (former: HTMLButtonElement | HTMLInputElement) =>
  ({ name, className }: HTMLButtonElement | HTMLInputElement): boolean =>
    former.name ? name === former.name : className === former.className;

function copyTyped(from: HTMLFormElement, to: HTMLFormElement): void {
  for (const old of from.elements) {
    const input = old instanceof HTMLInputElement && old.name ? to.elements.namedItem(old.name) : null;
    if (!(old instanceof HTMLInputElement) || !(input instanceof HTMLInputElement) || input.readOnly) continue;
    if (input.type === 'checkbox') input.checked = old.checked;
    else if (old.value) input.value = old.value;
  }
}
