import { AuthElement } from './auth-element.js';
import { LocalizeController } from './localize-controller.js';

/** An element that says something: it waits for its language before it renders, and renders anew in another. */
export abstract class TextElement extends AuthElement {
  protected readonly localize = new LocalizeController(this);

  protected override scheduleUpdate(): void | Promise<unknown> {
    const { loading } = this.localize;
    return loading ? loading.then(() => super.scheduleUpdate()) : super.scheduleUpdate();
  }
}
