import type { TemplateResult } from 'lit';

/** What turns templates into text. */
export async function loadRenderer() {
  const [{ ElementRenderer, render }, { collectResult }] = await needed('@lit-labs/ssr', () =>
    Promise.all([import('@lit-labs/ssr'), import('@lit-labs/ssr/lib/render-result.js')]),
  );
  // Slots are rendered for a host only, of which nothing but that it is there matters here.
  const host = new (class extends ElementRenderer {})('auth-host');
  return (template: TemplateResult): Promise<string> =>
    collectResult(render(template, { customElementHostStack: [host] }));
}

/** What reads a page as browsers do. */
export function loadParser() {
  return needed('parse5', () => import('parse5'));
}

// Pages that render nothing before their script do not install them.
async function needed<Library>(name: string, load: () => Promise<Library>): Promise<Library> {
  try {
    return await load();
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ERR_MODULE_NOT_FOUND')) throw cause;
    throw new Error(`auth-elements/render needs ${name}: npm install --save-dev @lit-labs/ssr@4 parse5@7`, { cause });
  }
}
