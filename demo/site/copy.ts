/** One listener for every copy button, those included that come later. */
export function startCopying(): void {
  document.addEventListener('click', event => {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('[data-copy]') : null;
    if (button) void copy(button);
  });
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const text = button.dataset['copy'] || button.closest('.code, .mail-code')?.querySelector('code')?.textContent || '';
  try {
    await navigator.clipboard.writeText(text);
    say(button, 'Copied');
  } catch {
    // The browser refuses the clipboard to this page; the text can still be selected.
    say(button, 'Not allowed');
  }
}

function say(button: HTMLButtonElement, word: string): void {
  const status = button.parentElement?.querySelector('.spoken') ?? document.createElement('span');
  status.className = 'spoken';
  status.setAttribute('role', 'status');
  button.after(status);
  status.textContent = word;
  // Pressed twice, it still knows its own words.
  const own = (button.dataset['own'] ??= button.textContent);
  button.textContent = word;
  button.addEventListener(
    'blur',
    () => {
      button.textContent = own;
      status.textContent = '';
    },
    { once: true },
  );
}
