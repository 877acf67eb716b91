import { css } from 'lit';

/** What a form needs where it is one of several things on a page: its button beside the one that gives up. */
export const accountStyles = css`
  @layer auth-elements {
    .auth-buttons {
      display: flex;
      flex-wrap: wrap;
      gap: 0.75rem;
    }
    .auth-buttons > .auth-submit {
      flex: 0 1 auto;
      inline-size: auto;
      min-inline-size: 7rem;
    }
    .auth-submit[data-danger] {
      background: var(--_danger);
      color: var(--_surface);
    }
    .auth-submit[data-danger]:hover {
      background: color-mix(in oklab, var(--_danger), var(--_text) 14%);
    }
    .auth-cancel {
      min-block-size: var(--_control);
      margin: 0;
      padding: 0.5rem 1rem;
      border: 1px solid color-mix(in srgb, var(--_edge) 60%, transparent);
      border-radius: var(--auth-button-radius, var(--_radius));
      background: var(--_surface);
      color: var(--_text);
      font: inherit;
      font-size: 0.9375rem;
      font-weight: 500;
      cursor: pointer;
    }
    .auth-cancel:hover {
      background: color-mix(in srgb, var(--_surface), var(--_text) 4%);
    }
    .auth-text {
      margin: 0;
      color: var(--_muted);
      font-size: 0.9375rem;
      overflow-wrap: anywhere;
    }
  }
`;
