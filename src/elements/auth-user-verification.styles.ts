import { css } from 'lit';

export const userVerificationStyles = css`
  /* Only what it opens is seen. */
  :host {
    display: contents;
  }
  .dialog {
    inline-size: min(var(--auth-card-width, 25rem) + 2rem, 100dvi);
    container-type: inline-size;
    font-family: var(--_font);
    line-height: 1.5;
    text-align: start;
    color: var(--_text);
  }
  .card[aria-busy] {
    min-block-size: 20rem;
  }
`;
