/** The largest that a picture can be made, times what fills the square. */
export const mostZoom = 4;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Six numbers, as `setTransform` of a canvas takes them. */
export type Matrix = readonly [number, number, number, number, number, number];

const middle: Point = { x: 0.5, y: 0.5 };

/**
 * Which square of a picture is cut out. Places in it are parts of its side, from 0 to 1, so that it does not matter how
 * large it is drawn. It never leaves the picture.
 */
export class Crop {
  readonly #width: number;
  readonly #height: number;
  #turns = 0;
  #zoom = 1;
  /** The middle of the square, in pixels of the picture as it is turned. */
  #at: Point;

  constructor({ width, height }: { readonly width: number; readonly height: number }) {
    this.#width = width;
    this.#height = height;
    this.#at = { x: width / 2, y: height / 2 };
  }

  get zoom(): number {
    return this.#zoom;
  }

  /** In pixels of the picture. */
  get side(): number {
    return Math.min(this.#width, this.#height) / this.#zoom;
  }

  /** Moves the picture, as a finger on it does. */
  move({ x, y }: Point): void {
    const { side } = this;
    this.#place({ x: this.#at.x - x * side, y: this.#at.y - y * side });
  }

  /** Makes the picture larger or smaller; what is at one place stays there. */
  zoomTo(zoom: number, at: Point = middle): void {
    const before = this.side;
    this.#zoom = Math.min(mostZoom, Math.max(1, zoom));
    const gained = before - this.side;
    this.#place({ x: this.#at.x + (at.x - 0.5) * gained, y: this.#at.y + (at.y - 0.5) * gained });
  }

  /** Turns the picture by a quarter, clockwise, around the middle of the square. */
  turn(): void {
    const { height } = this.#extent;
    const { x, y } = this.#at;
    this.#turns = (this.#turns + 1) % 4;
    this.#place({ x: height - y, y: x });
  }

  /** How the whole picture is drawn so that the square fills a canvas of this size. */
  matrix(size: number): Matrix {
    const scale = size / this.side;
    const [width, height] = [this.#width, this.#height];
    const turned: readonly Matrix[] = [
      [1, 0, 0, 1, 0, 0],
      [0, 1, -1, 0, height, 0],
      [-1, 0, 0, -1, width, height],
      [0, -1, 1, 0, 0, width],
    ];
    const [a, b, c, d, e, f] = turned[this.#turns] ?? [1, 0, 0, 1, 0, 0];
    const offset = (of: number): number => (this.side / 2 - of) * scale;
    return [a * scale, b * scale, c * scale, d * scale, e * scale + offset(this.#at.x), f * scale + offset(this.#at.y)];
  }

  /** As the picture is turned. */
  get #extent(): { readonly width: number; readonly height: number } {
    const [width, height] = [this.#width, this.#height];
    return this.#turns % 2 ? { width: height, height: width } : { width, height };
  }

  #place({ x, y }: Point): void {
    const { width, height } = this.#extent;
    const half = this.side / 2;
    const within = (value: number, most: number): number => Math.min(most - half, Math.max(half, value));
    this.#at = { x: within(x, width), y: within(y, height) };
  }
}
