import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { safeLink, safeRedirect, type Session } from '../core/index.js';
import { userButtonStyles } from './auth-user-button.styles.js';
import { customElement, property } from './element-decorator.js';
import { AuthErrorEvent } from './events.js';
import { FlowController } from './flow-controller.js';
import { followLink, goTo } from './go-to.js';
import { loadedDialog } from './loaded-dialog.js';
import { MenuController } from './menu-controller.js';
import { pageAddress } from './own.js';
import { avatar } from './parts/avatar.js';
import { personIcon, plusIcon, signOutIcon } from './parts/icons.js';
import { accountLine, breakable, displayName } from './parts/names.js';
import type { ProfileDialog } from './profile-dialog.js';
import { profileDialogStyles } from './profile-dialog.styles.js';
import { signOut } from './sign-out.js';
import { dialogStyles } from './styles/dialog.styles.js';
import { rolesStyles } from './styles/roles.styles.js';
import { TextElement } from './text-element.js';

/**
 * Who is signed in, as a picture that opens a menu: this browser's accounts, the way to manage one, and out of it.
 *
 * @summary Avatar, accounts, sign out.
 * @slot profile - The element's own: the account in its dialog. Put an `<auth-user-profile>` here to have that one shown.
 * @slot items - Links and buttons of your own in the menu. Whoever chooses one closes it.
 * @fires {AuthSignedOutEvent} auth-signed-out - Signed out; preventDefault() keeps the page from going elsewhere.
 * @fires {AuthErrorEvent} auth-error - Something did not work; the menu says so, too.
 * @csspart trigger - The button.
 * @csspart avatar - The picture, in the button and in the menu.
 * @csspart name - A person's name.
 * @csspart popover - What the button opens.
 * @csspart header - Who is signed in, at the top of it.
 * @csspart menu - The list below.
 * @csspart item - Each line of it.
 * @csspart separator - The lines between.
 * @csspart error - What went wrong.
 * @csspart dialog - The dialog with the account, with its backdrop.
 * @csspart dialog-close - The button that closes it.
 * @cssprop [--auth-accent=#4353d8] - The one colour that buttons, links and rings are made of.
 * @cssprop [--auth-color-primary] - The main button; without it, what can be read of the accent.
 * @cssprop [--auth-color-on-primary] - The words on it; without it, white or black.
 * @cssprop [--auth-color-link] - Links; without it, what can be read of the accent.
 * @cssprop [--auth-color-ring] - The ring around what has the focus; without it, what can be seen of the accent.
 * @cssprop [--auth-radius=0.625rem] - The corners.
 * @cssprop [--auth-font=inherit] - The font.
 * @cssprop [--auth-color-surface=light-dark(#fff, #17181d)] - What the element stands on.
 * @cssprop [--auth-color-text=light-dark(#1b1c22, #eceef3)] - Words.
 * @cssprop [--auth-color-muted=light-dark(#5d606b, #a5a9b6)] - Words that matter less.
 * @cssprop [--auth-color-border=light-dark(#dcdee5, #363841)] - Lines and frames.
 * @cssprop [--auth-color-input-border=light-dark(#858995, #757a88)] - The edges of inputs and buttons.
 * @cssprop [--auth-color-danger=light-dark(#b3261e, #ff9c94)] - What is wrong.
 * @cssprop [--auth-color-success=light-dark(#146c3c, #6fd39b)] - What is well.
 * @cssprop [--auth-control-size=2.75rem] - How high inputs and buttons are.
 * @cssprop [--auth-profile-width=55rem] - How wide the dialog with the account becomes.
 * @cssprop [--auth-avatar-radius=50%] - The corners of the picture.
 * @cssstate open - The menu is open.
 * @cssstate pending - A request is under way.
 * @cssstate empty - Nobody is signed in; the element takes no space.
 */
