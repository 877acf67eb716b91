import { html, nothing, type ElementPart, type TemplateResult } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';
import { fieldError } from '../parts/field.js';
import { formSheets } from '../styles/form.styles.js';
import { mostZoom } from './crop.js';
import { Cropper, decode } from './cropper.js';
import { pictureStyles } from './picture.styles.js';
import type { FormView, Profile } from './profile.js';
import { saveOrCancel } from './rows.js';

formSheets.add(pictureStyles);

const section = 'profile';
/** What the server takes. */
const mostBytes = 10 * 1024 * 1024;
const types = 'image/png,image/jpeg,image/webp,image/gif';

/** Chooses a picture: from the device, by dropping it, or from the clipboard. */
export function pictureForm(profile: Profile): FormView {
  const { term } = profile;
  return {
    title: () => term(profile.user.hasImage ? 'changePicture' : 'addPicture'),
    fields: ['file'],
    form: () =>
      html`${dropArea(profile)}
        <div class="auth-buttons">
          <button class="auth-cancel" type="button" @click=${() => profile.close()}>${term('cancel')}</button>
        </div>`,
    check: data => {
      const file = data.get('file');
      if (!(file instanceof File) || file.size === 0) return [{ code: 'image_unsupported', field: 'file' }];
      return file.size > mostBytes ? [{ code: 'image_too_large', field: 'file' }] : [];
    },
    submit: async data => {
      const file = data.get('file');
      if (file instanceof File) openCrop(profile, await decode(file));
    },
    actions: () => (profile.user.hasImage ? [{ label: term('removePicture'), run: () => openRemoval(profile) }] : []),
  };
}

function dropArea(profile: Profile): TemplateResult {
  const { term } = profile;
  const id = profile.id('picture');
  const error = profile.problem('file');
  return html`<div class="auth-drop" @dragover=${over} @dragleave=${left} @drop=${dropped} ${pasted(take)}>
    <input
      class="auth-file"
      id=${id}
      name="file"
      type="file"
      accept=${types}
      aria-describedby="${id}-hint ${id}-error"
      aria-invalid=${error ? 'true' : nothing}
      @click=${forget}
      @change=${chosen}
    />
    <label class="auth-file-label" for=${id}>${term('choosePicture')}</label>
    <p class="auth-text" id="${id}-hint">${term('pictureHint')}</p>
    ${fieldError(id, error)}
  </div>`;
}

/** The same file may be chosen once more. */
function forget({ currentTarget: input }: Event): void {
  if (input instanceof HTMLInputElement) input.value = '';
}

function chosen({ currentTarget: input }: Event): void {
  if (input instanceof HTMLInputElement && input.files?.length) input.form?.requestSubmit();
}

