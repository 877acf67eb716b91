import { html, nothing, type TemplateResult } from 'lit';
import type { EmailAddress, User } from '../../core/index.js';
import type { AccountTerm } from '../account-words.js';
import { breakable } from '../parts/names.js';
import { removalForm } from './removal-form.js';
import { beginProof, type Proved, type ProofOf } from './proof.js';
import { addButton, focusIn, row, textButton, type Badge } from './rows.js';
import type { Profile, Section } from './profile.js';

/** An address or a number by which somebody is reached, as both are shown. */
export interface Reached extends Proved {
  readonly status: NonNullable<EmailAddress['verification']>['status'] | undefined;
  /** What the person's accounts elsewhere have it from. */
  readonly linked?: readonly string[];
}

/** What tells addresses and numbers apart. */
export interface ReachedKind {
  readonly proof: ProofOf;
  title(term: AccountTerm): string;
  addLabel(term: AccountTerm): string;
  removal(term: AccountTerm, name: string): { readonly title: string; readonly text: string };
  /** All that somebody has, as they were added. */
  list(user: User): readonly Reached[];
  primary(user: User): string | null;
  /** Whether they are given once and for all. */
  readonly immutable: boolean;
  add(): void;
  makePrimary(id: string): Promise<unknown>;
  remove(id: string): Promise<unknown>;
}

/** A section with a list of them. */
export function reachedSection(profile: Profile, kind: ReachedKind): Section {
  const { term } = profile;
  const { section } = kind.proof;
  return {
    name: section,
    title: () => kind.title(term),
    content: () => {
      const primary = kind.primary(profile.user);
      const all = kind.list(profile.user);
      const sorted = [...all.filter(({ id }) => id === primary), ...all.filter(({ id }) => id !== primary)];
      return html`
        ${sorted.map(reached => reachedRow(profile, kind, reached, reached.id === primary))}
        ${kind.immutable ? nothing : addButton(profile, section, kind.addLabel(term), () => kind.add())}
      `;
    },
  };
}

function reachedRow(profile: Profile, kind: ReachedKind, reached: Reached, isPrimary: boolean): TemplateResult {
  const { term } = profile;
  const { id, name, status, linked = [] } = reached;
  const badges: readonly Badge[] = [
    ...(isPrimary ? [{ label: term('primary') }] : []),
    ...(status === 'verified' ? [] : [{ label: term('unverified'), kind: 'warning' as const }]),
    ...linked.map(site => ({ label: term('linkedTo', site) })),
  ];
  return row({
    key: id,
    text: html`<bdi dir="ltr">${breakable(name)}</bdi>`,
    badges,
    actions: kind.immutable ? [] : actions(profile, kind, reached, isPrimary),
  });
}

function actions(profile: Profile, kind: ReachedKind, reached: Reached, isPrimary: boolean): readonly TemplateResult[] {
  const { term } = profile;
  const { id, name, status } = reached;
  const { section } = kind.proof;
  const verify = (): void => profile.run(section, () => beginProof(profile, kind.proof, reached));
  const makePrimary = (): void =>
    profile.run(section, async () => {
      await kind.makePrimary(id);
      profile.announce(term('primaryNow', name));
      focusIn(profile, section, id);
    });
  const remove = (): void => {
    const { title, text } = kind.removal(term, name);
    const done = term('removedNow', name);
    profile.open(section, removalForm(profile, { section, title, text, done, remove: () => kind.remove(id) }));
  };
  const isVerified = status === 'verified';
  return [
    ...(isVerified ? [] : [textButton(term('verify'), verify, term('verifyNamed', name))]),
    ...(isVerified && !isPrimary ? [textButton(term('makePrimary'), makePrimary, term('makePrimaryNamed', name))] : []),
    textButton(term('remove'), remove, term('removeOne', name)),
  ];
}
