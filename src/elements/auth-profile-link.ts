import { css, nothing } from 'lit';
import { customElement, property } from './element-decorator.js';
import { ProfileItem } from './profile/profile-item.js';

/**
 * A link of your own in the list of `<auth-user-profile>`, as a child of it.
 *
 * @summary A link of your own in the account.
 */
@customElement('auth-profile-link')
export class AuthProfileLink extends ProfileItem {
  static override styles = css`
    :host {
      display: none;
    }
  `;

  /** Where it leads: a path of this site, or a complete address of the web. */
  @property() href?: string;

  protected override render(): typeof nothing {
    return nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'auth-profile-link': AuthProfileLink;
  }
}