function over(event: DragEvent): void {
  if (!event.dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'copy';
  mark(event, true);
}

const left = (event: DragEvent): void => mark(event, false);

function dropped(event: DragEvent): void {
  mark(event, false);
  if (!event.dataTransfer?.types.includes('Files')) return;
  // Or the browser would leave the page for the picture.
  event.preventDefault();
  if (event.currentTarget instanceof Element) take(event.currentTarget, event.dataTransfer.files);
}

function mark({ currentTarget: area }: DragEvent, over: boolean): void {
  if (area instanceof Element) area.toggleAttribute('data-over', over);
}

/** Goes on as if these had been chosen. */
function take(area: Element, files: FileList): void {
  const input = area.querySelector<HTMLInputElement>('input[type=file]');
  if (!input || files.length === 0) return;
  input.files = files;
  input.form?.requestSubmit();
}

type Take = (area: Element, files: FileList) => void;

/** Listens for files that are pasted anywhere on the page, for as long as its element is there. */
class Pasted extends AsyncDirective {
  #area: Element | undefined;
  #take: Take = () => {};

  override update({ element }: ElementPart, [taking]: [taking: Take]): symbol {
    this.#take = taking;
    if (!this.#area) this.#listen();
    this.#area = element;
    return nothing;
  }

  override render(_taking: Take): symbol {
    return nothing;
  }

  protected override disconnected(): void {
    document.removeEventListener('paste', this.#pasted);
  }

  protected override reconnected(): void {
    this.#listen();
  }

  #listen(): void {
    document.addEventListener('paste', this.#pasted);
  }

  readonly #pasted = (event: ClipboardEvent): void => {
    const files = event.clipboardData?.files;
    if (!this.#area || !files?.length) return;
    event.preventDefault();
    this.#take(this.#area, files);
  };
}

const pasted = directive(Pasted);

function openCrop(profile: Profile, picture: ImageBitmap): void {
  const cropper = new Cropper(picture, () => profile.requestUpdate());
  profile.open(section, cropForm(profile, cropper));
  void profile.host.updateComplete.then(() => {
    profile.host.querySelector<HTMLElement>('.auth-crop-area')?.focus({ preventScroll: true });
  });
}

/** Crops a picture, and sends it. */
function cropForm(profile: Profile, cropper: Cropper): FormView {
  const { term, client } = profile;
  return {
    title: () => term('cropPicture'),
    form: () => html`${cropArea(profile, cropper)} ${saveOrCancel(profile)}`,
    shown: form => cropper.show([...form.querySelectorAll('canvas')]),
    submit: async () => {
      await client.account.setProfileImage({ file: await cropper.toBlob() });
      cropper.close();
      profile.close(term('pictureSaved'));
    },
    actions: () => [{ label: term('anotherPicture'), run: () => profile.open(section, pictureForm(profile)) }],
  };
}

function cropArea(profile: Profile, cropper: Cropper): TemplateResult {
  const { term } = profile;
  const id = profile.id('crop');
  return html`<div class="auth-crop">
    <div class="auth-crop-frame">
      <canvas
        class="auth-crop-area"
        width="640"
        height="640"
        tabindex="0"
        role="application"
        aria-label=${term('cropArea')}
        aria-describedby="${id}-hint"
        @keydown=${cropper.keydown}
        @wheel=${cropper.wheel}
        @pointerdown=${cropper.pointerdown}
        @pointermove=${cropper.pointermove}
        @pointerup=${cropper.pointerup}
        @pointercancel=${cropper.pointerup}
      ></canvas>
    </div>
    <p class="auth-text" id="${id}-hint">${term('cropHint')}</p>
    ${tools(profile, cropper)}
  </div>`;
}

function tools(profile: Profile, cropper: Cropper): TemplateResult {
  const { term } = profile;
  const id = profile.id('zoom');
  const percent = Math.round(cropper.crop.zoom * 100);
  const zoom = ({ currentTarget: input }: Event): void => {
    if (input instanceof HTMLInputElement) cropper.change(crop => crop.zoomTo(input.valueAsNumber / 100));
  };
  const turn = (): void => cropper.change(crop => crop.turn());
  return html`<div class="auth-crop-tools">
    <canvas class="auth-crop-preview" width="144" height="144" role="img" aria-label=${term('preview')}></canvas>
    <div class="auth-crop-zoom">
      <label class="auth-label" for=${id}>${term('zoom')}</label>
      <input
        class="auth-range"
        id=${id}
        type="range"
        min="100"
        max=${mostZoom * 100}
        aria-valuetext="${percent} %"
        .value=${String(percent)}
        @input=${zoom}
      />
    </div>
    <button class="auth-cancel" type="button" @click=${turn}>${term('turn')}</button>
  </div>`;
}

function openRemoval(profile: Profile): void {
  profile.open(section, removalForm(profile));
  void profile.host.updateComplete.then(() => {
    profile.host.shadowRoot?.querySelector<HTMLElement>('.panel-title')?.focus({ preventScroll: true });
  });
}

/** Asks once more before the picture is deleted. */
function removalForm(profile: Profile): FormView {
  const { term, client } = profile;
  return {
    title: () => term('removePictureSure'),
    form: () =>
      html`<p class="auth-text">${term('removePictureText')}</p>
        ${saveOrCancel(profile, term('remove'), true)}`,
    submit: async () => {
      await client.account.deleteProfileImage();
      profile.close(term('pictureRemoved'));
    },
  };
}
