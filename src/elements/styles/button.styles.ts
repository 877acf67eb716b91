import { css } from 'lit';

/** Buttons of the shadow trees, and the ring around what has the focus. */
export const buttonStyles = css`
  .button {
    font: inherit;
    cursor: pointer;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    box-sizing: border-box;
    min-block-size: var(--_control);
    padding: 0.5rem 1rem;
    border: 1px solid color-mix(in srgb, var(--_edge) 60%, transparent);
    border-radius: var(--auth-button-radius, var(--_radius));
    background: var(--_surface);
    box-shadow: 0 1px 2px rgb(0 0 0 / 0.05);
    color: var(--_text);
    font-size: 0.9375rem;
    font-weight: 500;
    text-decoration: none;
  }
  .button:hover {
    background: color-mix(in srgb, var(--_surface), var(--_text) 4%);
  }
  .button:active {
    background: color-mix(in srgb, var(--_surface), var(--_text) 8%);
  }
  .button.primary {
    border-color: transparent;
    background: var(--_fill);
    color: var(--_on-fill);
  }
  .button.primary:hover {
    background: color-mix(in oklab, var(--_fill), var(--_press) 10%);
  }
  .button.primary:active {
    background: color-mix(in oklab, var(--_fill), var(--_press) 18%);
  }
  .button[aria-disabled='true'] {
    opacity: 0.6;
    cursor: progress;
  }
  :focus-visible {
    outline: 2px solid var(--_ring);
    outline-offset: 2px;
  }
`;
