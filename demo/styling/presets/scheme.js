/** Tells a design system that has a switch of its own what the visitor's system prefers, now and later. */
export function followScheme(tell) {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', () => tell(dark.matches));
  tell(dark.matches);
}
