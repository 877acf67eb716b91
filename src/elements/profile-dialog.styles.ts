import { css } from 'lit';

/** The dialog with the account in it. */
export const profileDialogStyles = css`
  .dialog {
    inline-size: min(var(--auth-profile-width, 55rem) + 2rem, 100dvi);
    color: var(--_text);
  }
  .dialog-frame {
    position: relative;
  }
  .dialog-close {
    position: absolute;
    inset-block-start: 0.5rem;
    inset-inline-end: 0.5rem;
    display: grid;
    place-items: center;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    cursor: pointer;
  }
  .dialog-close:hover {
    background: color-mix(in srgb, var(--_text) 6%, transparent);
  }
  ::slotted(auth-user-profile) {
    --auth-card-shadow: 0 2px 12px rgb(0 0 0 / 0.2);
  }
  /* A phone has no room for a page behind it. */
  @media (max-width: 40rem) {
    .dialog {
      inline-size: 100dvi;
      block-size: 100dvb;
      max-block-size: none;
      padding: 0;
      background: var(--_surface);
    }
    .dialog-frame {
      min-block-size: 100%;
    }
    ::slotted(auth-user-profile) {
      --auth-card-radius: 0;
      --auth-card-shadow: none;
      --auth-profile-width: none;
      --auth-profile-height: 100dvb;
    }
  }
`;
