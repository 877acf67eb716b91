import { html, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import type { AuthError } from '../core/index.js';
import { AccountWords } from './account-words.js';
import { AuthStepped } from './auth-stepped.js';
import { userProfileStyles } from './auth-user-profile.styles.js';
import { customElement, property } from './element-decorator.js';
import { AuthErrorEvent, AuthReadyEvent } from './events.js';
import { failureCard, guestCard, navItems } from './profile/cards.js';
import { card, sectionView, waitingCard } from './profile/frame.js';
import { makeProfile } from './profile/made-profile.js';
import { OpenPage } from './profile/open-page.js';
import { openOwn, ownPage } from './profile/own-pages.js';
import { PageSections } from './profile/page-sections.js';
import { isPage, pages } from './profile/pages.js';
import { PanelController } from './profile/panel-controller.js';
import { sectionStyles } from './profile/section.styles.js';
import { buttonStyles } from './styles/button.styles.js';
import { rolesStyles } from './styles/roles.styles.js';

/**
 * The account of who is signed in: the name, addresses and connections on one page, and on another the ways in, the
 * second step and the devices. It stands on a page of its own or in a dialog.
 *
 * @summary The account: profile, security, devices.
 * @slot - Pages and links of your own: `<auth-profile-page>`, `<auth-profile-link>`.
 * @slot form - The element's own: the form that is open, in the page's tree.
 * @slot verification - The element's own: what asks again who is there, where the page has nothing that does.
 * @fires {AuthReadyEvent} auth-ready - The first page is shown.
 * @fires {AuthErrorEvent} auth-error - Something did not work; the element says so, too.
 * @csspart card - The frame.
 * @csspart nav - The list of pages.
 * @csspart title - What the whole is called.
 * @csspart nav-item - Each page in the list.
 * @csspart page - What the page holds.
 * @csspart page-title - What the page is called.
 * @csspart section - One subject on the page.
 * @csspart section-title - What it is called.
 * @csspart row - One thing in it: an address, a passkey, a device.
 * @csspart badge - What such a thing is, in a word: primary, unverified.
 * @csspart action - A button at it.
 * @csspart ways - The sites or wallets to choose from.
 * @csspart way - Each of them.
 * @csspart panel - The frame of the form that is open.
 * @csspart panel-title - What the form is about.
 * @csspart avatar - The picture.
 * @csspart alert - What is wrong.
 * @csspart link - A link or a button that looks like one.
 * @cssclass auth-form - The form that is open.
 * @cssclass auth-field - A label, its input, and what is wrong with it.
 * @cssclass auth-label - The label.
 * @cssclass auth-input - The input.
 * @cssclass auth-error - What is wrong with a field.
 * @cssclass auth-hint - What helps with a field, below it.
 * @cssclass auth-buttons - The buttons below the fields.
 * @cssclass auth-submit - The button that sends the form; with `data-danger` where it cannot be taken back.
 * @cssclass auth-submit-label - Its words.
 * @cssclass auth-cancel - The button that closes the form.
 * @cssclass auth-text - A sentence in a form.
 * @cssclass auth-control - A password with the button that shows it.
 * @cssclass auth-password - The password.
 * @cssclass auth-toggle - The button that shows it.
 * @cssclass auth-toggle-off - The stroke through its picture.
 * @cssclass auth-identity - Whose password it is.
 * @cssclass auth-identifier - The address or name in it.
 * @cssclass auth-clip - What is there for screen readers and password managers and is not seen.
 * @cssclass auth-strength - What is said of a password that is being chosen.
 * @cssclass auth-rules - What it has to have.
 * @cssclass auth-rule - One of that.
 * @cssclass auth-check - A box or a button to tick, with its words.
 * @cssclass auth-check-input - What is ticked.
 * @cssclass auth-code - A one-time code.
 * @cssclass auth-code-cells - The row of its cells.
 * @cssclass auth-code-cell - One digit of it.
 * @cssclass auth-code-input - Its input.
 * @cssclass auth-resend - Around the button that has a code sent again.
 * @cssclass auth-link - A button that looks like a link.
 * @cssclass auth-phone - A phone number with its country.
 * @cssclass auth-country - The country.
 * @cssclass auth-number - The number.
 * @cssclass auth-qr - The QR code of an authenticator app.
 * @cssclass auth-secret - The same for typing.
 * @cssclass auth-secret-label - What it is.
 * @cssclass auth-secret-value - The key.
 * @cssclass auth-backup-codes - The backup codes, when they are shown.
 * @cssclass auth-backup-code - One of them.
 * @cssclass auth-tools - The buttons that copy, download and print.
 * @cssclass auth-tool - One of them.
 * @cssclass auth-choices - Several of which one is chosen.
 * @cssclass auth-drop - Where a picture is chosen or dropped.
 * @cssclass auth-file - The input for its file, which the button stands for.
 * @cssclass auth-file-label - The button that opens the device's pictures.
 * @cssclass auth-crop - What a picture is cropped with.
 * @cssclass auth-crop-frame - The frame of the picture that is being cropped.
 * @cssclass auth-crop-area - The picture in it.
 * @cssclass auth-crop-tools - What stands below it.
 * @cssclass auth-crop-preview - What becomes of it.
 * @cssclass auth-crop-zoom - The slider with its words.
 * @cssclass auth-range - How large the picture is.
 * @cssprop [--auth-accent=#4353d8] - The one colour that buttons, links and rings are made of.
 * @cssprop [--auth-color-primary] - The main button; without it, what can be read of the accent.
 * @cssprop [--auth-color-on-primary] - The words on it; without it, white or black.
 * @cssprop [--auth-color-link] - Links; without it, what can be read of the accent.
 * @cssprop [--auth-color-ring] - The ring around what has the focus; without it, what can be seen of the accent.
 * @cssprop [--auth-radius=0.625rem] - The corners.
 * @cssprop [--auth-button-radius=var(--auth-radius)] - The corners of buttons.
 * @cssprop [--auth-font=inherit] - The font.
 * @cssprop [--auth-color-surface=light-dark(#fff, #17181d)] - What the element stands on.
 * @cssprop [--auth-color-text=light-dark(#1b1c22, #eceef3)] - Words.
 * @cssprop [--auth-color-muted=light-dark(#5d606b, #a5a9b6)] - Words that matter less.
 * @cssprop [--auth-color-border=light-dark(#dcdee5, #363841)] - Lines and frames.
 * @cssprop [--auth-color-input-border=light-dark(#858995, #757a88)] - The edges of inputs and buttons.
 * @cssprop [--auth-color-danger=light-dark(#b3261e, #ff9c94)] - What is wrong, or cannot be taken back.
 * @cssprop [--auth-color-success=light-dark(#146c3c, #6fd39b)] - What is well.
 * @cssprop [--auth-control-size=2.75rem] - How high inputs and buttons are.
 * @cssprop [--auth-avatar-radius=50%] - The corners of the picture.
 * @cssprop [--auth-profile-width=55rem] - How wide the card becomes.
 * @cssprop [--auth-profile-height=34rem] - The least height, which is kept before the element is there, so that nothing moves.
 * @cssprop [--auth-card-radius=calc(var(--auth-radius) * 1.6)] - The card's corners.
 * @cssprop [--auth-card-shadow] - The shadow below the card.
 * @cssprop [--auth-color-input] - The ground of inputs; without it, the surface.
 * @cssstate loading - Nothing is known yet.
 * @cssstate pending - A request is under way.
 * @cssstate empty - Nobody is signed in.
 */
@customElement('auth-user-profile')
export class AuthUserProfile extends AuthStepped {
  static override styles: CSSResultGroup = [rolesStyles, buttonStyles, sectionStyles, userProfileStyles];

  /** Where a guest is led to sign in. Without it, what the instance says. */
  @property({ attribute: 'sign-in-url' }) signInUrl?: string;
  /** Other sites open in a window of their own, where the browser lets them. */
  @property({ type: Boolean }) popup = false;
  /** The page that it begins with, where the address names none: `account`, `security`, `activity`, or the `path` of your own. */
  @property() page?: string;

  readonly #words = new AccountWords(this.localize);
  readonly #panel = new PanelController(this, {
    localize: this.localize,
    client: () => this.auth.client,
    environment: () => this.auth.snapshot.environment,
    announce: text => this.#announce(text),
    failed: error => this.dispatchEvent(new AuthErrorEvent(error)),
  });
  readonly #profile = makeProfile({
    host: this,
    auth: this.auth,
    localize: this.localize,
    words: this.#words,
    panel: this.#panel,
    announce: text => this.#announce(text),
    leave: url => this.#open.leave(url),
  });
  readonly #sections = new PageSections(this.#profile, () => {
    const { user, environment } = this.auth.snapshot;
    return { page: this.#open.name, of: environment && user?.id };
  });
  readonly #open = new OpenPage(
    this,
    () => this.auth.router,
    () => this.#moved(),
  );
  #announced = '';
  #focusNext = false;
  #ready = false;
  #reported: AuthError | undefined;

  constructor() {
    super();
    this.localize.needsAll = true;
  }

  protected override scheduleUpdate(): void | Promise<unknown> {
    const { loading } = this.#words;
    return loading ? loading.then(() => super.scheduleUpdate()) : super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const named = this.routing !== 'none' || Boolean(this.auth.router);
    if (this.#open.follow(named)) this.#sections.make();
  }

  protected override render(): TemplateResult {
    const { session, user, environment, status } = this.auth.snapshot;
    this.setState('pending', this.#panel.pending);
    this.setState('loading', session !== null && !this.#isMade);
    this.setState('empty', session === null);
    const cards = { auth: this.auth, localize: this.localize, term: this.#words.term };
    if (session === null) return guestCard(this, cards, this.signInUrl);
    if (!user || !environment)
      return status === 'error' ? failureCard(cards, () => this.#panel.retry()) : waitingCard(this.localize);
    return card(
      {
        localize: this.localize,
        term: this.#words.term,
        items: navItems(this, this.#words.term, { environment, user, current: this.#open.name, go: this.#open.go }),
        announced: this.#announced,
      },
      html`<h3 class="page-title" part="page-title" tabindex="-1">${this.#label(this.#open.name)}</h3>
        ${
          ownPage(this, this.#open.name)
            ? html`<slot></slot>`
            : this.#sections.made?.map(section => sectionView(section, this.#panel.below(section.name)))
        }`,
    );
  }

  #label(page = ''): string {
    return isPage(page) ? pages[page].label(this.#words.term) : (ownPage(this, page)?.label ?? '');
  }

  get #isMade(): boolean {
    return Boolean(this.#sections.made ?? (this.auth.snapshot.user && ownPage(this, this.#open.name)));
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { status, error } = this.auth.snapshot;
    if (status === 'error' && error && error !== this.#reported)
      this.dispatchEvent(new AuthErrorEvent((this.#reported = error)));
    openOwn(this, this.#open.name);
    if (!this.#isMade) return;
    if (!this.#ready) this.dispatchEvent(new AuthReadyEvent());
    this.#ready = true;
    if (this.#focusNext) this.renderRoot.querySelector<HTMLElement>('.page-title')?.focus();
    this.#focusNext = false;
  }

  #moved(): void {
    this.#panel.clear();
    this.#focusNext = true;
    this.#announce(this.#label(this.#open.name));
  }

  #announce(text: string): void {
    this.#announced = text;
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'auth-user-profile': AuthUserProfile;
  }
}
