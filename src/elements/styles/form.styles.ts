import { css, type CSSResult } from 'lit';
import { formRoles } from './roles.styles.js';

/**
 * The sheet of the form in the page's tree. It stands in a cascade layer, so that every rule of the page that is in no
 * layer wins without effort. The classes are public contract.
 */
export const formStyles = css`
  @layer auth-elements {
    ${formRoles}
    [data-auth-form] {
      display: block;
    }
    [data-auth-form]:empty {
      display: none;
    }
    .auth-form {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 1.25rem;
      margin: 0;
      color: var(--_text);
      font-family: var(--_font);
      font-size: 1rem;
      line-height: 1.5;
      text-align: start;
    }
    .auth-form *,
    .auth-form *::before {
      box-sizing: border-box;
    }
    .auth-field {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      column-gap: 0.5rem;
      margin: 0;
    }
    .auth-field > * {
      grid-column: 1 / -1;
    }
    .auth-field > .auth-label {
      grid-area: 1 / 1;
    }
    .auth-label {
      margin: 0;
      padding-block-end: 0.5rem;
      color: var(--_text);
      font-size: 0.9375rem;
      font-weight: 500;
      line-height: 1.3333;
    }
    .auth-input {
      inline-size: 100%;
      min-inline-size: 0;
      min-block-size: var(--_control);
      margin: 0;
      padding: 0.5rem 0.75rem;
      border: 1px solid var(--_edge);
      border-radius: var(--_radius);
      background: var(--auth-color-input, light-dark(#fff, #101115));
      box-shadow: inset 0 1px 2px rgb(0 0 0 / 0.05);
      color: var(--_text);
      font: inherit;
      /* Smaller, and a phone zooms into the page when the field is focused. */
      font-size: max(1rem, 16px);
    }
    .auth-input:hover {
      border-color: color-mix(in srgb, var(--_edge), var(--_text) 35%);
    }
    .auth-input:focus-visible {
      outline: 2px solid var(--_ring);
      outline-offset: -1px;
      box-shadow: 0 0 0 4px color-mix(in srgb, var(--_ring) 18%, transparent);
    }
    .auth-input[aria-invalid='true'] {
      border-color: var(--_danger);
    }
    .auth-error {
      margin: 0;
      color: var(--_danger);
      font-size: 0.875rem;
      line-height: 1.4286;
      overflow-wrap: anywhere;
    }
    .auth-error:not(:empty) {
      padding-block-start: 0.5rem;
    }
    .auth-form :is(button, .auth-check-input):focus-visible {
      outline: 2px solid var(--_ring);
      outline-offset: 2px;
    }
    .auth-submit {
      position: relative;
      inline-size: 100%;
      min-block-size: var(--_control);
      margin: 0;
      padding: 0.5rem 1rem;
      border: 1px solid transparent;
      border-radius: var(--auth-button-radius, var(--_radius));
      background: var(--_fill);
      box-shadow:
        0 1px 2px rgb(0 0 0 / 0.12),
        inset 0 1px 0 rgb(255 255 255 / 0.12);
      color: var(--_on-fill);
      font: inherit;
      font-size: 0.9375rem;
      font-weight: 500;
      cursor: pointer;
    }
    .auth-submit:hover {
      background: color-mix(in oklab, var(--_fill), var(--_press) 10%);
    }
    .auth-submit:active {
      background: color-mix(in oklab, var(--_fill), var(--_press) 18%);
    }
    .auth-submit[aria-disabled='true'] {
      cursor: progress;
    }
    .auth-submit[aria-disabled='true'] > .auth-submit-label {
      opacity: 0;
    }
    .auth-submit[aria-disabled='true']::before {
      content: '';
      position: absolute;
      inset: 0;
      inline-size: 1.125rem;
      block-size: 1.125rem;
      margin: auto;
      border: 2px solid currentcolor;
      border-inline-end-color: transparent;
      border-radius: 50%;
      animation: auth-turn 0.8s linear infinite;
    }
    @media (prefers-reduced-motion: reduce) {
      .auth-submit[aria-disabled='true']::before {
        animation-duration: 4s;
      }
    }
    @media (forced-colors: active) {
      .auth-submit[aria-disabled='true']::before {
        border-color: ButtonText;
        border-inline-end-color: ButtonFace;
        forced-color-adjust: none;
      }
      /* No red is left to tell what is wrong: there, at the code and around an alert an edge is thicker. */
      .auth-input[aria-invalid='true'] {
        border-inline-start-width: 0.375rem;
      }
      .auth-error {
        font-weight: 600;
      }
    }
    @keyframes auth-turn {
      to {
        rotate: 1turn;
      }
    }
  }
`;

/** Every sheet that the form needs; a part that is loaded later adds its own. */
export const formSheets = new Set<CSSResult>([formStyles]);
