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
      padding-block: 0 0.5rem;
      line-height: 1.4286;
    }
    .auth-field > .auth-aside {
      grid-area: 1 / 2;
      align-self: end;
      font-size: 0.9375rem;
      line-height: 1.3333;
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
      padding-block-start: 0.5rem;
      color: var(--_muted);
      font-size: 0.875rem;
      line-height: 1.4286;
    }
    .auth-identity {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 0 1rem;
      min-block-size: var(--_control);
      margin: 0;
      padding: 0.5rem 0.75rem;
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      background: var(--_soft);
      color: var(--_muted);
      font-size: 0.9375rem;
      line-height: 1.6;
    }
    .auth-identity > :first-child {
      flex: 1 1 12rem;
    }
    /* As a whole on a line of its own before it breaks. */
    .auth-identifier {
      display: inline-block;
      max-inline-size: 100%;
      color: var(--_text);
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
      margin: 0.1875rem 0 0;
      accent-color: var(--_fill);
      cursor: pointer;
    }
    /* The sentence says it; the bar over it is for the glance. */
    .auth-strength {
      display: block;
    }
    .auth-strength::before {
      content: '';
      display: block;
      block-size: 0.25rem;
      margin-block-end: 0.5rem;
      border-radius: 0.125rem;
      background: linear-gradient(currentcolor, currentcolor) no-repeat 0 0 / 0 100% var(--_soft);
    }
    @media (prefers-reduced-motion: no-preference) {
      .auth-strength::before {
        transition: background-size 0.2s;
      }
    }
    .auth-strength:dir(rtl)::before {
      background-position-x: 100%;
    }
    .auth-strength[data-judgement='short']::before {
      background-size: 15% 100%;
    }
    .auth-strength[data-judgement='breached']::before,
    .auth-strength[data-judgement='weak']::before {
      background-size: 40% 100%;
    }
    .auth-strength[data-judgement='good']::before {
      background-size: 100% 100%;
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
    .auth-captcha {
      display: grid;
      gap: 0.5rem;
      justify-items: center;
      text-align: center;
    }
    .auth-captcha-widget {
      max-inline-size: 100%;
      overflow-x: auto;
    }
    .auth-rules {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(9rem, 100%), 1fr));
      gap: 0.25rem 1rem;
      margin: 0;
      padding: 0.25rem 0 0;
      list-style: none;
    }
    .auth-rule {
      position: relative;
      padding-inline-start: 1.5rem;
    }
    .auth-rule::before {
      content: '';
      position: absolute;
      inset-block-start: 0.1875rem;
      inset-inline-start: 0;
      inline-size: 0.875rem;
      block-size: 0.875rem;
      border: 1.5px solid currentcolor;
      border-radius: 50%;
    }
    .auth-rule[data-kept] {
      color: var(--_success);
    }
    .auth-rule[data-kept]::before {
      background: currentcolor;
    }
    .auth-rule[data-kept]::after {
      content: '';
      position: absolute;
      inset-block-start: 0.359375rem;
      inset-inline-start: 0.296875rem;
      inline-size: 0.1875rem;
      block-size: 0.375rem;
      border: solid var(--_surface);
      border-width: 0 1.5px 1.5px 0;
      rotate: 45deg;
    }

    .auth-field:has(> .auth-code) {
      container-type: inline-size;
    }
    /* One input over drawn cells: a character and its spacing are as wide as a cell and the gap beside it. */
    .auth-code {
      --_pitch: min(4.5rem, (100cqi + 0.5rem) / 6);
      --_cell: calc(var(--_pitch) - 0.5rem);
      position: relative;
      direction: ltr;
      inline-size: calc(var(--_pitch) * 6 - 0.5rem);
    }
    .auth-code-cells {
      display: grid;
      grid-template-columns: repeat(6, var(--_cell));
      justify-content: space-between;
    }
    .auth-code-cell {
      block-size: 3.5rem;
      border: 1px solid var(--_edge);
      border-radius: var(--_radius);
      background: var(--auth-color-input, light-dark(#fff, #101115));
      box-shadow: inset 0 1px 2px rgb(0 0 0 / 0.05);
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
      font-size: 1.5rem;
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

    @media (forced-colors: active) {
      .auth-link {
        text-decoration: underline;
        text-underline-offset: 0.2em;
      }
      .auth-link[aria-disabled='true'] {
        color: GrayText;
      }
      .auth-toggle > svg {
        stroke: ButtonText;
      }
      .auth-rule[data-kept]::after {
        border-color: CanvasText;
      }
      /* A gradient is taken away, and so is the ground that tells how long the bar could be. */
      .auth-strength::before {
        block-size: 0.5rem;
        border: 1px solid;
        color: CanvasText;
        forced-color-adjust: none;
      }
      /* The plate that is laid behind forced text would cover the cells. */
      .auth-code-input {
        color: CanvasText;
        caret-color: CanvasText;
        forced-color-adjust: none;
      }
      .auth-code:has([aria-invalid='true']) .auth-code-cell {
        border-inline-start-width: 0.375rem;
      }
    }
  }
`;
