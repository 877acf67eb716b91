/** Loads each element's module when its tag is first on the page, now or later. Answers how to stop looking. */
export function defineWhenSeen(modules: Readonly<Record<string, () => Promise<unknown>>>): () => void {
  const waiting = new Map(Object.entries(modules));
  const observer = new MutationObserver(look);

  function look(): void {
    for (const [tag, load] of waiting) {
      if (!document.getElementsByTagName(tag).length) continue;
      waiting.delete(tag);
      void load();
    }
    if (!waiting.size) observer.disconnect();
  }

  observer.observe(document, { childList: true, subtree: true });
  look();
  return () => observer.disconnect();
}
