import { css } from 'lit';

export const userProfileStyles = css`
  :host {
    display: block;
    inline-size: 100%;
    max-inline-size: var(--auth-profile-width, 55rem);
    min-block-size: var(--auth-profile-height, 34rem);
    color: var(--_text);
    font-family: var(--_font);
    line-height: 1.5;
    text-align: start;
    container-type: inline-size;
    contain-intrinsic-inline-size: min(var(--auth-profile-width, 55rem), 80vw);
  }
  .card {
    display: flex;
    flex-direction: column;
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: inherit;
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
  .side {
    padding: 1rem min(1.25rem, 4cqi) 0;
    border-block-end: 1px solid var(--_line);
    background: var(--_soft);
  }
  .title,
  .page-title,
  .section-title,
  .panel-title,
  .panel-subtitle {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .title {
    font-size: 1.25rem;
    font-weight: 600;
    letter-spacing: -0.01em;
    line-height: 1.4;
  }
  .nav-list {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem;
    margin: 0.5rem 0 0;
    padding: 0;
    list-style: none;
  }
  .nav-item {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    box-sizing: border-box;
    min-block-size: 2.75rem;
    padding: 0.5rem 0.75rem;
    border: 0;
    border-block-end: 2px solid transparent;
    background: none;
    color: var(--_muted);
    font: inherit;
    font-size: 0.9375rem;
    font-weight: 500;
    text-align: start;
    white-space: nowrap;
    cursor: pointer;
  }
  .nav-item:hover {
    color: var(--_text);
  }
  .nav-item[aria-current] {
    border-block-end-color: var(--_ring);
    color: var(--_text);
  }
  .nav-item:focus-visible {
    outline-offset: -2px;
  }
  .page {
    flex: 1;
    min-inline-size: 0;
    padding: 1.25rem min(2rem, 5cqi) 1.75rem;
  }
  .page-title {
    padding-block-end: 1rem;
    font-size: 1.125rem;
    font-weight: 600;
    letter-spacing: -0.01em;
    line-height: 1.5;
  }
  :is(.page-title, .panel-title):focus {
    outline: none;
  }
  .section {
    display: grid;
    gap: 0.5rem;
    padding-block: 1rem;
    border-block-start: 1px solid var(--_line);
  }
  .section-title {
    font-size: 0.9375rem;
    font-weight: 600;
    line-height: 1.5;
  }
  .section-content {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.25rem;
    min-inline-size: 0;
    font-size: 0.9375rem;
  }
  .panel {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.25rem;
    margin-block: 0.5rem;
    padding: 1.25rem min(1.25rem, 4cqi);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_soft);
  }
  .panel-title {
    font-size: 1rem;
    font-weight: 600;
    line-height: 1.5;
  }
  .panel-subtitle {
    color: var(--_muted);
    font-size: 0.9375rem;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem;
    margin-inline: -0.5rem;
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
    display: contents;
  }
  .alert-text {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .message .page {
    display: grid;
    align-content: center;
    justify-items: center;
    gap: 0.25rem;
    text-align: center;
  }
  .message .page-title {
    padding: 0;
  }
  .message .button {
    margin-block-start: 1.25rem;
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

  @container (inline-size >= 44rem) {
    .card:not(.message) {
      flex-direction: row;
    }
    .side {
      flex: none;
      box-sizing: border-box;
      inline-size: 14rem;
      padding: 1.5rem 0.75rem;
      border-block-end: 0;
      border-inline-end: 1px solid var(--_line);
    }
    .title {
      padding-inline: 0.75rem;
    }
    .nav-list {
      flex-direction: column;
      margin-block-start: 1rem;
    }
    .nav-item {
      inline-size: 100%;
      border: 0;
      border-radius: var(--_radius);
      white-space: normal;
    }
    .nav-item:hover,
    .nav-item[aria-current] {
      background: color-mix(in srgb, var(--_text) 6%, transparent);
    }
    .page {
      padding-block-start: 1.5rem;
    }
    .section {
      grid-template-columns: 10rem minmax(0, 1fr);
      gap: 1.5rem;
    }
    .section-title {
      padding-block: 0.5rem;
    }
    .panel {
      max-inline-size: 26rem;
      box-sizing: border-box;
    }
  }
  @container (inline-size < 24rem) {
    .nav-item > * {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .nav-item[aria-current] {
      border-block-end: 2px solid Highlight;
    }
    .alert {
      border-inline-start-width: 0.375rem;
    }
    .link,
    .text-button {
      text-decoration: underline;
    }
  }
`;
