import { schemes, type Pair, type Scheme } from './theme.js';

type Channels = readonly [red: number, green: number, blue: number];

/** Tells what a CSS value comes to in the two schemes, where a theme's class or the elements' own sheet holds. */
export interface Probes {
  /** A colour, on the ground that it stands on where it lets that through. */
  colour(value: string, ground?: string): Pair;
  /** A length in rem, whatever it is written in; what is no length stays as it is. */
  length(value: string): string;
}

export function probesIn(places: Readonly<Record<Scheme, HTMLElement>>): Probes {
  const compute = (scheme: Scheme, property: string, value: string): string => {
    const probe = document.createElement('span');
    probe.style.setProperty(property, value);
    places[scheme].append(probe);
    const computed = getComputedStyle(probe).getPropertyValue(property);
    probe.remove();
    return computed;
  };
  const channels = (scheme: Scheme, value: string): readonly [...Channels, alpha: number] => {
    // Whatever notation it has, a mixed colour is computed to `color(srgb …)`.
    const mixed = compute(scheme, 'color', `color-mix(in srgb, ${value} 100%, transparent 0%)`);
    const [red = 0, green = 0, blue = 0, alpha = 1] = (mixed.match(/-?\d[\d.e-]*/g) ?? []).map(Number);
    return [red, green, blue, alpha];
  };
  const flat = (scheme: Scheme, value: string, ground: string): string => {
    const [red, green, blue, alpha] = channels(scheme, value);
    const below = channels(scheme, ground);
    return hex([red, green, blue].map((channel, index) => channel * alpha + (below[index] ?? 0) * (1 - alpha)));
  };
  return {
    colour: (value, ground = 'Canvas') => inBoth(scheme => flat(scheme, value, ground)),
    length: value => {
      const pixels = /^([\d.e+]+)px$/.exec(compute('light', 'border-start-start-radius', value))?.[1];
      // A pill is as round as anything can be with far less than what some sheets say.
      return pixels ? `${Math.min(Number(pixels) / 16, 999)}rem` : value;
    },
  };
}

const inBoth = (of: (scheme: Scheme) => string): Pair => {
  const [light, dark] = schemes.map(of);
  return { light: light ?? '', dark: dark ?? '' };
};

const hex = (channels: readonly number[]): string =>
  `#${channels
    .map(channel => Math.round(Math.min(1, Math.max(0, channel)) * 255))
    .map(byte => byte.toString(16).padStart(2, '0'))
    .join('')}`;

/** WCAG 2.2, relative luminance, of `#rrggbb`. */
function luminance(colour: string): number {
  const linear = [1, 3, 5]
    .map(at => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map(channel => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  const [red = 0, green = 0, blue = 0] = linear;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2, contrast ratio: from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}
