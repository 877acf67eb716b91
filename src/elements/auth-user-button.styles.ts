import { css } from 'lit';

export const userButtonStyles = css`
  :host {
    display: inline-block;
    min-inline-size: 2.75rem;
    min-block-size: 2.75rem;
    /* The button stands on the page's own ground, whatever that is; what it opens has a surface of its own. */
    color: var(--auth-color-text, inherit);
    font-family: var(--_font);
    line-height: 1.4;
    text-align: start;
    vertical-align: middle;
  }
  :host(:state(empty)) {
    display: none;
  }
  .trigger {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    min-inline-size: 2.75rem;
    min-block-size: 2.75rem;
    padding: 0.25rem;
    border: 0;
    border-radius: 999px;
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 500;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
  }
  .trigger:hover .avatar,
  .trigger[aria-expanded='true'] .avatar {
    box-shadow: 0 0 0 3px color-mix(in srgb, var(--_ring) 25%, transparent);
  }
  .trigger-name {
    padding-inline-end: 0.5rem;
  }
  .avatar {
    position: relative;
    display: inline-grid;
    flex: none;
    place-items: center;
    inline-size: 2.25rem;
    block-size: 2.25rem;
    overflow: clip;
    border-radius: var(--auth-avatar-radius, 50%);
    background: var(--_fill);
    color: var(--_on-fill);
    font-size: 0.875rem;
    font-weight: 600;
    letter-spacing: 0.02em;
    line-height: 1;
    user-select: none;
    transition: box-shadow 0.12s;
  }
  .picture {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .picture[hidden] {
    display: none;
  }
  .popover {
    position: fixed;
    inset: auto;
    box-sizing: border-box;
    inline-size: min(20rem, 100vw - 1rem);
    max-block-size: calc(100dvh - 1rem);
    margin: 0;
    padding: 0;
    overflow: auto;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.4);
    background: var(--_surface);
    box-shadow:
      0 2px 6px rgb(0 0 0 / 0.06),
      0 16px 40px -8px rgb(0 0 0 / 0.2);
    color: var(--_text);
    font-size: 0.9375rem;
  }
  .person {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    min-inline-size: 0;
  }
  .header {
    padding: 1rem;
    border-block-end: 1px solid var(--_line);
  }
  .names {
    display: grid;
    min-inline-size: 0;
  }
  .name,
  .line {
    overflow-wrap: anywhere;
  }
  .name {
    font-weight: 600;
  }
  /* An address is often all the name there is: it is read whole. */
  .header .name {
    overflow-wrap: anywhere;
    white-space: normal;
  }
  .line {
    color: var(--_muted);
    font-size: 0.875rem;
  }
  .menu {
    padding: 0.375rem;
  }
  .item,
  ::slotted(:is(a, button)) {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 2.75rem;
    padding: 0.5rem 0.625rem;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    text-decoration: none;
    cursor: pointer;
  }
  .item:hover,
  .item:focus-visible,
  ::slotted(:is(a, button):is(:hover, :focus-visible)) {
    background: color-mix(in srgb, var(--_text) 6%, transparent);
  }
  .item:active,
  ::slotted(:is(a, button):active) {
    background: color-mix(in srgb, var(--_text) 10%, transparent);
  }
  .item[aria-disabled='true'] {
    opacity: 0.6;
    cursor: progress;
  }
  .item .avatar {
    inline-size: 2rem;
    block-size: 2rem;
    margin-inline: -0.375rem;
    font-size: 0.75rem;
  }
  .icon {
    flex: none;
    inline-size: 1.25rem;
    block-size: 1.25rem;
    fill: none;
    stroke: var(--_muted);
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .flip:dir(rtl) {
    transform: scaleX(-1);
    transform-origin: center;
  }
  .separator {
    block-size: 1px;
    margin: 0.375rem -0.375rem;
    background: var(--_line);
  }
  :focus-visible {
    outline: 2px solid var(--_ring);
    outline-offset: 2px;
  }
  ::slotted(:focus-visible) {
    outline: 2px solid var(--_ring);
  }
  .item:focus-visible,
  ::slotted(:focus-visible) {
    outline-offset: -2px;
  }
  .error {
    margin: 0;
    padding: 0.75rem 1rem;
    color: var(--_danger);
    font-size: 0.875rem;
  }
  .error:empty {
    padding: 0;
  }
  @media (prefers-reduced-motion: reduce) {
    .avatar {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .avatar {
      border: 1px solid;
    }
    .icon {
      stroke: ButtonText;
    }
    /* All grounds are one: a line is drawn by a border, and what is pointed at has a ring. */
    .separator {
      border-block-start: 1px solid;
    }
    .item:hover,
    ::slotted(:is(a, button):hover) {
      outline: 2px solid;
      outline-offset: -2px;
    }
    .error {
      font-weight: 600;
    }
  }
`;
