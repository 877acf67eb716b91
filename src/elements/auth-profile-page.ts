import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from './element-decorator.js';
import { ProfileItem } from './profile/profile-item.js';

/**
 * A page of your own in `<auth-user-profile>`, as a child of it: listed after the others, with your HTML as its content.
 *
 * @summary A page of your own in the account.
 * @slot - What the page holds. It stays in your page's own tree, and is shown while the page is open.
 */
@customElement('auth-profile-page')
export class AuthProfilePage extends ProfileItem {
  static override styles = css`
    :host {
      display: block;
    }
  `;

  /** Its name in the address: letters, digits, hyphens. One that the account has itself is not shown. */
  @property() path = '';
  /** Whether it is open: the account's to say. */
  @property({ attribute: false }) open = false;

  protected override render(): TemplateResult | typeof nothing {
    return this.open ? html`<slot></slot>` : nothing;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.size > 1 || !changed.has('open')) super.updated(changed);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'auth-profile-page': AuthProfilePage;
  }
}
