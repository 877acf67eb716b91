import { css } from 'lit';

const styles = css`
  .ways {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75rem;
  }
  .many {
    grid-template-columns: repeat(auto-fit, minmax(max(3.5rem, 30%), 1fr));
  }
  .four {
    grid-template-columns: repeat(auto-fit, minmax(max(3.5rem, 20%), 1fr));
  }
  .many > .way {
    grid-column: 1 / -1;
  }
  .many > .small {
    grid-column: auto;
  }
  .way {
    position: relative;
    inline-size: 100%;
  }
  .way-icon {
    flex: none;
    inline-size: 1.25rem;
    block-size: 1.25rem;
  }
  .way-outline {
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .way-letter::before {
    content: attr(data-letter);
    display: block;
    border-radius: 0.25rem;
    background: var(--_soft);
    line-height: 1.25rem;
    text-align: center;
    text-transform: uppercase;
  }
  .last-used {
    position: absolute;
    inset-block-start: -0.5rem;
    inset-inline-end: 0.5rem;
    padding: 0 0.375rem;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) / 2);
    background: var(--_surface);
    color: var(--_muted);
    font-size: 0.75rem;
    line-height: 1rem;
  }
  .many .last-used {
    inset-inline-end: -0.25rem;
    inset-block-start: -0.25rem;
    inline-size: 0.75rem;
    block-size: 0.75rem;
    padding: 0;
    overflow: hidden;
    border: 2px solid var(--_surface);
    border-radius: 50%;
    background: var(--_ring);
    color: transparent;
    font-size: 0;
  }
  .notice {
    margin: 0;
    color: var(--_muted);
    font-size: 0.9375rem;
  }
  .divider {
    display: flex;
    align-items: center;
    gap: 1rem;
    margin: 0;
    color: var(--_muted);
    font-size: 0.9375rem;
  }
  .divider::before,
  .divider::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid var(--_line);
  }
`;

/** The sheet is the element's own business only where there are such ways. */
export function adoptSheet({ shadowRoot }: HTMLElement): void {
  const { styleSheet } = styles;
  if (shadowRoot && styleSheet && !shadowRoot.adoptedStyleSheets.includes(styleSheet))
    shadowRoot.adoptedStyleSheets.push(styleSheet);
}
