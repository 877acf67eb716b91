import { css } from 'lit';

/** What stands in a section: rows with a picture, badges and quiet buttons. */
export const sectionStyles = css`
  .own-icon {
    flex: none;
    inline-size: 1.25rem;
    block-size: 1.25rem;
    background: currentColor;
  }
  a.nav-item {
    text-decoration: none;
  }
  .icon {
    flex: none;
    inline-size: 1.125rem;
    block-size: 1.125rem;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .list {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.75rem;
    min-block-size: 2.5rem;
  }
  .row-text {
    flex: 1 1 8rem;
    min-inline-size: 0;
    padding-block: 0.25rem;
  }
  .row-name {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.5rem;
  }
  .row-label {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .row-detail {
    color: var(--_muted);
    font-size: 0.875rem;
    overflow-wrap: anywhere;
  }
  .row-icon {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 2.25rem;
    block-size: 2.25rem;
    border-radius: calc(var(--_radius) * 0.8);
    background: var(--_soft);
    color: var(--_muted);
  }
  .section-text {
    margin: 0;
    padding-block: 0.5rem;
    color: var(--_muted);
    font-size: 0.875rem;
    overflow-wrap: anywhere;
  }
  .row-wrong {
    color: var(--_danger);
  }
  .row-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem;
    margin-inline: -0.5rem;
  }
  .badge {
    padding: 0.0625rem 0.5rem;
    border: 1px solid var(--_line);
    border-radius: 999px;
    background: var(--_soft);
    color: var(--_muted);
    font-size: 0.75rem;
    font-weight: 500;
    line-height: 1.5;
    white-space: nowrap;
  }
  .badge.warning {
    border-color: color-mix(in srgb, var(--_danger) 30%, transparent);
    background: color-mix(in srgb, var(--_danger) 6%, transparent);
    color: var(--_danger);
  }
  .text-button,
  .link {
    padding: 0.25rem 0.5rem;
    border: 0;
    border-radius: calc(var(--_radius) / 2);
    background: none;
    color: var(--_link);
    font: inherit;
    font-weight: 500;
    text-decoration: none;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  .text-button {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
    justify-self: start;
    min-block-size: 2.25rem;
  }
  .section-content > .text-button {
    margin-inline-start: -0.5rem;
  }
  .text-button[hidden] {
    display: none;
  }
  .text-button:hover {
    background: var(--_soft);
  }
  .link:hover {
    text-decoration: underline;
  }
  .text-button.danger {
    color: var(--_danger);
  }
  .avatar {
    position: relative;
    display: inline-grid;
    flex: none;
    place-items: center;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    overflow: clip;
    border-radius: var(--auth-avatar-radius, 50%);
    background: var(--_fill);
    color: var(--_on-fill);
    font-weight: 600;
    letter-spacing: 0.02em;
    line-height: 1;
    user-select: none;
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
`;
