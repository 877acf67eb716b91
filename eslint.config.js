import js from '@eslint/js';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import { layersRule } from './scripts/eslint-layers.js';

const sources = ['src/**/*.ts', 'server/src/**/*.ts'];
const elements = ['src/elements/**/*.ts'];
const tests = ['test/**/*.ts', 'bench/**/*.ts'];
const site = ['demo/site/**/*.ts', 'demo/custom/**/*.ts'];
const scripts = ['**/*.js', '**/*.mjs', '*.ts'];

// Text that becomes markup or code: none of it has a place here, and Trusted Types would stop it anyway.
const sinks = [
  {
    selector: 'AssignmentExpression[left.property.name=/^(innerHTML|outerHTML|srcdoc)$/]',
    message: 'Render with lit: markup from text is refused by Trusted Types.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe)$/]',
    message: 'Render with lit: markup from text is refused by Trusted Types.',
  },
  {
    selector: 'ImportDeclaration[source.value=/unsafe-(html|svg|mathml)|static-html/]',
    message: 'Unsafe directives are not used in this project.',
  },
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
  { selector: 'TSEnumDeclaration', message: 'Erasable syntax only: use a union of literals.' },
  { selector: 'TSParameterProperty', message: 'Erasable syntax only: declare the field.' },
];

// A fixed time is a guess, and is wrong on a slow machine: what a page waits for is an event or an answer.
const timers = ['setTimeout', 'setInterval'].flatMap(name => [
  {
    selector: `:not(TSTypeQuery) > Identifier[name=${name}]`,
    message: 'Wait for what happens; where a time is what is meant, the client asks `platform.timer`.',
  },
  { selector: `Literal[value=${name}]`, message: 'A timer by another name is a timer.' },
]);
const timed = [
  // The port itself: whoever asks it for a time can be given a clock by a test.
  'src/browser/create-browser-platform.ts',
  // How long a tab waits for a lock whose holder may hang; the lock itself is what it waits for.
  'src/browser/exclusive.ts',
  // Seconds that are shown to the person: that they pass is the event.
  'src/elements/parts/countdown.ts',
];

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      '**/node_modules/',
      'coverage/',
      '.cache/',
      'custom-elements.json',
      'types/',
      // Applications of other tools' making: each is checked by its framework's own.
      'demo/frameworks/',
      'test-results/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{js,mjs,ts}'],
    extends: [js.configs.recommended],
    // TypeScript knows better what is defined.
    rules: {
      'no-undef': 'off',
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-eval': 'error',
      'no-empty': 'error',
    },
  },
  {
    files: sources,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { project: { rules: { layers: layersRule } } },
    rules: {
      'project/layers': 'error',
      'no-restricted-syntax': ['error', ...sinks],
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 40, skipComments: true, skipBlankLines: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Code points are what passwords and codes are counted in.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // A class of static parts and an empty interface that only names a shape both read well here.
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      // Legacy decorators need `declare global { interface HTMLElementTagNameMap }`, which is no namespace.
      '@typescript-eslint/no-namespace': ['error', { allowDeclarations: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: timed,
    rules: { 'no-restricted-syntax': ['error', ...sinks, ...timers] },
  },
  {
    files: elements,
    extends: [lit['flat/recommended'], wc['flat/best-practice'], litA11y.configs.recommended],
    settings: { wc: { elementBaseClasses: ['LitElement', 'AuthElement'] } },
    rules: {
      'lit/no-legacy-template-syntax': 'error',
      'lit/no-template-arrow': 'off',
      'lit/quoted-expressions': 'error',
      // Our own decorator defines the tag, and only where it is free.
      'wc/guard-define-call': 'off',
      'wc/require-listener-teardown': 'off',
    },
  },
  { files: ['src/elements/auth-*.ts'], rules: { 'max-lines': ['error', { max: 250 }] } },
  {
    files: tests,
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', { max: 400 }],
      '@typescript-eslint/no-explicit-any': 'error',
      // Chai's assertions are expressions, and what a test answers with is read as it comes.
      '@typescript-eslint/no-unused-expressions': 'off',
      // The types of the axe assertions make every assertion of chai look like a promise.
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafePromises: [{ from: 'package', name: 'Assertion', package: 'chai' }] },
      ],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'CallExpression[callee.property.name=/^(only|skip)$/][callee.object.name=/^(test|it|describe)$/]',
          message: 'Every test runs: no only, no skip.',
        },
      ],
    },
  },
  {
    files: site,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-restricted-syntax': ['error', ...sinks],
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 40, skipComments: true, skipBlankLines: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // What only a search for an element can tell is read with its type.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    },
  },
  {
    files: ['test/elements/**/*.ts'],
    // The comparison of DOM trees types every `equal` as a promise. The runner fails a test whose promise is rejected.
    rules: { '@typescript-eslint/no-floating-promises': 'off' },
  },
  {
    files: scripts,
    extends: [tseslint.configs.recommended],
    rules: {
      'max-lines': ['error', { max: 400 }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
);
