import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

/** What is shown at a step, as templates; no element among it. */
const stepViews = /^src\/elements\/(?:flow-card|own|own-texts|localize-controller|steps\/[\w-]+)\./;

/**
 * The layers and what each may import, as paths from the root. `static` may be imported in any form, `types` as types
 * only, `dynamic` by `import()` only (and as types); `packages` are names from node_modules. A layer may import itself.
 */
const layers = [
  { name: 'wire', files: /^src\/wire\// },
  { name: 'locales', files: /^src\/locales\//, types: [/^src\/wire\//] },
  { name: 'strength', files: /^src\/strength\//, static: [/^src\/wire\//], packages: [/^@zxcvbn-ts\//] },
  { name: 'core', files: /^src\/core\//, static: [/^src\/wire\//], dynamic: [/^src\/strength\/index\./] },
  { name: 'browser', files: /^src\/browser\//, static: [/^src\/core\/index\./] },
  {
    name: 'elements',
    files: /^src\/elements\//,
    static: [/^src\/core\/index\./, /^src\/locales\//],
    dynamic: [/^src\/strength\/index\./],
    packages: [/^lit(\/|$)/],
    exceptions: [
      { file: /^src\/elements\/steps\/phone\.ts$/, packages: [/^libphonenumber-js\/min$/] },
      { file: /^src\/elements\/profile\/qr-code\.ts$/, packages: [/^uqr$/] },
      { file: /^src\/elements\/auth-provider\.ts$/, static: [/^src\/browser\/index\./] },
    ],
  },
  {
    name: 'render',
    files: /^src\/render\//,
    static: [/^src\/(?:wire|core)\//, /^src\/locales\//, stepViews],
    packages: [/^lit$/, /^@lit-labs\/ssr(\/|$)/, /^parse5$/, /^node:/],
  },
  { name: 'the script tag', files: /^src\/[^/]+\.ts$/, static: [/^src\/(?!render\/)/] },
  { name: 'backend', files: /^src\/backend\//, static: [/^src\/wire\//], packages: [/^jose(\/|$)/] },
  {
    name: 'server',
    files: /^server\/src\//,
    packages: [/^node:/, /^auth-elements\/(wire|strength|backend)$/, /^(?!auth-elements(\/|$)|\.)/],
  },
];

const matches = (patterns, text) => (patterns ?? []).some(pattern => pattern.test(text));

function isAllowed(layer, file, target, { types, dynamic }) {
  if (layer.files.test(target)) return true;
  const extra = (layer.exceptions ?? []).filter(exception => exception.file.test(file)).flatMap(({ static: s }) => s);
  if (matches([...(layer.static ?? []), ...extra], target)) return true;
  if (types && matches([...(layer.types ?? []), ...(layer.dynamic ?? [])], target)) return true;
  return dynamic && matches(layer.dynamic, target);
}

/** Holds the table of the design: who may import whom, deep paths and re-exports included. */
export const layersRule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      layer: '{{layer}} may not import {{target}}; see the dependency rule in CONTRIBUTING.md.',
      extension: 'A relative specifier names the built file: end it in .js.',
    },
  },
  create(context) {
    const file = relative(root, context.filename).split(sep).join('/');
    const layer = layers.find(({ files }) => files.test(file));
    if (!layer) return {};

    const check = (source, kind) => {
      if (typeof source?.value !== 'string') return;
      const specifier = source.value;
      if (!specifier.startsWith('.')) {
        const exceptions = (layer.exceptions ?? []).filter(exception => exception.file.test(file));
        const packages = [layer, ...exceptions].flatMap(({ packages: allowed = [] }) => allowed);
        if (!matches(packages, specifier)) {
          context.report({ node: source, messageId: 'layer', data: { layer: layer.name, target: specifier } });
        }
        return;
      }
      if (!/\.(js|css|json)$/.test(specifier)) context.report({ node: source, messageId: 'extension' });
      const target = relative(root, resolve(dirname(context.filename), specifier))
        .split(sep)
        .join('/');
      if (isAllowed(layer, file, target, kind)) return;
      context.report({ node: source, messageId: 'layer', data: { layer: layer.name, target } });
    };

    const types = node => node.importKind === 'type' || node.exportKind === 'type';
    return {
      ImportDeclaration: node => check(node.source, { types: types(node), dynamic: false }),
      ExportNamedDeclaration: node => check(node.source, { types: types(node), dynamic: false }),
      ExportAllDeclaration: node => check(node.source, { types: types(node), dynamic: false }),
      ImportExpression: node => check(node.source, { types: false, dynamic: true }),
      TSImportType: node => check(node.source ?? node.argument?.literal, { types: true, dynamic: false }),
    };
  },
};
