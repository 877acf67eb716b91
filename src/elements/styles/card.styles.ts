import { css } from 'lit';

/**
 * The frame around a form: `.card` with `.header` (`.logo`, `.title`, `.subtitle`), `.alert`, the slotted form,
 * `.actions` and `.footer`. The host keeps a step's height, before it is defined too (`auth-elements.css`), so that
 * nothing around it moves; the card is as high as what is in it.
 */
export const cardStyles = css`
  :host {
    display: block;
    inline-size: 100%;
    max-inline-size: var(--auth-card-width, 25rem);
    min-block-size: var(--auth-card-height, var(--_card-height, 26.5rem));
    color: var(--_text);
    font-family: var(--_font);
    line-height: 1.5;
    text-align: start;
    /* A container has no width of its own, and would vanish where a page's grid or flex box asks for one. */
    container-type: inline-size;
    contain-intrinsic-inline-size: min(var(--auth-card-width, 25rem), 80vw);
  }
  .card {
    display: flex;
    flex-direction: column;
    box-sizing: border-box;
    inline-size: 100%;
    overflow: clip;
    border: 1px solid var(--_line);
    border-radius: var(--auth-card-radius, calc(var(--_radius) * 1.6));
    background: var(--_surface);
    box-shadow: var(
      --auth-card-shadow,
      0 1px 2px rgb(0 0 0 / 0.04),
      0 4px 12px rgb(0 0 0 / 0.04),
      0 16px 40px -12px rgb(0 0 0 / 0.1)
    );
  }
  .card[aria-busy] {
    min-block-size: var(--auth-card-height, var(--_card-height, 23rem));
  }
  .body {
    display: flex;
    flex-direction: column;
    gap: 1.5rem;
    padding: min(2.25rem, 9cqi) min(2.25rem, 7cqi);
  }
  .header {
    display: grid;
    gap: 0.25rem;
    text-align: center;
  }
  .logo {
    justify-self: center;
    block-size: 2.5rem;
    max-inline-size: 12rem;
    margin-block-end: 1rem;
    object-fit: contain;
  }
  .title {
    color: var(--_text);
    font: inherit;
    font-size: 1.25rem;
    font-weight: 600;
    letter-spacing: -0.01em;
    line-height: 1.4;
  }
  .title:focus {
    outline: none;
  }
  .subtitle {
    color: var(--_muted);
    font-size: 0.9375rem;
    line-height: 1.6;
  }
  .title,
  .subtitle {
    margin: 0;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }
  .alert {
    display: grid;
    gap: 0.25rem;
    justify-items: start;
    padding: 0.75rem 1rem;
    border: 1px solid color-mix(in srgb, var(--_danger) 25%, transparent);
    border-radius: var(--_radius);
    background: color-mix(in srgb, var(--_danger) 6%, transparent);
    color: var(--_danger);
    font-size: 0.9375rem;
  }
  .alert[data-empty] {
    padding: 0;
    border: 0;
    margin-block-start: -1.5rem;
  }
  .alert-text {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .alert .link {
    color: inherit;
    text-decoration: underline;
  }
  .actions {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75rem;
  }
  .actions:empty {
    display: none;
  }
  .footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 0.25rem 0.5rem;
    min-block-size: var(--_control);
    padding: 0.5rem min(2.25rem, 7cqi);
    border-block-start: 1px solid var(--_line);
    background: var(--_soft);
    color: var(--_muted);
    font-size: 0.9375rem;
  }
  .link {
    font: inherit;
    cursor: pointer;
    padding: 0.25rem;
    margin: -0.25rem;
    border: 0;
    border-radius: calc(var(--_radius) / 2);
    background: none;
    color: var(--_link);
    font-weight: 500;
    text-decoration: none;
    text-underline-offset: 0.2em;
  }
  .link:hover {
    text-decoration: underline;
  }
  .footer .link {
    padding-block: 0.5rem;
  }
  @media (forced-colors: active) {
    .alert {
      border-inline-start-width: 0.375rem;
    }
    /* A button's words have the colour of all words. */
    .link {
      text-decoration: underline;
    }
  }
  /* Heard and not seen. */
  .announced {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
