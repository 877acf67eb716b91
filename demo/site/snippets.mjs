/** The key that the demo's server puts its own in place of. */
export const sampleKey = 'pk_test_MTI3LjAuMC4xOjQwMDAk';

const camel = name => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/**
 * How to write an element in HTML and in each framework. `inner` is what stands inside it, `event` what a page listens
 * for, if anything.
 */
export function snippets({ tag, inner = '', event }) {
  const handler = event ? camel(event.replace(/^auth-/, 'on-')) : undefined;
  const inside = [...inner.matchAll(/<(auth-[\w-]+)/g)].map(([, name]) => name);
  const imports = [...new Set(['auth-provider', tag, ...inside])].map(name => `import 'auth-elements/${name}';`);
  const element = (listener = '') => `<${tag}${listener}>${inner}</${tag}>`;
  const provided = (content, pad = '') => {
    const open = `<auth-provider publishable-key="${sampleKey}">`;
    if (tag === 'auth-provider') return `${pad}${open}${inner}</auth-provider>`;
    return `${pad}${open}\n${pad}  ${content}\n${pad}</auth-provider>`;
  };
  const listenerOf = (indent, type = '') =>
    handler
      ? [``, `${indent}function ${handler}(event${type}) {`, `${indent}  console.log(event.type);`, `${indent}}`]
      : [];
  return {
    HTML: [
      '<!-- In <head>: -->',
      `<script src="http://localhost:3000/auth-elements.js" data-publishable-key="${sampleKey}"></script>`,
      '',
      '<!-- In <body>: -->',
      tag === 'auth-provider' ? provided('') : element(),
    ].join('\n'),
    Vue: [
      '<script setup>',
      ...imports,
      ...listenerOf(''),
      '</script>',
      '',
      '<template>',
      provided(element(handler ? ` @${event}="${handler}"` : ''), '  '),
      '</template>',
      '',
      '<!-- vite.config.js: vue({ template: { compilerOptions: {',
      "  isCustomElement: tag => tag.startsWith('auth-') } } }) -->",
    ].join('\n'),
    Svelte: [
      '<script>',
      ...imports.map(line => `  ${line}`),
      ...listenerOf('  '),
      '</script>',
      '',
      provided(element(handler ? ` on${event}={${handler}}` : '')),
    ].join('\n'),
    Angular: [
      "import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';",
      ...imports,
      '',
      '@Component({',
      "  selector: 'app-account',",
      '  schemas: [CUSTOM_ELEMENTS_SCHEMA],',
      '  template: `',
      provided(element(handler ? ` (${event})="${handler}($event)"` : ''), '    '),
      '  `,',
      '})',
      'export class AccountComponent {',
      ...(handler ? [`  ${handler}(event: Event) {`, '    console.log(event.type);', '  }'] : []),
      '}',
    ].join('\n'),
    React: [
      '// React 19, in TypeScript',
      "import type {} from 'auth-elements/react';",
      ...imports,
      ...listenerOf('', ': Event'),
      '',
      'export function Account() {',
      '  return (',
      provided(element(handler ? ` on${event}={${handler}}` : ''), '    '),
      '  );',
      '}',
    ].join('\n'),
  };
}
