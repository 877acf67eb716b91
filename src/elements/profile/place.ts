import type { WalletPlace } from '../steps/wallet-choice.js';
import type { SearchPlace } from '../steps/wallet-search.js';
import type { ResendPlace } from '../steps/resend.js';
import type { Profile } from './profile.js';

/** A section as the parts of a flow's steps see it, which a form in it is made of. */
export function placeOf(profile: Profile, section: string): ResendPlace & WalletPlace & SearchPlace {
  return {
    host: profile.host,
    term: profile.localize.term,
    get environment() {
      return profile.environment;
    },
    get pending() {
      return profile.pending;
    },
    run: action => profile.run(section, action),
    announce: text => profile.announce(text),
    requestUpdate: () => profile.requestUpdate(),
  };
}
