/** For each framework the declarations that its templates are checked against. */

const rows = (tags, write, indent) => tags.map(tag => `${indent}'${tag}': ${write(tag)};`).join('\n');
const from = names => `import type { ${names.join(', ')} } from './elements.js';\n`;
const all = from(['ElementAttributes', 'ElementEvents', 'ElementProperties', 'Elements']);
const listeners = `type Listeners<Events> = {
  [Name in keyof Events & string as \`on\${Name}\`]?: ((event: Events[Name]) => void) | undefined;
};
`;

function intrinsic(module, tags) {
  return `declare module '${module}' {
  namespace JSX {
    interface IntrinsicElements {
${rows(tags, tag => `Props<'${tag}'>`, '      ')}
    }
  }
}
`;
}

/** React 19 sets properties and listens by itself. */
export const react = tags => `import type { DetailedHTMLProps, HTMLAttributes } from 'react';
${all}
${listeners}
type Props<Tag extends keyof Elements> = Omit<
  DetailedHTMLProps<HTMLAttributes<Elements[Tag]>, Elements[Tag]>,
  keyof ElementProperties[Tag]
> &
  ElementProperties[Tag] &
  ElementAttributes[Tag] &
  Listeners<ElementEvents[Tag]>;

${intrinsic('react', tags)}`;

/** React 18 knows attributes only: properties and listeners go through a \`ref\`. */
export const react18 = tags => `import type { DetailedHTMLProps, HTMLAttributes } from 'react';
${from(['ElementAttributes', 'Elements'])}
/** React 18 writes what it is given as an attribute: \`class\`, and no booleans but as \`''\`. */
type Written<Attributes> = { [Name in keyof Attributes]: Exclude<Attributes[Name], boolean> };

type Props<Tag extends keyof Elements> = Omit<
  DetailedHTMLProps<HTMLAttributes<Elements[Tag]>, Elements[Tag]>,
  'className'
> &
  Written<ElementAttributes[Tag]> & { class?: string | undefined };

${intrinsic('react', tags)}`;

export const preact = tags => `import type { HTMLAttributes } from 'preact';
${all}
${listeners}
type Props<Tag extends keyof Elements> = Omit<HTMLAttributes<Elements[Tag]>, keyof ElementProperties[Tag]> &
  ElementProperties[Tag] &
  ElementAttributes[Tag] &
  Listeners<ElementEvents[Tag]>;

${intrinsic('preact', tags)}`;

/** Solid writes attributes, sets properties after \`prop:\` and listens after \`on:\`. */
export const solid = tags => `import type { JSX } from 'solid-js';
${all}
type Listeners<Events> = {
  [Name in keyof Events & string as \`on:\${Name}\`]?: ((event: Events[Name]) => void) | undefined;
};
type Properties<Values> = { [Name in keyof Values & string as \`prop:\${Name}\`]?: Values[Name] };

type Props<Tag extends keyof Elements> = JSX.HTMLAttributes<Elements[Tag]> &
  Properties<ElementProperties[Tag]> &
  ElementAttributes[Tag] &
  Listeners<ElementEvents[Tag]>;

${intrinsic('solid-js', tags)}`;

/** Vue's templates spell attributes and properties alike, and events with their dashes: \`@auth-signed-in\`. */
export const vue = tags => `import type { HTMLAttributes } from 'vue';
${from(['ElementEvents', 'ElementProperties', 'Elements'])}
type Pascal<Name extends string> = Name extends \`\${infer First}-\${infer Rest}\`
  ? \`\${Capitalize<First>}\${Pascal<Rest>}\`
  : Capitalize<Name>;
type Listeners<Events> = {
  [Name in keyof Events & string as \`on\${Pascal<Name>}\`]?: ((event: Events[Name]) => void) | undefined;
};
type Component<Tag extends keyof Elements> = new () => Elements[Tag] & {
  $props: HTMLAttributes & ElementProperties[Tag] & Listeners<ElementEvents[Tag]>;
};

declare module 'vue' {
  interface GlobalComponents {
${rows(tags, tag => `Component<'${tag}'>`, '    ')}
  }
}
`;

export const svelte = tags => `import type { HTMLAttributes } from 'svelte/elements';
${all}
${listeners}
type Props<Tag extends keyof Elements> = Omit<HTMLAttributes<Elements[Tag]>, keyof ElementProperties[Tag]> &
  ElementProperties[Tag] &
  ElementAttributes[Tag] &
  Listeners<ElementEvents[Tag]>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${rows(tags, tag => `Props<'${tag}'>`, '    ')}
  }
}
`;

/** Angular's templates do not check custom elements: a handler names what it is given. */
export const angular = () => `${from(['ElementEvents', 'ElementProperties', 'Elements'])}
/** What \`$event\` is in \`<auth-sign-in (auth-signed-in)="handler($event)">\`: \`AuthEventOf<'auth-sign-in', 'auth-signed-in'>\`. */
export type AuthEventOf<Tag extends keyof ElementEvents, Name extends keyof ElementEvents[Tag]> = ElementEvents[Tag][Name];

/** What \`[client]="…"\` and the other property bindings of an element take. */
export type AuthPropertiesOf<Tag extends keyof ElementProperties> = ElementProperties[Tag];

/** What \`ElementRef\` of an element holds: \`ElementRef<AuthElementOf<'auth-sign-in'>>\`. */
export type AuthElementOf<Tag extends keyof Elements> = Elements[Tag];
`;
