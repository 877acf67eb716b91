import { css } from 'lit';

/** Choosing and cropping a picture: loaded with the forms that do. */
export const pictureStyles = css`
  @layer auth-elements {
    .auth-drop {
      position: relative;
      display: grid;
      justify-items: center;
      gap: 0.75rem;
      padding: 1.5rem min(1.25rem, 4vi);
      border: 1.5px dashed color-mix(in srgb, var(--_edge) 70%, transparent);
      border-radius: var(--_radius);
      background: var(--_surface);
      text-align: center;
    }
    .auth-drop > .auth-error:empty {
      display: none;
    }
    .auth-drop > .auth-error {
      padding: 0;
    }
    .auth-drop[data-over] {
      border-color: var(--_ring);
      background: color-mix(in srgb, var(--_surface), var(--_ring) 8%);
    }
    /* There for keys and for who hears it; what is seen is its label. */
    .auth-file {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .auth-file-label {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      min-block-size: var(--_control);
      padding: 0.5rem 1rem;
      border: 1px solid color-mix(in srgb, var(--_edge) 60%, transparent);
      border-radius: var(--auth-button-radius, var(--_radius));
      background: var(--_surface);
      color: var(--_text);
      font-size: 0.9375rem;
      font-weight: 500;
      cursor: pointer;
    }
    .auth-file-label:hover {
      background: color-mix(in srgb, var(--_surface), var(--_text) 4%);
    }
    .auth-file:focus-visible + .auth-file-label {
      outline: 2px solid var(--_ring);
      outline-offset: 2px;
    }
    .auth-crop {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 1rem;
    }
    .auth-crop-frame {
      position: relative;
      justify-self: center;
      inline-size: min(100%, 18rem);
      aspect-ratio: 1;
      overflow: clip;
      border-radius: var(--_radius);
      /* What is transparent in the picture. */
      background: repeating-conic-gradient(#d4d6dc 0 25%, #f4f5f7 0 50%) 0 0 / 1rem 1rem;
    }
    .auth-crop-frame::after {
      content: '';
      position: absolute;
      inset: 0;
      border: 2px solid #fff;
      border-radius: var(--auth-avatar-radius, 50%);
      box-shadow: 0 0 0 20rem rgb(10 11 14 / 0.55);
      pointer-events: none;
    }
    .auth-crop-frame:focus-within {
      outline: 2px solid var(--_ring);
      outline-offset: 2px;
    }
    .auth-crop-area {
      display: block;
      inline-size: 100%;
      block-size: 100%;
      outline: none;
      cursor: grab;
      touch-action: none;
      user-select: none;
    }
    .auth-crop-area:active {
      cursor: grabbing;
    }
    .auth-crop-tools {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.75rem 1rem;
    }
    .auth-crop-preview {
      flex: none;
      inline-size: 3rem;
      block-size: 3rem;
      border-radius: var(--auth-avatar-radius, 50%);
      background: var(--_surface);
      box-shadow: 0 0 0 1px var(--_line);
    }
    .auth-crop-zoom {
      flex: 1 1 7rem;
      display: grid;
      gap: 0.25rem;
      min-inline-size: 0;
    }
    .auth-crop-zoom > .auth-label {
      padding: 0;
      font-size: 0.875rem;
    }
    .auth-range {
      inline-size: 100%;
      min-block-size: 1.5rem;
      margin: 0;
      accent-color: var(--_fill);
      cursor: pointer;
    }
    .auth-range:focus-visible {
      outline: 2px solid var(--_ring);
      outline-offset: 2px;
      border-radius: calc(var(--_radius) / 2);
    }
    @media (forced-colors: active) {
      .auth-crop-frame::after {
        border-color: Highlight;
      }
    }
  }
`;
