import type { SessionActivityJSON } from 'auth-elements/wire';

type Device = Pick<SessionActivityJSON, 'browser_name' | 'browser_version' | 'device_type' | 'is_mobile'>;

// The first that is found counts: later names are in the strings of those before them.
const browsers: readonly (readonly [string, RegExp])[] = [
  ['Edge', /\bEdg(?:e|A|iOS)?\/(\d{1,4})/],
  ['Opera', /\bOPR\/(\d{1,4})/],
  ['Samsung Internet', /\bSamsungBrowser\/(\d{1,4})/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/(\d{1,4})/],
  ['Chrome', /\b(?:Chrome|CriOS|HeadlessChrome)\/(\d{1,4})/],
  ['Safari', /\bVersion\/(\d{1,4})[\d.]{0,20} (?:Mobile\/\w{1,20} )?Safari\//],
];

const systems: readonly (readonly [string, RegExp])[] = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['Macintosh', /Macintosh/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /Linux|X11/],
];

/** What a browser calls itself, in words for the person's list of devices. A guess that nothing may rest on. */
export function describeAgent(agent: string | null): Device {
  if (!agent) return { is_mobile: false };
  const [name, pattern] = browsers.find(([, candidate]) => candidate.test(agent)) ?? [];
  const version = pattern?.exec(agent)?.[1];
  const system = systems.find(([, candidate]) => candidate.test(agent))?.[0];
  return {
    is_mobile: /Mobile|Android|iPhone|iPad/.test(agent),
    ...(system !== undefined && { device_type: system }),
    ...(name !== undefined && { browser_name: name }),
    ...(version !== undefined && { browser_version: version }),
  };
}
