import type { ReactiveControllerHost } from 'lit';

/** Leads back to a section where what had the focus in it has gone with what it belonged to. */
export async function keepFocus(host: HTMLElement & ReactiveControllerHost, section: string): Promise<void> {
  await host.updateComplete;
  const root = host.shadowRoot;
  if (!root || root.activeElement || host.contains(document.activeElement)) return;
  const within = root.querySelector(`[data-section="${section}"]`);
  const next = within?.querySelector<HTMLElement>('button, a') ?? root.querySelector<HTMLElement>('.page-title');
  next?.focus();
}
