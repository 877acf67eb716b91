import { css } from 'lit';

/** A modal dialog of a shadow tree: as large as the card in it, in the middle of the window. */
export const dialogStyles = css`
  .dialog {
    box-sizing: border-box;
    max-inline-size: 100dvi;
    max-block-size: 100dvb;
    margin: auto;
    padding: 1rem;
    overflow: auto;
    overscroll-behavior: contain;
    border: 0;
    background: none;
    color: inherit;
  }
  .dialog::backdrop {
    background: rgb(10 10 15 / 0.5);
  }
  .dialog:focus {
    outline: none;
  }
  @media (prefers-reduced-motion: no-preference) {
    .dialog[open] {
      animation: auth-appear 0.16s ease-out;
    }
  }
  @keyframes auth-appear {
    from {
      opacity: 0;
      translate: 0 0.5rem;
    }
  }
`;
