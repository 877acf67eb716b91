import { nothing, type ElementPart } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';

/** Calls back each second until a moment of `performance.now()`, and once after it. Stops when its element goes. */
class Countdown extends AsyncDirective {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #until = 0;
  #tick: () => void = () => {};

  override update(_part: ElementPart, [until, tick]: [until: number, tick: () => void]): symbol {
    this.#tick = tick;
    if (until !== this.#until) {
      this.#until = until;
      this.#schedule();
    }
    return nothing;
  }

  override render(_until: number, _tick: () => void): symbol {
    return nothing;
  }

  protected override disconnected(): void {
    clearTimeout(this.#timer);
  }

  protected override reconnected(): void {
    this.#tick();
    this.#schedule();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    const left = this.#until - performance.now();
    if (left <= 0) return;
    this.#timer = setTimeout(
      () => {
        this.#tick();
        this.#schedule();
      },
      left % 1000 || 1000,
    );
  }
}

/** On an element whose text tells how long something has still to wait: `<button ${countdown(until, update)}>`. */
export const countdown = directive(Countdown);

/** Whole seconds until a moment of `performance.now()`, 0 when it is past. */
export function secondsUntil(moment: number): number {
  return Math.max(0, Math.ceil((moment - performance.now()) / 1000));
}
