type Apply = (stage: HTMLElement, value: string) => void;

const switches: Readonly<Record<string, Apply>> = {
  lang: (stage, value) => {
    stage.lang = value;
    const direction = value === 'ar' ? 'rtl' : 'ltr';
    stage.dir = direction;
    const select = document.querySelector<HTMLSelectElement>('[data-switch=dir]');
    if (select) select.value = direction;
  },
  dir: (stage, value) => (stage.dir = value),
  scheme: (stage, value) => (stage.style.colorScheme = value),
  width: (stage, value) => void (stage.dataset['width'] = value),
  accent: (stage, value) => stage.style.setProperty('--auth-accent', value),
};

/** The switches above a live example. A browser may have kept what was chosen before, so that is applied first. */
export function startStage(stage: HTMLElement): void {
  const controls = document.querySelectorAll<HTMLSelectElement | HTMLInputElement>('[data-switch]');
  for (const control of controls) {
    const apply = switches[control.dataset['switch'] ?? ''];
    if (!apply) continue;
    control.addEventListener('input', () => apply(stage, control.value));
    const initial = control instanceof HTMLInputElement ? control.defaultValue : control.options[0]?.value;
    if (control.value !== initial) apply(stage, control.value);
  }
}
