export const pageHeaders = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };

const style = `:root { color-scheme: light dark; font: 1rem/1.6 system-ui, sans-serif; }
body { max-inline-size: 22rem; margin: 15vh auto 0; padding: 1rem; }
input, button { box-sizing: border-box; inline-size: 100%; min-block-size: 2.75rem; margin-block: 0.375rem; padding: 0.5rem 0.75rem; font: inherit; border-radius: 0.5rem; }`;

/** A page of the other site. */
export function acmePage(body) {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Acme</title>
<style>${style}</style>
<h1>Acme</h1>
${body}
</html>`;
}
