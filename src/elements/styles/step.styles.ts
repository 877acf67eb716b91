import { css } from 'lit';

/** What the form needs after its first step: links, passwords, boxes to tick, and the code. */
export const stepStyles = css`
  @layer auth-elements {
    .auth-link {
      margin: 0;
      padding: 0.25rem;
      margin-inline: -0.25rem;
      border: 0;
      border-radius: calc(var(--_radius) / 2);
      background: none;
      color: var(--_link);
      font: inherit;
      font-weight: 500;
      text-decoration: none;
      cursor: pointer;
    }
    .auth-link:hover {
      text-decoration: underline;
      text-underline-offset: 0.2em;
    }
    .auth-link[aria-disabled='true'] {
      color: var(--_muted);
      cursor: default;
      text-decoration: none;
    }
    .auth-aside {
      padding-block: 0 0.375rem;
    }
    .auth-field > .auth-aside {
      grid-area: 1 / 2;
      align-self: end;
      font-size: 0.875rem;
    }
    .auth-control {
      position: relative;
    }
    .auth-control > .auth-input {
      padding-inline-end: calc(var(--_control) + 0.25rem);
    }
    .auth-toggle {
      position: absolute;
      inset-block: 0;
      inset-inline-end: 0;
      display: grid;
      place-items: center;
      inline-size: var(--_control);
      margin: 0;
      padding: 0;
      border: 0;
      border-radius: var(--_radius);
      background: none;
      color: var(--_muted);
      cursor: pointer;
    }
    .auth-toggle:hover {
      color: var(--_text);
    }
    .auth-toggle > svg {
      inline-size: 1.25rem;
      block-size: 1.25rem;
      fill: none;
      stroke: currentcolor;
      stroke-width: 1.75;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .auth-toggle[aria-pressed='false'] .auth-toggle-off {
      display: none;
    }
    .auth-form .auth-toggle:focus-visible {
      outline-offset: -4px;
    }
    .auth-hint {
      padding-block-start: 0.375rem;
      color: var(--_muted);
      font-size: 0.875rem;
    }
    .auth-identity {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 0.75rem;
      min-block-size: var(--_control);
      margin: 0;
      padding: 0.25rem 0.875rem;
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      background: var(--_soft);
      font-size: 0.9375rem;
    }
    .auth-identifier {
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    .auth-clip {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      margin: -1px;
      padding: 0;
      border: 0;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }

    @media (forced-colors: active) {
      .auth-toggle > svg {
        stroke: ButtonText;
      }
    }
    .auth-check {
      display: flex;
      align-items: flex-start;
      min-block-size: 1.5rem;
      gap: 0.625rem;
      margin: 0;
      font-size: 0.9375rem;
      cursor: pointer;
    }
    .auth-check-input {
      flex: none;
      inline-size: 1.125rem;
      block-size: 1.125rem;
      margin: 0.2rem 0 0;
      accent-color: var(--_fill);
      cursor: pointer;
    }
    .auth-strength[data-judgement='good'] {
      color: var(--_success);
    }
    .auth-strength[data-judgement='weak'],
    .auth-strength[data-judgement='breached'] {
      color: var(--_danger);
    }
    .auth-resend {
      margin: 0;
      color: var(--_muted);
      font-size: 0.9375rem;
      text-align: center;
    }
    .auth-rules {
      display: grid;
      gap: 0.125rem;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .auth-rule::before {
      content: '○';
      display: inline-block;
      inline-size: 1.25rem;
    }
    .auth-rule[data-kept] {
      color: var(--_success);
    }
    .auth-rule[data-kept]::before {
      content: '✓';
    }

    /* One input over drawn cells: a character and its spacing are as wide as a cell and the gap beside it. */
    .auth-code {
      --_pitch: min(3.375rem, 100cqi / 6);
      --_cell: calc(var(--_pitch) * 0.86);
      position: relative;
      direction: ltr;
      inline-size: calc(var(--_pitch) * 5 + var(--_cell));
      margin-inline: auto;
    }
    .auth-code-cells {
      display: grid;
      grid-template-columns: repeat(6, var(--_cell));
      justify-content: space-between;
    }
    .auth-code-cell {
      block-size: 3.375rem;
      border: 1px solid var(--_edge);
      border-radius: var(--_radius);
      background: var(--auth-color-input, light-dark(#fff, #101115));
    }
    .auth-code-input {
      position: absolute;
      inset-block: 0;
      inset-inline-start: 0;
      inline-size: calc(var(--_pitch) * 6.5);
      margin: 0;
      padding: 0;
      padding-inline-start: calc((var(--_cell) - 1ch) / 2);
      border: 0;
      background: none;
      color: var(--_text);
      caret-color: var(--_ring);
      font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace;
      font-size: 1.375rem;
      letter-spacing: calc(var(--_pitch) - 1ch);
      clip-path: inset(0 calc(var(--_pitch) * 0.5) 0 0);
      appearance: none;
    }
    .auth-code-input:focus-visible {
      outline: none;
    }
    .auth-code:focus-within:not([data-filled]) .auth-code-cell:nth-child(1),
    .auth-code[data-filled='0']:focus-within .auth-code-cell:nth-child(1),
    .auth-code[data-filled='1']:focus-within .auth-code-cell:nth-child(2),
    .auth-code[data-filled='2']:focus-within .auth-code-cell:nth-child(3),
    .auth-code[data-filled='3']:focus-within .auth-code-cell:nth-child(4),
    .auth-code[data-filled='4']:focus-within .auth-code-cell:nth-child(5),
    .auth-code[data-filled='5']:focus-within .auth-code-cell:nth-child(6),
    .auth-code[data-filled='6']:focus-within .auth-code-cell:nth-child(6) {
      outline: 2px solid var(--_ring);
      outline-offset: -1px;
      box-shadow: 0 0 0 4px color-mix(in srgb, var(--_ring) 18%, transparent);
    }
    .auth-code:has([aria-invalid='true']) .auth-code-cell {
      border-color: var(--_danger);
    }
  }
`;
