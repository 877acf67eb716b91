import { css, unsafeCSS, type CSSResult } from 'lit';

// By a name of its own: declarations alone, and rules whose selectors come later, are no sheet that could be checked.
const pieces = css;

/*
 * The tiers: `--auth-*` are the page's to set, `--_*` are what our sheets read. One accent is enough: the shades that
 * carry text are moved away from where neither black nor white could be read on them, so contrast stays above 4.5 : 1.
 * What is pressed goes further the same way. A design system that has its own colours for these names them, and answers
 * for their contrast.
 * Light or dark is the page's `color-scheme`. Who asks for more contrast gets it where a quieter shade was but taste.
 */
const roles = pieces`
  --_accent: var(--auth-accent, #4353d8);
  --_surface: var(--auth-color-surface, light-dark(#fff, #17181d));
  --_text: var(--auth-color-text, light-dark(#1b1c22, #eceef3));
  --_muted: var(--auth-color-muted, light-dark(#5d606b, #a5a9b6));
  --_line: var(--auth-color-border, light-dark(#dcdee5, #363841));
  --_edge: var(--auth-color-input-border, light-dark(#858995, #757a88));
  --_danger: var(--auth-color-danger, light-dark(#b3261e, #ff9c94));
  --_success: var(--auth-color-success, light-dark(#146c3c, #6fd39b));
  --_fill: var(--auth-color-primary, var(--_accent));
  --_on-fill: var(--auth-color-on-primary, #fff);
  --_press: #000;
  --_link: var(--auth-color-link, var(--_accent));
  --_ring: var(--auth-color-ring, var(--_accent));
  --_soft: color-mix(in srgb, var(--_text) 4%, transparent);
  --_radius: var(--auth-radius, 0.625rem);
  --_control: var(--auth-control-size, 2.75rem);
  --_font: var(--auth-font, inherit);
`;

// The step at a lightness of 0.6 chooses the side: darker with white on it, or lighter with black.
const isLight = unsafeCSS('clamp(0, (l - 0.6) * 1000000, 1)');
const shades = pieces`
  --_fill: var(
    --auth-color-primary,
    oklch(from var(--_accent) calc((1 - ${isLight}) * min(l, 0.54) + ${isLight} * max(l, 0.66)) c h)
  );
  --_on-fill: var(--auth-color-on-primary, oklch(from var(--_accent) calc(1 - ${isLight}) 0 0));
  --_press: oklch(from var(--auth-color-primary, var(--_accent)) ${isLight} 0 0);
  --_link: var(
    --auth-color-link,
    light-dark(oklch(from var(--_accent) min(l, 0.47) c h), oklch(from var(--_accent) max(l, 0.77) min(c, 0.13) h))
  );
  --_ring: var(
    --auth-color-ring,
    light-dark(oklch(from var(--_accent) min(l, 0.6) c h), oklch(from var(--_accent) max(l, 0.66) c h))
  );
`;

function rolesOf(selector: string): CSSResult {
  const where = unsafeCSS(selector);
  return pieces`
    ${where} {
      ${roles}
    }
    @supports (color: oklch(from red l c h)) {
      ${where} {
        ${shades}
      }
    }
    @media (prefers-contrast: more) {
      ${where} {
        --_muted: var(--_text);
        --_line: var(--_text);
        --_edge: var(--_text);
      }
    }
  `;
}

/** The roles on a shadow host. */
export const rolesStyles = pieces`
  ${rolesOf(':host')}
  :host([hidden]) {
    display: none;
  }
`;

/** The roles on the form in the page's tree, for a sheet that puts them into its layer. */
export const formRoles = rolesOf('.auth-form');
