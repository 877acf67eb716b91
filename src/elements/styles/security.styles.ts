import { css } from 'lit';

/** What a form needs that shows something to be kept: a code to scan, a key to type, codes to write down. */
export const securityStyles = css`
  @layer auth-elements {
    .auth-qr {
      display: block;
      inline-size: min(12.5rem, 100%);
      block-size: auto;
      margin-inline: auto;
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      background: #fff;
      fill: #000;
      forced-color-adjust: none;
    }
    .auth-secret {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.5rem 0.75rem;
      margin: 0;
      font-size: 0.9375rem;
    }
    .auth-secret-label {
      flex-basis: 100%;
      color: var(--_muted);
    }
    .auth-secret-value {
      flex: 1 1 12rem;
      direction: ltr;
      font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace;
      overflow-wrap: anywhere;
      user-select: all;
    }
    .auth-backup-codes {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(9rem, 100%), 1fr));
      gap: 0.5rem 1rem;
      direction: ltr;
      margin: 0;
      padding: 1rem;
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      background: var(--_surface);
      font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace;
      text-align: center;
      list-style: none;
    }
    .auth-tools {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
    }
    .auth-tool {
      min-block-size: 2.25rem;
      margin: 0;
      padding: 0.25rem 0.75rem;
      border: 1px solid color-mix(in srgb, var(--_edge) 60%, transparent);
      border-radius: var(--auth-button-radius, var(--_radius));
      background: var(--_surface);
      color: var(--_text);
      font: inherit;
      font-size: 0.875rem;
      font-weight: 500;
      cursor: pointer;
    }
    .auth-tool:hover {
      background: color-mix(in srgb, var(--_surface), var(--_text) 4%);
    }
    .auth-choices {
      display: grid;
      gap: 0.75rem;
      min-inline-size: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    .auth-choices > .auth-label {
      padding-inline: 0;
    }
  }
`;
