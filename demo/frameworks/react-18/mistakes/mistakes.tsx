import type {} from 'auth-elements/react-18';
import { useRef } from 'react';

/** What the types have to find. */
export function Mistakes() {
  const form = useRef<HTMLElementTagNameMap['auth-sign-in']>(null);
  // wrong: there is no such field
  form.current?.addEventListener('auth-signed-in', event => event.nobody);
  // wrong: an error is no word
  form.current?.addEventListener('auth-error', event => event.error.toUpperCase());
  return (
    <>
      {/* wrong: this is another element */}
      <auth-provider ref={form} />
      {/* wrong: there is no such routing */}
      <auth-sign-in routing="elsewhere" />
    </>
  );
}
