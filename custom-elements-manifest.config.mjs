/** Carries `@cssclass name - what it is` over: the classes of a form in the page's tree are public like parts. */
const classes = {
  name: 'classes',
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isClassDeclaration(node)) return;
    const tags = ts.getJSDocTags(node).filter(({ tagName }) => tagName.text === 'cssclass');
    const declaration = moduleDoc.declarations?.find(({ name }) => name === node.name?.text);
    if (!declaration || !tags.length) return;
    declaration.cssClasses = tags.map(({ comment }) => {
      const [name, ...words] = ts.getTextOfJSDocComment(comment).split(' - ');
      return { description: words.join(' - '), name: name.trim() };
    });
  },
};

/**
 * Drops what is not public: the analyzer lists private and `#` members too, takes `this.localize.needsAll = …` for a
 * field, and each `new …Event` for one more event. What is public has a description here.
 */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest: { modules } }) {
    for (const { declarations = [] } of modules) {
      for (const declaration of declarations) {
        declaration.members = declaration.members?.filter(
          ({ privacy = 'public', name, description, static: ofTheClass, kind }) =>
            privacy === 'public' && !name.startsWith('#') && !ofTheClass && (kind !== 'field' || description),
        );
        declaration.events = declaration.events?.filter(({ name, description }) => name && description);
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
  // The base of the elements that speak is in between: without it they would not inherit `client`.
  globs: ['src/elements/auth-*.ts', 'src/elements/text-element.ts'],
  exclude: ['**/*.styles.ts', 'src/elements/auth-controller.ts'],
  litelement: true,
  outdir: '.',
  packagejson: false,
  plugins: [classes, publicOnly, sorted],
};
