import type { Locator } from '@playwright/test';

/**
 * How well an element's own words, or what else has a colour of it, can be told from where they stand: WCAG 2.2, over all
 * the grounds that lie below them.
 */
export function contrastOf(locator: Locator, property = 'color'): Promise<number> {
  return locator.evaluate((element, name) => {
    const drawing = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    if (!drawing) throw new Error('A canvas has no drawing here.');
    const paint = (colours: readonly string[]): readonly number[] => {
      drawing.clearRect(0, 0, 1, 1);
      for (const colour of ['Canvas', ...colours]) {
        drawing.fillStyle = colour;
        drawing.fillRect(0, 0, 1, 1);
      }
      return [...drawing.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    };
    const luminance = ([red = 0, green = 0, blue = 0]: readonly number[]): number => {
      const linear = (value: number): number =>
        value <= 0.04045 * 255 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
      return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    };
    const parentOf = (node: Element): Element | null => {
      const root = node.getRootNode();
      return node.assignedSlot ?? node.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
    };
    const grounds: string[] = [];
    for (let node: Element | null = element; node; node = parentOf(node)) {
      grounds.unshift(getComputedStyle(node).backgroundColor);
    }
    const ground = luminance(paint(grounds));
    const words = luminance(paint([...grounds, getComputedStyle(element).getPropertyValue(name)]));
    return (Math.max(ground, words) + 0.05) / (Math.min(ground, words) + 0.05);
  }, property);
}

/** One of an element's computed colours as it is seen on a ground, so that all notations of one colour are alike. */
export function colourOf(locator: Locator, property: string, ground = 'Canvas'): Promise<string> {
  return locator.evaluate(
    (element, [name, below]) => {
      const drawing = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
      if (!drawing) throw new Error('A canvas has no drawing here.');
      for (const colour of [below, getComputedStyle(element).getPropertyValue(name)]) {
        drawing.fillStyle = colour;
        drawing.fillRect(0, 0, 1, 1);
      }
      return drawing.getImageData(0, 0, 1, 1).data.slice(0, 3).join(' ');
    },
    [property, ground] as const,
  );
}