@customElement('auth-user-button')
export class AuthUserButton extends TextElement {
  static override styles: CSSResultGroup = [rolesStyles, dialogStyles, profileDialogStyles, userButtonStyles];
  static override shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };

  readonly #menu = new MenuController(this);
  readonly #flow = new FlowController(this, error => this.dispatchEvent(new AuthErrorEvent(error)));

  /** Shows the name beside the picture. */
  @property({ type: Boolean, attribute: 'show-name' }) showName = false;
  /** The account in a dialog (`modal`), or on a page (`navigation`). Without it, on a page where one is named. */
  @property({ attribute: 'profile-mode' }) profileMode?: 'modal' | 'navigation';
  /** The page where the account is managed. Without it, what the instance says. */
  @property({ attribute: 'user-profile-url' }) userProfileUrl?: string;
  /** Where another account is added. Without it, what the instance says. */
  @property({ attribute: 'sign-in-url' }) signInUrl?: string;
  /** Where to go after signing out. */
  @property({ attribute: 'after-sign-out-url' }) afterSignOutUrl?: string;
  /** Where to go after switching to another account. */
  @property({ attribute: 'after-switch-session-url' }) afterSwitchSessionUrl?: string;

  #dialog: ProfileDialog | undefined;

  /** The account, in a dialog that is loaded with its first use. The focus comes back to where the menu gives it. */
  #manage(): void {
    this.#run(async () => {
      this.#dialog ??= await loadedDialog(this, () => this.auth.router);
      this.#menu.close();
      this.#dialog.open();
    });
  }

  #signOut(sessionId: string | undefined): void {
    const { client, router } = this.auth;
    this.#run(() => signOut(this, client, { sessionId, target: this.afterSignOutUrl, router }));
  }

  #switchTo({ id }: Session): void {
    const { client, router } = this.auth;
    this.#run(async () => {
      await client.session.setActive(id);
      const instance = client.snapshot.environment?.displayConfig.afterSwitchSessionUrl;
      const url = safeRedirect(this.afterSwitchSessionUrl ?? instance, pageAddress());
      if (url) goTo(url, router);
    });
  }

  #run(action: () => Promise<void>): void {
    void this.#flow.run(async () => {
      await action();
      this.#menu.close();
    });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { session, expectsSession } = this.auth.snapshot;
    this.setState('empty', session === null || (!session && !expectsSession));
    this.setState('open', this.#menu.open);
    this.setState('pending', this.#flow.pending);
    if (!session) return nothing;
    const { localize } = this;
    return html`${this.#trigger(session)}
      <div
        class="popover"
        part="popover"
        id="popover"
        popover
        lang=${localize.language}
        dir=${localize.direction}
        @beforetoggle=${this.#menu.beforeToggle}
        @toggle=${this.#menu.toggled}
      >
        <div class="header person" part="header">${this.#person(session)}</div>
        ${this.#problem()}
        <div
          class="menu"
          part="menu"
          role="menu"
          aria-label=${localize.term('accountMenu')}
          @click=${this.#menu.clicked}
          @keydown=${this.#menu.keyInMenu}
        >
          ${this.#items(session)}
        </div>
      </div>
      ${this.#dialog?.render(localize)}`;
  }

  #trigger({ user }: Session): TemplateResult {
    const name = displayName(user);
    return html`<button
      class="trigger"
      part="trigger"
      type="button"
      popovertarget="popover"
      aria-haspopup="menu"
      aria-expanded=${this.#menu.open}
      lang=${this.localize.language}
      aria-label=${this.localize.term('account', name)}
      @keydown=${this.#menu.keyOnTrigger}
    >
      ${avatar(user)} ${this.showName ? html`<bdi class="trigger-name" part="name">${name}</bdi>` : nothing}
    </button>`;
  }

  #person({ user }: Session): TemplateResult {
    const line = accountLine(user);
    return html`${avatar(user)}
      <span class="names">
        <span class="name" part="name"><bdi>${breakable(displayName(user))}</bdi></span>
        ${line ? html`<span class="line"><bdi>${breakable(line)}</bdi></span>` : nothing}
      </span>`;
  }

  #problem(): TemplateResult {
    const [problem] = this.#flow.problems;
    const message = problem ? this.localize.problem(problem, this.auth.snapshot.environment) : nothing;
    return html`<p class="error" part="error" role="alert">${message}</p>`;
  }

  #items(session: Session): TemplateResult {
    const { client, environment } = this.auth.snapshot;
    const { term } = this.localize;
    const display = environment?.displayConfig;
    const others = client?.sessions.filter(({ id, status }) => id !== session.id && status === 'active') ?? [];
    const single = environment?.authConfig.singleSessionMode ?? true;
    const another = single ? undefined : safeLink(this.signInUrl ?? display?.signInUrl, pageAddress());
    const separator = html`<div class="separator" part="separator" role="separator"></div>`;
    return html`
      ${this.#account(display?.userProfileUrl)}
      <slot name="items" @slotchange=${this.#menu.slotted}></slot>
      ${this.#button(html`${signOutIcon} ${term('signOut')}`, () => this.#signOut(session.id))}
      ${others.length || another ? separator : nothing}
      ${repeat(
        others,
        ({ id }) => id,
        other =>
          this.#button(
            html`<span class="person">${this.#person(other)}</span>`,
            () => this.#switchTo(other),
            term('switchTo', displayName(other.user)),
          ),
      )}
      ${another ? this.#link(another, html`${plusIcon} ${term('addAccount')}`) : nothing}
      ${
        others.length
          ? html`${separator}
            ${this.#button(html`${signOutIcon} ${term('signOutAll')}`, () => this.#signOut(undefined))}`
          : nothing
      }
    `;
  }

  #account(ofInstance: string | null | undefined): TemplateResult | typeof nothing {
    const content = html`${personIcon} ${this.localize.term('manageAccount')}`;
    const named = this.userProfileUrl ?? ofInstance;
    const mode = this.profileMode ?? (named ? 'navigation' : 'modal');
    if (mode === 'modal') return this.#button(content, () => this.#manage());
    const url = safeLink(named, pageAddress());
    return url ? this.#link(url, content) : nothing;
  }

  #link(href: string, content: TemplateResult): TemplateResult {
    const follow = (event: MouseEvent): void => followLink(event, this, this.auth.router);
    return html`<a class="item" part="item" role="menuitem" tabindex="-1" href=${href} @click=${follow}>${content}</a>`;
  }

  #button(content: TemplateResult, action: () => void, label?: string): TemplateResult {
    return html`<button
      class="item"
      part="item"
      role="menuitem"
      type="button"
      tabindex="-1"
      aria-label=${label ?? nothing}
      aria-disabled=${this.#flow.pending ? 'true' : nothing}
      @click=${action}
    >
      ${content}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'auth-user-button': AuthUserButton;
  }
}
