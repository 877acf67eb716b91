/** Drops what is not public: the analyzer lists private and `#` members too. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest: { modules } }) {
    for (const { declarations = [] } of modules) {
      for (const declaration of declarations) {
        declaration.members = declaration.members?.filter(
          ({ privacy = 'public', name }) => privacy === 'public' && !name.startsWith('#'),
        );
      }
    }
  },
};

/** The analyzer lists modules in the order in which the disk answers; sorted, the file is the same everywhere. */
const sorted = {
  name: 'sorted',
  packageLinkPhase({ customElementsManifest }) {
    customElementsManifest.modules.sort((a, b) => (a.path < b.path ? -1 : 1));
  },
};

export default {
  globs: ['src/elements/auth-*.ts'],
  exclude: ['**/*.styles.ts'],
  litelement: true,
  outdir: '.',
  packagejson: false,
  plugins: [publicOnly, sorted],
};
