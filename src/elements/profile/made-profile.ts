import type { Environment, Session, User } from '../../core/index.js';
import type { AccountWords } from '../account-words.js';
import type { AuthController } from '../auth-controller.js';
import type { LocalizeController } from '../localize-controller.js';
import type { PanelController } from './panel-controller.js';
import type { Profile } from './profile.js';

export interface ProfileParts extends Pick<Profile, 'host' | 'announce' | 'leave'> {
  readonly host: Profile['host'] & { readonly uid: string };
  readonly auth: AuthController;
  readonly localize: LocalizeController;
  readonly words: AccountWords;
  readonly panel: PanelController;
}

/** What sections use of the element that shows them, as it is whenever they ask. */
export function makeProfile({ host, auth, localize, words, panel, announce, leave }: ProfileParts): Profile {
  return {
    host,
    localize,
    term: words.term,
    announce,
    leave,
    get client() {
      return auth.client;
    },
    get environment(): Environment {
      return known(auth.snapshot.environment);
    },
    get user(): User {
      return known(auth.snapshot.user);
    },
    get session(): Session {
      return known(auth.snapshot.session);
    },
    get pending() {
      return panel.pending;
    },
    id: name => `${host.uid}-${name}`,
    problem: field => panel.problem(field),
    open: (section, view) => panel.open(section, view),
    isOpen: section => panel.isOpen(section),
    close: said => panel.close(said),
    run: (section, action) => panel.run(section, action),
    requestUpdate: () => host.requestUpdate(),
  };
}

function known<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new TypeError('Nobody is signed in.');
  return value;
}
