import { AuthElement } from './auth-element.js';
import { property } from './element-decorator.js';
import { LocalizeController, type OwnTexts } from './localize-controller.js';

/** An element that says something: it waits for its language before it renders, and renders anew in another. */
export abstract class TextElement extends AuthElement {
  /** Texts in place of ours and of the provider's, by language. In HTML it is JSON. */
  @property() texts?: OwnTexts;

  protected readonly localize = new LocalizeController(this, () => [this.auth.texts, this.texts]);

  protected override scheduleUpdate(): void | Promise<unknown> {
    const { loading } = this.localize;
    return loading ? loading.then(() => super.scheduleUpdate()) : super.scheduleUpdate();
  }
}
