import type {} from 'auth-elements/react';

/** What the types have to find. */
export const mistakes = (
  <>
    {/* wrong: a client is no word */}
    <auth-provider client="a word" />
    {/* wrong: there is no such routing */}
    <auth-sign-in routing="elsewhere" />
    {/* wrong: there is no such field */}
    <auth-sign-in onauth-signed-in={event => event.nobody} />
    {/* wrong: an error is no word */}
    <auth-sign-in onauth-error={event => event.error.toUpperCase()} />
  </>
);
