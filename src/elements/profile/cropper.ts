import { AuthError } from '../../core/index.js';
import { Crop, type Point } from './crop.js';

/** How wide and high a picture is sent at most. */
const mostPixels = 1024;
/** The shorter side of what is kept in memory: what is sent is sharp up to half the largest zoom. */
const keptPixels = 2048;
const step = 0.05;
/** A finger that moves no further has pressed, and not dragged. */
const still = 0.02;

const keys: Readonly<Record<string, (crop: Crop) => void>> = {
  ArrowLeft: crop => crop.move({ x: -step, y: 0 }),
  ArrowRight: crop => crop.move({ x: step, y: 0 }),
  ArrowUp: crop => crop.move({ x: 0, y: -step }),
  ArrowDown: crop => crop.move({ x: 0, y: step }),
  '+': crop => crop.zoomTo(crop.zoom * 1.1),
  '=': crop => crop.zoomTo(crop.zoom * 1.1),
  '-': crop => crop.zoomTo(crop.zoom / 1.1),
  '−': crop => crop.zoomTo(crop.zoom / 1.1),
  r: crop => crop.turn(),
  R: crop => crop.turn(),
};

/** A picture that is being cropped, by pointers, keys and whatever else changes its {@link crop}, on canvases. */
export class Cropper {
  readonly crop: Crop;
  readonly #picture: ImageBitmap;
  readonly #moved: () => void;
  #canvases: readonly HTMLCanvasElement[] = [];
  readonly #pointers = new Map<number, Point>();
  /** Where the one pointer went down, until it has moved. */
  #pressed: Point | undefined;

  /** @param moved - Called after every change. */
  constructor(picture: ImageBitmap, moved: () => void) {
    this.#picture = picture;
    this.#moved = moved;
    this.crop = new Crop(picture);
  }

  /** Draws on these from now on. */
  show(canvases: readonly HTMLCanvasElement[]): void {
    this.#canvases = canvases;
    this.#draw();
  }

  change(how: (crop: Crop) => void): void {
    how(this.crop);
    this.#draw();
    this.#moved();
  }

  /** What is cut out, as a file. */
  async toBlob(): Promise<Blob> {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = Math.max(1, Math.min(mostPixels, Math.round(this.crop.side)));
    this.#drawOn(canvas);
    // Where a browser does not write WebP it writes PNG.
    const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/webp', 0.92));
    if (!blob) throw unsupported();
    return blob;
  }

  /** Frees the memory. */
  close(): void {
    this.#picture.close();
  }

  #draw(): void {
    for (const canvas of this.#canvases) this.#drawOn(canvas);
  }

  #drawOn(canvas: HTMLCanvasElement): void {
    const context = canvas.getContext('2d');
    if (!context) throw unsupported();
    context.resetTransform();
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingQuality = 'high';
    context.setTransform(...this.crop.matrix(canvas.width));
    context.drawImage(this.#picture, 0, 0);
  }

  readonly keydown = (event: KeyboardEvent): void => {
    const how = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
    if (!how || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.change(how);
  };

  readonly wheel = (event: WheelEvent): void => {
    const before = this.crop.zoom;
    this.change(crop => crop.zoomTo(before * Math.exp(-event.deltaY / 500), placeOf(event)));
    // At either end the page scrolls on.
    if (this.crop.zoom !== before) event.preventDefault();
  };

  readonly pointerdown = (event: PointerEvent): void => {
    if (event.button !== 0 || !(event.currentTarget instanceof Element)) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = placeOf(event);
    this.#pointers.set(event.pointerId, at);
    this.#pressed = this.#pointers.size === 1 ? at : undefined;
  };

  readonly pointermove = (event: PointerEvent): void => {
    const from = this.#pointers.get(event.pointerId);
    if (!from) return;
    const to = placeOf(event);
    if (this.#pressed && distance(this.#pressed, to) < still) return;
    this.#pressed = undefined;
    const [other] = [...this.#pointers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    this.#pointers.set(event.pointerId, to);
    this.change(crop => {
      if (!other) {
        crop.move({ x: to.x - from.x, y: to.y - from.y });
        return;
      }
      // Two fingers: their middle moves the picture, their distance makes it larger.
      crop.move({ x: (to.x - from.x) / 2, y: (to.y - from.y) / 2 });
      const ratio = distance(to, other) / Math.max(0.01, distance(from, other));
      crop.zoomTo(crop.zoom * ratio, { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 });
    });
  };

  readonly pointerup = (event: PointerEvent): void => {
    this.#pointers.delete(event.pointerId);
    const at = this.#pressed;
    this.#pressed = undefined;
    // WCAG 2.5.7: what is dragged can be pressed as well. What was pressed comes into the middle.
    if (at && event.type === 'pointerup') this.change(crop => crop.move({ x: 0.5 - at.x, y: 0.5 - at.y }));
  };
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/** Where in the canvas something happened. */
function placeOf({ currentTarget, clientX, clientY }: MouseEvent): Point {
  if (!(currentTarget instanceof Element)) return { x: 0.5, y: 0.5 };
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return { x: (clientX - left) / width, y: (clientY - top) / height };
}

/** Reads a picture as far as this browser can. */
export async function decode(file: Blob): Promise<ImageBitmap> {
  try {
    const whole = await createImageBitmap(file);
    const factor = keptPixels / Math.min(whole.width, whole.height);
    if (factor >= 1) return whole;
    const resizeWidth = Math.round(whole.width * factor);
    const resizeHeight = Math.round(whole.height * factor);
    const smaller = await createImageBitmap(whole, { resizeWidth, resizeHeight, resizeQuality: 'high' });
    whole.close();
    return smaller;
  } catch (cause) {
    if (!(cause instanceof DOMException)) throw cause;
    throw unsupported(cause);
  }
}

function unsupported(cause?: unknown): AuthError {
  const problem = { code: 'image_unsupported', message: 'The browser cannot read this picture.', field: 'file' };
  return new AuthError([problem], { cause });
}
