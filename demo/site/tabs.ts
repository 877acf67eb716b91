/** The tab pattern: arrows move and choose, Home and End go to the ends, Tab goes on into the panel. */
export function startTabs(container: HTMLElement): void {
  const tabs = [...container.querySelectorAll<HTMLElement>('[role=tab]')];
  const choose = (chosen: HTMLElement): void => {
    for (const tab of tabs) {
      const selected = tab === chosen;
      tab.ariaSelected = String(selected);
      tab.tabIndex = selected ? 0 : -1;
      const panel = document.getElementById(tab.getAttribute('aria-controls') ?? '');
      if (panel) panel.hidden = !selected;
    }
  };
  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener('click', () => choose(tab));
    tab.addEventListener('keydown', event => {
      const goal = goalOf(event.key, index, tabs.length);
      const next = goal === undefined ? undefined : tabs[goal];
      if (!next) return;
      event.preventDefault();
      choose(next);
      next.focus();
    });
  }
}

function goalOf(key: string, index: number, count: number): number | undefined {
  if (key === 'ArrowRight') return (index + 1) % count;
  if (key === 'ArrowLeft') return (index + count - 1) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return undefined;
}
