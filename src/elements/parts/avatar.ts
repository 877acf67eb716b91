import { html, type TemplateResult } from 'lit';
import { safeLink, type User } from '../../core/index.js';
import { pageAddress } from '../own.js';
import { displayName } from './names.js';

/** At most two letters, whole ones as people read them, of whatever script. */
export function initials(name: string): string {
  const [local = ''] = name.split(/[+@]/);
  const words = local.split(/[\s._-]+/).filter(word => /^[\p{L}\p{N}]/u.test(word));
  const first = [words[0], words.length > 1 ? words.at(-1) : undefined];
  const letters = new Intl.Segmenter();
  return first
    .map(word => (word ? ([...letters.segment(word)][0]?.segment ?? '') : ''))
    .join('')
    .toLocaleUpperCase();
}

/** A picture, over the initials that stay where there is no picture or it does not load. */
export function avatar(user: User): TemplateResult {
  const picture = user.hasImage ? safeLink(user.imageUrl, pageAddress()) : undefined;
  return html`<span class="avatar" part="avatar" aria-hidden="true">
    <span class="initials">${initials(displayName(user))}</span>
    ${picture ? html`<img class="picture" src=${picture} alt="" referrerpolicy="no-referrer" @error=${hide} />` : ''}
  </span>`;
}

function hide(event: Event): void {
  if (event.target instanceof HTMLElement) event.target.hidden = true;
}
