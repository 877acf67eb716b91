import { catalogue } from './config.js';
import { names } from './read-settings.js';

const introduction = `# Settings

Each is set in the environment by its variable, or by its name in \`auth.config.ts\`, \`auth.config.js\` or
\`auth.config.json\` beside where the server is started, or in the options of \`createFrontendApi\`. Options win over
the environment, and the environment over the file. A setting that cannot be used stops the start with a sentence that
names it and says what to write.

\`\`\`ts
// auth.config.ts
import { defineConfig } from 'auth-elements-server';

export default defineConfig({
  appName: 'Analytical Engines',
  allowedOrigins: ['https://app.example'],
});
\`\`\`

Durations are \`30s\`, \`10m\`, \`24h\`, \`7d\`. This page is what \`auth-elements-server settings\` prints.

| Variable | In the file | Default | Meaning |
| --- | --- | --- | --- |
`;

/** The page of the documentation that lists every setting. */
export function settingsPage(): string {
  const rows = names().map(name => {
    const { variable, fallback, shown, meaning } = catalogue[name];
    const standard = fallback ? `\`${fallback}\`` : shown;
    return `| \`${variable}\` | \`${name}\` | ${cell(standard)} | ${cell(meaning)} |`;
  });
  return `${introduction}${rows.join('\n')}\n`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
